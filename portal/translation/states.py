"""Decides the state of each page set in each language: derived from revisions and workflow, stored nowhere.

However many pages there are, a language takes the same number of statements.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.models import Page, Revision, WorkflowState

from .. import languages
from ..models.revision_notes import RevisionNote
from ..models.taken_down import TakenDown
from .currency import not_known_to_differ


class State(StrEnum):
    """What a page set is in a language that is not its source's, in the order in which work on it matters."""

    OUTDATED = "outdated"
    MISSING = "missing"
    IN_TRANSLATION = "in_translation"
    IN_REVIEW = "in_review"
    WITHDRAWN = "withdrawn"
    CURRENT = "current"

    @property
    def label(self) -> Any:
        """Return the state's name."""
        return LABELS[self]


LABELS = {
    State.OUTDATED: pgettext_lazy("translation", "outdated"),
    State.MISSING: pgettext_lazy("translation", "missing"),
    State.IN_TRANSLATION: gettext_lazy("in translation"),
    State.IN_REVIEW: gettext_lazy("in review"),
    State.WITHDRAWN: pgettext_lazy("translation", "withdrawn"),
    State.CURRENT: pgettext_lazy("translation", "current"),
}
# The states in which a translator has something to do.
WORK = (State.OUTDATED, State.MISSING, State.IN_TRANSLATION)


@dataclass(frozen=True)
class Standing:
    """One page set in one language: keys only, so that thousands are cheap."""

    source_id: int
    page_id: int | None
    language: str
    state: State
    type_id: int
    owner_id: int | None
    # When the source's words that have to be translated became what they are.
    source_changed: datetime | None
    is_scheduled: bool = False
    was_sent_back: bool = False


@dataclass(frozen=True)
class _Row:
    pk: int
    key: UUID
    type_id: int
    owner_id: int | None
    live: bool
    live_revision: int | None
    latest_revision: int | None
    published: datetime | None


COLUMNS = (
    "pk",
    "translation_key",
    "content_type_id",
    "owner_id",
    "live",
    "live_revision_id",
    "latest_revision_id",
    "last_published_at",
)


def standings(language: str, within: Q | None = None) -> list[Standing]:
    """Return every page set that has to be in the language; ``within`` narrows the sources.

    A source counts when it is public or scheduled, and when somebody has begun its translation.
    """
    known = _Known.load()
    into = languages.locale_id_of(language)
    translations = {row.key: row for row in _rows(Q(locale_id=into))}
    found = []
    for source in _rows(~Q(locale_id=into) & (within or Q())):
        if source.pk in known.translations:
            continue
        translation = translations.get(source.key)
        if translation is not None and translation.pk not in known.translations:
            continue
        if translation is not None or source.live or source.pk in known.scheduled:
            found.append(known.standing(source, translation, language))
    return found


def _rows(where: Q) -> Iterable[_Row]:
    types = [ContentType.objects.get_for_model(model).pk for model in _page_types()]
    rows = Page.objects.filter(where, content_type_id__in=types).order_by("-latest_revision_created_at", "pk")
    return [_Row(*row) for row in rows.values_list(*COLUMNS)]


def _page_types() -> list[Any]:
    from ..page_types import page_types

    return list(page_types())


@dataclass(frozen=True)
class _Known:
    """What all page sets' states are derived from, loaded at once."""

    translations: frozenset[int]
    notes: dict[int, tuple[Any, ...]]
    scheduled: dict[int, int]
    workflows: dict[int, str]
    withdrawn: frozenset[int]

    @classmethod
    def load(cls) -> "_Known":
        """Load it, with the same number of statements for any number of pages."""
        translated = [
            model.objects.filter(source__isnull=False).order_by().values_list("pk") for model in _page_types()
        ]
        approved = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        used = Q(revision__in=Page.objects.filter(live_revision__isnull=False).values("live_revision"))
        used |= Q(revision__in=Page.objects.filter(latest_revision__isnull=False).values("latest_revision"))
        used |= Q(revision__in=approved.values("pk"))
        columns = ("pk", "wording", "digest", "basis__wording", "basis__digest", "revision__created_at")
        open_states = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)
        running = WorkflowState.objects.filter(status__in=open_states)
        return cls(
            frozenset(pk for (pk,) in translated[0].union(*translated[1:], all=True)),
            {pk: tuple(rest) for pk, *rest in RevisionNote.objects.filter(used).values_list(*columns)},
            {int(page): pk for page, pk in approved.values_list("object_id", "pk")},
            {int(pk): status for pk, status in running.values_list("object_id", "status") if str(pk).isdecimal()},
            frozenset(TakenDown.objects.filter(with_source=False).values_list("pk", flat=True)),
        )

    def standing(self, source: _Row, translation: _Row | None, language: str) -> Standing:
        """Return how the page set stands in the language."""
        wanted = self.scheduled.get(source.pk) or source.live_revision or source.latest_revision
        note = self.notes.get(wanted or 0)
        return Standing(
            source.pk,
            translation.pk if translation else None,
            language,
            self._state(source, translation, wanted),
            source.type_id,
            source.owner_id,
            note[4] if note else source.published,
            translation is not None and translation.pk in self.scheduled,
            translation is not None and self.workflows.get(translation.pk) == WorkflowState.STATUS_NEEDS_CHANGES,
        )

    def _state(self, source: _Row, translation: _Row | None, wanted: int | None) -> State:
        if translation is None:
            return State.MISSING
        if self.workflows.get(translation.pk) == WorkflowState.STATUS_IN_PROGRESS:
            return State.IN_REVIEW
        if translation.pk in self.withdrawn:
            return State.WITHDRAWN
        approved = self.scheduled.get(translation.pk)
        public = [one for one in (approved, translation.live_revision) if one]
        if any(self._follows(one, wanted, source, translation) for one in public) or (translation.live and not public):
            return State.CURRENT
        is_begun = self._follows(translation.latest_revision, wanted, source, translation)
        return State.IN_TRANSLATION if is_begun or not public else State.OUTDATED

    def _follows(self, revision: int | None, wanted: int | None, source: _Row, translation: _Row) -> bool:
        own, theirs = self.notes.get(revision or 0), self.notes.get(wanted or 0)
        if own is None or theirs is None or own[2] is None:
            return not_known_to_differ(source.published, translation.published)
        return bool(own[2] == theirs[0] or own[3] == theirs[1])


def counts(found: Iterable[Standing]) -> dict[State, int]:
    """Return how many page sets are in each state."""
    numbers = dict.fromkeys(State, 0)
    for one in found:
        numbers[one.state] += 1
    return numbers
