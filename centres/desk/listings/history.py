"""Decides what the history of a listing, or of the partner's own page, says: who changed what when, and the answers."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.models import PageLogEntry, Revision

from portal.translation.words import words_in
from portal.values_in_words import value_in_words

from .at_once import REVERT, STOP
from .versions import as_stored

SAVED = "wagtail.edit"
TOLD = (
    SAVED,
    "wagtail.create",
    "wagtail.publish",
    "wagtail.unpublish",
    "wagtail.workflow.start",
    "wagtail.workflow.approve",
    "wagtail.workflow.reject",
    "wagtail.workflow.cancel",
    "portal.correct",
    STOP,
    REVERT,
    "centres.confirm",
)


@dataclass(frozen=True)
class Event:
    """Something that happened to a listing: by whom, when, in which words, and the reason or the changes."""

    when: datetime
    who: Any
    what: str
    reason: str = ""
    changes: list[tuple[str, str, str]] = field(default_factory=list)


def entries_of(page: Any) -> QuerySet[Any]:
    """Return the log of the page in every language, the newest first."""
    family = type(page).objects.filter(translation_key=page.translation_key).values("pk")
    entries = PageLogEntry.objects.filter(page__in=family, action__in=TOLD).select_related("user", "revision")
    return entries.order_by("-timestamp", "-pk")


def events(entries: list[Any], model: type[Any]) -> list[Event]:
    """Return what entries of pages of a type say; of saved versions what they changed, with one statement for all."""
    before = _versions_before([entry for entry in entries if entry.action == SAVED and entry.revision])
    return [_event(entry, before, model) for entry in entries]


def _event(entry: Any, before: dict[int, Any], model: type[Any]) -> Event:
    reason, changes = str(entry.data.get("comment") or entry.data.get("reason") or ""), []
    if entry.action == "portal.correct":
        changes = [(label, old, new) for label, old, new in entry.data.get("changes", [])]
    elif entry.action == SAVED and entry.revision is not None:
        changes = changes_between(model, before.get(entry.revision_id), entry.revision.content)
    return Event(entry.timestamp, entry.user, _words(entry), reason, changes)


def _words(entry: Any) -> str:
    said = {
        SAVED: _("Changed and kept as a draft"),
        "wagtail.create": _("Begun"),
        "wagtail.publish": _("Made public"),
        "wagtail.unpublish": _("Taken off the site"),
        "wagtail.workflow.start": _("Sent to the reviewer"),
        "wagtail.workflow.approve": _("Accepted by the reviewer"),
        "wagtail.workflow.reject": _("Sent back by the reviewer"),
        "wagtail.workflow.cancel": _("Taken back from the reviewer"),
        "portal.correct": _("Corrected by the reviewer"),
        STOP: _("Suspended or closed"),
        "centres.confirm": _("Confirmed that it is right"),
        REVERT: _("IOM undid the suspension or closure"),
    }
    return said.get(entry.action, "")


def _versions_before(entries: list[Any]) -> dict[int, dict[str, Any]]:
    """Return the content of the version before each saved one."""
    pages = {str(entry.page_id) for entry in entries}
    times = [entry.revision.created_at for entry in entries]
    if not entries:
        return {}
    found: dict[str, list[Any]] = {}
    rows = Revision.page_revisions.filter(object_id__in=pages, created_at__lt=max(times)).order_by("-created_at", "-pk")
    for row in rows[: len(entries) * 4]:
        found.setdefault(row.object_id, []).append(row)
    before = {}
    for entry in entries:
        older = [row for row in found.get(str(entry.page_id), []) if row.pk < entry.revision_id]
        if older:
            before[entry.revision_id] = older[0].content
    return before


def changes_between(model: type[Any], old: dict[str, Any] | None, new: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return (label, before, after) of the words and plain facts that differ; rows and phones are named only."""
    if old is None:
        return []
    words = words_in(model, old), words_in(model, new)
    found = []
    for name in ("title", *model.word_fields, *model.fact_fields):
        if as_stored(old.get(name)) != as_stored(new.get(name)):
            field_ = model._meta.get_field(name)
            label = str(getattr(field_, "verbose_name", "") or field_.related_model._meta.verbose_name_plural)
            if name in model.fact_fields:
                found.append((label, _said(field_, old.get(name)), _said(field_, new.get(name))))
            else:
                before, after = ("\n".join(side.get(name, [])) for side in words)
                found.append((label, before, after))
    return found


def _said(model_field: Any, value: Any) -> str:
    is_plain = isinstance(value, str | bool) and not (model_field.is_relation or isinstance(model_field, StreamField))
    return value_in_words(model_field, value) if is_plain else ""
