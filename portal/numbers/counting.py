"""Decides what is counted, of which pages, and how sums are told: small ones never exactly."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Sum
from django.utils import timezone
from wagtail.models import Page

from ..addresses import public_page_set
from ..models import ShortAddress
from ..models.daily_counts import Counted, DailyCount

# A sum below this is told as "fewer than": one visitor of a small place must not be seen in it.
FEW = 5
# As many results as a page of search shows.
MOST_FOUND = 20


def count_page(short_id: str, what: str) -> None:
    """Add one view or phone tap of the page set with this short id, if it is public and not sensitive."""
    address = ShortAddress.objects.filter(pk=short_id.lower()).first()
    if address is not None:
        _add(_countable([address.translation_key]), what)


def count_found(paths: Iterable[str]) -> None:
    """Add one to the searches that showed the pages at these addresses."""
    asked = [path for path in paths if path.startswith("/")][:MOST_FOUND]
    _add(_countable(Page.objects.filter(url_path__in=asked).values_list("translation_key", flat=True)), Counted.FOUND)


def sums(keys: Iterable[UUID], since: date) -> dict[tuple[date, str], int]:
    """Return the sum of all these page sets by day and by what was counted, with one statement."""
    rows = DailyCount.objects.filter(key__in=list(keys), day__gte=since).values_list("day", "what")
    return {(day, what): number for day, what, number in rows.annotate(total=Sum("number"))}


def _countable(keys: Iterable[UUID]) -> list[UUID]:
    found = []
    for row in _rows(keys):
        page_set = public_page_set(row.specific_class, row.translation_key)
        if page_set is not None and not page_set.source.is_private_reading:
            found.append(row.translation_key)
    return found


def _rows(keys: Iterable[UUID]) -> list[Any]:
    rows = {row.translation_key: row for row in Page.objects.filter(translation_key__in=set(keys))}
    return [row for row in rows.values() if hasattr(row.specific_class, "fact_fields")]


def _add(keys: list[UUID], what: str) -> None:
    today = timezone.localdate()
    for key in sorted(keys):
        with transaction.atomic():
            DailyCount.objects.get_or_create(key=key, day=today, what=what)
        DailyCount.objects.filter(key=key, day=today, what=what).update(number=F("number") + 1)
