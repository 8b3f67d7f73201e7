"""Decides what a review shows of each page that was handed in, and what its form says of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Revision

from ..rows_together import fetched
from ..translation.segments.reading import State
from ..translation.segments.side_by_side import side_by_side
from .corrections import Correctable, correctable, corrected
from .decisions import refuse_newer, shown_revision
from .differences import FieldDifference, differences
from .fetching import version_of
from .together import page_of

# What a reviewer of a translation is warned of.
UNSETTLED = (State.MISSING, State.OUTDATED, State.MACHINE, State.GONE)
# Names of the form: the revision of a companion that was read, and a text that was put right, by task state.
READ, CORRECTED = "read-", "correct-"


@dataclass(frozen=True)
class Part:
    """One page of a review, in one language: what is public, what would be, and what differs."""

    state: Any
    page: Any
    revision: Any
    shown: Any
    changed_since_submission: bool
    differences: list[FieldDifference]
    newer_differences: list[FieldDifference]
    preview_url: str
    before_url: str
    public_url: str
    pairs: list[Any]
    unfinished: list[Any]
    correctable: list[Correctable]


def part_of(state: Any, request: HttpRequest) -> Part:
    """Return what the review shows of a task state's page."""
    page = page_of(state)
    newest = shown_revision(state)
    shown = version_of(page)
    older = _read_before(state, page, request)
    pairs = side_by_side(page, newest, shown) if page.source_id else []
    return Part(
        state=state,
        page=page,
        revision=newest,
        shown=shown,
        changed_since_submission=newest.pk != state.revision_id,
        differences=differences(page if page.live else None, shown, request, page.named_rows),
        newer_differences=differences(older, shown, request, page.named_rows) if older else [],
        preview_url=reverse("preview_frame", args=[newest.pk]),
        before_url=reverse("preview_frame", args=[page.live_revision_id])
        if page.live and page.live_revision_id
        else "",
        public_url=page.public_path if page.live else "",
        pairs=pairs,
        unfinished=[row for row in pairs if row.segment.state in UNSETTLED],
        correctable=_as_typed(correctable(shown), state, request),
    )


def _read_before(state: Any, page: Any, request: HttpRequest) -> Any:
    """Return the version that was read when somebody decided, or None where it is the newest still."""
    named = request.POST.get(f"{READ}{state.pk}", request.POST.get("revision", ""))
    for revision in fetched(page, Revision) or ():
        if str(revision.pk) == named and revision.object_id == str(page.pk) and revision.pk != page.latest_revision_id:
            revision.content_object = page
            return revision.as_object()
    return None


def keys_read(posted: Mapping[str, str]) -> set[int]:
    """Return every revision that was read, of the page that was decided on and of its companions."""
    first = posted.get("revision", "")
    return {*revisions_read(posted).values(), *([int(first)] if _is_key(first) else [])}


def refuse_seen(parts: list[Part], read: Mapping[int, int], typed: Mapping[int, Mapping[str, str]]) -> None:
    """Raise ValidationError for what can be seen before anything is locked: a newer version, or a wrong correction.

    ``read`` and ``typed`` are by task state; what happens meanwhile is found while the rows are held.
    """
    for part in parts:
        refuse_newer(part.state, read)
    for part in parts:
        corrected(version_of(part.page), typed.get(part.state.pk, {}))


def revisions_read(posted: Mapping[str, str]) -> dict[int, int]:
    """Return the revision that was read of each companion, by its task state."""
    names = {name.removeprefix(READ): value for name, value in posted.items() if name.startswith(READ)}
    return {int(pk): int(value) for pk, value in names.items() if _is_key(pk) and _is_key(value)}


def typed_corrections(posted: Mapping[str, str]) -> dict[int, dict[str, str]]:
    """Return what was typed into the texts that can be put right, by task state and key."""
    found: dict[int, dict[str, str]] = {}
    for name, text in posted.items():
        pk, _dot, key = name.removeprefix(CORRECTED).partition("-")
        if name.startswith(CORRECTED) and _is_key(pk):
            found.setdefault(int(pk), {})[key] = text
    return found


def _as_typed(texts: list[Correctable], state: Any, request: HttpRequest) -> list[Correctable]:
    for one in texts:
        one.text = request.POST.get(f"{CORRECTED}{state.pk}-{one.key}", one.text)
    return texts


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19
