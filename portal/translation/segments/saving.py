"""Decides what becomes of the texts that somebody wrote: saved as a draft, refused with a reason, or in the way of
what somebody else saved meanwhile. The public page is never touched."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ...models.segments import SegmentMark
from ...slugs import free_slug
from ...tree import lock_row
from . import markers
from .building import build
from .reading import Reading, Segment, State
from .versions import reading_of
from .words_of_people import digest, mark, mark_outdated, tidy, words_about

LONGEST = 20_000


@dataclass
class Written:
    """What somebody wrote, by key, and the versions they had before them. ``unsure`` is not to count as confirmed."""

    texts: Mapping[str, str]
    confirmed: frozenset[str] = frozenset()
    dropped: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()
    source_number: int = 0
    revision_number: int = 0


@dataclass
class Outcome:
    """What was saved, by key; what was not, with the reason; and what somebody else had saved in its place."""

    saved: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    # Why the page as a whole could not be saved, where no text of it is at fault.
    reasons: list[str] = field(default_factory=list)
    by_whom: Any = None
    revision: Any = None

    @property
    def is_whole(self) -> bool:
        """Say whether everything that was written is saved."""
        return not (self.refused or self.theirs or self.unknown or self.reasons)


@transaction.atomic
def save(page: Any, written: Written, user: Any) -> Outcome:
    """Save what was written as a new draft of the translation and say what became of each text.

    Texts that do not collide with what was saved meanwhile are joined with it.
    """
    lock_row(page.pk)
    page = type(page).objects.get(pk=page.pk)
    words = words_about(page)
    now = reading_of(page, written.source_number, words=words)
    shown = reading_of(page, written.source_number, written.revision_number, words)
    outcome = Outcome()
    for key, text in written.texts.items():
        before, segment = shown.by_key.get(key), now.by_key.get(key)
        _sort(outcome, key, _as_kept(text, segment or before), before, segment)
    if outcome.theirs and page.latest_revision is not None:
        outcome.by_whom = page.latest_revision.user
    dropped = frozenset(one.whole for one in now.segments if one.whole in written.dropped)
    _address_from_title(now, outcome)
    if outcome.saved or dropped:
        try:
            with transaction.atomic():
                draft = build(now, outcome.saved, dropped)
                draft.written_against = page.source.revisions.filter(pk=written.source_number).first()
                outcome.revision = _save_draft(page, draft, user)
        except ValidationError as error:
            _refuse_all(outcome, error)
            return outcome
    _keep_marks(page, now, outcome, written, user)
    return outcome


def _as_kept(text: str, segment: Segment | None) -> str:
    """Return a typed text as it is kept: in one line where its field has no more."""
    text = tidy(text)
    has_lines = segment is None or segment.text.is_rich or segment.text.has_lines
    return text if has_lines else " ".join(text.split())


def _sort(outcome: Outcome, key: str, text: str, shown: Segment | None, now: Segment | None) -> None:
    if shown is None and now is None:
        outcome.unknown.append(key)
    elif text == (shown.written if shown else ""):
        outcome.unchanged.append(key)
    elif now is None:
        outcome.refused[key] = _("Somebody took this text off the page meanwhile.")
    elif text == now.written:
        outcome.unchanged.append(key)
    elif shown is not None and now.target != shown.target:
        outcome.theirs[key] = now.written
    elif problem := problem_with(text, now):
        outcome.refused[key] = problem
    else:
        outcome.saved[key] = text


def problem_with(text: str, segment: Segment) -> str:
    """Return why a text cannot be saved, or an empty text; a mark that is missing can wait until submission."""
    longest = min(segment.text.longest or LONGEST, LONGEST)
    if len(text) > longest:
        return _("This is longer than %(longest)s characters.") % {"longest": longest}
    if markers.holds_html(text, segment.source + segment.target):
        return _("This holds HTML. Write plain text; bold and links are the marks like {1}.")
    if segment.text.is_rich:
        try:
            markers.piece_of(text, segment.markers)
        except ValidationError as error:
            return " ".join(error.messages)
    return ""


def _address_from_title(reading: Reading, outcome: Outcome) -> None:
    """Give a translation that has only its source's address one of its own, made from its title."""
    address, title = reading.by_key.get("slug"), outcome.saved.get("title", "")
    if address is None or not title or outcome.saved.get("slug") or address.state != State.MISSING:
        return
    page = reading.target
    if wanted := slugify(title, allow_unicode=True)[:200]:
        outcome.saved["slug"] = free_slug(wanted, page.get_parent(), page)


def _save_draft(page: Any, draft: Any, user: Any) -> Any:
    """Save as the editor does: a revision; the row itself only of a page that is not public."""
    draft.full_clean()
    if not page.live:
        draft.save(clean=False)
    return draft.save_revision(user=user, log_action=True, clean=False)


def _refuse_all(outcome: Outcome, error: ValidationError) -> None:
    """Tell each field's own reason; what else was written is not saved either, and says so."""
    reasons = {name: " ".join(messages) for name, messages in getattr(error, "message_dict", {}).items()}
    for key in list(outcome.saved):
        field_name = key.split("#")[0].split(".")[0]
        outcome.refused[key] = reasons.pop(field_name, _("Not saved yet: another text on this page has to be mended."))
    outcome.reasons = [*reasons.values()] or ([] if hasattr(error, "error_dict") else error.messages)
    outcome.saved = {}


def _keep_marks(page: Any, now: Reading, outcome: Outcome, written: Written, user: Any) -> None:
    """Let the user stand for what they wrote, and for what they confirmed as it is."""
    pairs = set()
    for key, text in outcome.saved.items():
        segment = now.by_key[key]
        if text and key not in written.unsure and (text != segment.source or key in written.confirmed):
            pairs.add(digest(segment.source, text))
    for key in written.confirmed.intersection(outcome.unchanged):
        unchanged = now.by_key.get(key)
        if unchanged is not None and unchanged.source and unchanged.target:
            pairs.add(digest(unchanged.source, unchanged.target))
    mark(page, SegmentMark.Kind.PERSON, pairs, user)
    if outcome.revision is not None:
        left = [one for one in now.in_state(State.OUTDATED) if one.key not in outcome.saved]
        mark_outdated(page, {digest(one.source, one.target): one.before for one in left})
