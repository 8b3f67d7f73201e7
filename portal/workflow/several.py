"""Decides which reviews are decided several at once: changes of facts that one line each tells whole, all or none.

Words are read one by one; hours, phones and the like of many listings change together at every season.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from .decisions import approve
from .queue import Waiting, as_rows, pages_of

MOST = 20
# What a line says: the label, what is public, what would be.
Told = tuple[str, str, str]


@dataclass(frozen=True)
class Row:
    """A review that waits, the version that is shown, and its changes; None where it has to be read on its own page."""

    waiting: Waiting
    revision_id: int
    told: list[Told] | None

    @property
    def key(self) -> str:
        """Return what the box beside it stands for."""
        return f"{self.waiting.task_state_id}.{self.revision_id}"


def rows_of(states: list[Any]) -> list[Row]:
    """Return what a page of the queue offers, with three statements for any number."""
    pages = pages_of(states)
    waiting = as_rows(states, pages)
    page_ids = {state.pk: state.page_id for state in states}
    told = _told(pages.values())
    found = []
    for row in waiting:
        page = pages[page_ids[row.task_state_id]]
        alone = told.get(page.pk) if row.pages == 1 else None
        found.append(Row(row, page.latest_revision_id or 0, alone))
    return found


def _told(pages: Any) -> dict[int, list[Told] | None]:
    """Return the changes of each public page by its key."""
    by_model: dict[Any, dict[int, tuple[Revision, Revision]]] = {}
    for page in pages:
        if page.live and page.live_revision and page.latest_revision and hasattr(page.specific_class, "changes_told"):
            pair = (page.live_revision.content, page.latest_revision.content)
            by_model.setdefault(page.specific_class, {})[page.pk] = pair
    found: dict[int, list[Told] | None] = {}
    for model, pairs in by_model.items():
        found |= dict(zip(pairs, model.changes_told(list(pairs.values())), strict=True))
    return found


@transaction.atomic
def approve_several(rows: list[Row], user: Any) -> int:
    """Approve and publish what was shown of each; raise ValidationError, and publish none, where one cannot be."""
    for row in rows:
        if row.told is None:
            raise ValidationError(_("“%(title)s” has to be read on its own page.") % {"title": row.waiting.title})
        try:
            approve(row.waiting.task_state_id, row.revision_id, user)
        except ValidationError as error:
            said = {"title": row.waiting.title, "why": " ".join(error.messages)}
            raise ValidationError(_("Nothing was approved, because of “%(title)s”: %(why)s") % said) from error
    return len(rows)
