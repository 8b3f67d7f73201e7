"""Decides what is known and said of a listing's age: when it is due, what the public reads, whether it is hidden."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from portal.dates import say_date

from ..reports.models import Report
from .models import Freshness, Stage


@dataclass(frozen=True)
class FreshnessState:
    """What is known of one listing; without dates before it was published."""

    confirmed_at: datetime | None = None
    how: str = ""
    due_on: date | None = None
    stage: Stage = Stage.CURRENT
    is_due: bool = False
    is_overdue: bool = False

    @property
    def is_hidden(self) -> bool:
        """Say whether the public does not see it any more."""
        return self.stage == Stage.HIDDEN


def freshness_of(pages: Iterable[Any], today: date) -> dict[UUID, FreshnessState]:
    """Return the state of each page's listing by translation key, all with one statement.

    A listing is due once it was reminded of, and overdue after the day until which it was to be confirmed.
    """
    keys = {page.translation_key for page in pages}
    found = {row.key: _state(row, today) for row in Freshness.objects.filter(key__in=keys)}
    return {key: found.get(key, FreshnessState()) for key in keys}


def with_freshness(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Give each row, in its own statement, what ``doubts`` says of it.

    ``not_confirmed_since`` is the moment of the last confirmation where the public has to know, and
    ``is_being_checked`` says that IOM checks a report and lets the public know.
    """
    rows = Freshness.objects.filter(key=OuterRef("translation_key"), stage__gte=Stage.LABELLED)
    checked = Report.objects.filter(key=OuterRef("translation_key"), is_shown=True, outcome="")
    return pages.annotate(
        not_confirmed_since=Subquery(rows.values("confirmed_at")[:1]), is_being_checked=Exists(checked)
    )


def without_hidden(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Leave out the listings that nobody confirmed for too long."""
    hidden = Freshness.objects.filter(key=OuterRef("translation_key"), hidden_since__isnull=False)
    return pages.filter(~Exists(hidden))


def doubts(page: Any, language: str) -> list[str]:
    """Return "not confirmed since May 2026" and "reported, being checked" for a row from the gate, where they apply."""
    since = getattr(page, "not_confirmed_since", None)
    said = [_("Not confirmed since %(month)s") % {"month": say_date(since, language, "MMMM y")}] if since else []
    return [*said, *([_("Reported, being checked")] if getattr(page, "is_being_checked", False) else [])]


def _state(row: Freshness, today: date) -> FreshnessState:
    return FreshnessState(
        confirmed_at=row.confirmed_at,
        how=row.how,
        due_on=row.due_on,
        stage=Stage(row.stage),
        is_due=row.stage >= Stage.REMINDED,
        is_overdue=row.due_on < today,
    )
