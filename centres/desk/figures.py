"""Decides what a partner's page of figures shows: views, calls, searches, reports, confirmations, by week and month."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.dates import say_date, say_number
from portal.models.daily_counts import Counted
from portal.numbers.counting import FEW, sums

from ..freshness.listings import services_kept
from ..hours.evaluate import in_baghdad
from ..models import Confirmation, Report

WEEKS, MONTHS = 8, 12
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Row:
    """One week or month: when, and the five figures in words."""

    when: str
    figures: list[str]


def figures_of(partner: Any, language: str) -> dict[str, list[Row]]:
    """Return the last weeks and months, the newest first; four statements."""
    today = in_baghdad(timezone.now()).date()
    services = services_kept(today).filter(partner_key=partner.translation_key)
    keys = [partner.translation_key, *services.values_list("translation_key", flat=True)]
    since = _months_back(today, MONTHS - 1)
    days = _by_day(keys, since)
    weeks = [_week(today, back) for back in range(WEEKS)]
    months = [_months_back(today, back) for back in range(MONTHS)]
    return {
        "weeks": [_row(_said_week(first, language), days, (first, first + WEEK), language) for first in weeks],
        "months": [
            _row(say_date(first, language, "MMMM y"), days, (first, _months_back(first, -1)), language)
            for first in months
        ],
    }


def _by_day(keys: Iterable[UUID], since: date) -> Counter[tuple[date, str]]:
    days = Counter(sums(keys, since))
    for name, model, moment in (("report", Report, "made_at"), ("confirmation", Confirmation, "at")):
        made: Any = model.objects.filter(key__in=keys, **{f"{moment}__date__gte": since})
        days.update((timezone.localdate(at), name) for at in made.values_list(moment, flat=True))
    return days


def _row(when: str, days: Counter[tuple[date, str]], span: tuple[date, date], language: str) -> Row:
    total: Counter[str] = Counter()
    for (day, what), number in days.items():
        if span[0] <= day < span[1]:
            total[what] += number
    counted = [_said(total[what], language) for what in (Counted.VIEW, Counted.FOUND, Counted.PHONE)]
    return Row(when, counted + [say_number(total[name], language) for name in ("report", "confirmation")])


def _said(number: int, language: str) -> str:
    """Return a sum of what visitors did; a small one is not told exactly."""
    if number < FEW:
        return _("fewer than %(number)s") % {"number": say_number(FEW, language)}
    return say_number(number, language)


def _said_week(first: date, language: str) -> str:
    return _("from %(day)s") % {"day": say_date(first, language)}


def _week(today: date, back: int) -> date:
    """Return the Sunday on which the week began: the week of work begins with it here."""
    return today - timedelta(days=(today.weekday() + 1) % 7 + 7 * back)


def _months_back(day: date, back: int) -> date:
    index = day.year * 12 + day.month - 1 - back
    return date(index // 12, index % 12 + 1, 1)
