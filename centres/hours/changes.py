"""Decides which days with other hours are told ahead, and how they and a closure are said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import translation
from django.utils.translation import get_language, gettext, pgettext

from portal.dates import digits, say_date
from portal.labels import label

from .evaluate import Cause, HoursState, StateKind, in_baghdad
from .layers import DatedRule, Hours, Shut
from .library import BAGHDAD
from .say import HoursRow, day_words, reasoned, sentence, shut_words, week_rows

# So far ahead, and so many.
DAYS_TOLD = 90
MOST_TOLD = 6


@dataclass(frozen=True)
class Change:
    """Days with other hours as readers are told them; ``mark`` says that the partner still has to confirm them."""

    days: str
    hours: str
    reason: str
    mark: str = ""


def hours_rows(hours: Hours, language: str, today: date) -> list[HoursRow]:
    """Return the table of the usual week; before it today's hours, where today is not as the week says."""
    here = hours.on(today)
    if here.rule is None:
        return week_rows(hours.value, language, today)
    with translation.override(language):
        said = reasoned(day_words(here.day), label(here.rule.reason))
        first = HoursRow(say_date(today, language, "EEEE d MMMM"), digits(said, language), True, here.day.kind.value)
    return [first, *week_rows(hours.value, language)]


def changes(hours: Hours, language: str, today: date) -> list[Change]:
    """Return the days with other hours that hold now or come soon, the first ones first."""
    until = today + timedelta(days=DAYS_TOLD)
    found: list[tuple[date, Change]] = []
    with translation.override(language):
        for rule in hours.rules:
            if rule.touches(today, until):
                found.append((rule.first, _of_rule(rule, language, today)))
        for shut in hours.closures:
            begins = in_baghdad(shut.begins_at).date()
            if today < begins <= until:
                found.append((begins, _of_closure(shut, begins, language, today)))
    found.sort(key=lambda pair: pair[0])
    return list(dict.fromkeys(change for _first, change in found))[:MOST_TOLD]


def closure_words(hours: Hours, language: str, now: datetime) -> str:
    """Return until when a place is closed at once, and why; an empty text where it is not."""
    state = hours.state(now)
    if not any(shut.holds_at(in_baghdad(now)) for shut in hours.closures):
        return ""
    with translation.override(language):
        return digits(shut_words(state, in_baghdad(now)), language)


def closing_words(closure: Any, language: str) -> str:
    """Return what a stored closure says, in the language, whether it is in force or not."""
    until = closure.reopens_on
    today = in_baghdad(closure.closed_at).date()
    state = HoursState(StateKind.CLOSED, cause=Cause.CLOSURE, reason=closure.reason, closed_until=until)
    with translation.override(language):
        return digits(shut_words(state, datetime.combine(today, time(), BAGHDAD)), language)


def row_in_words(row: Any) -> str:
    """Return a row of dated hours in the active language, for editors who compare or may not change it."""
    language = get_language() or "en"
    hours = sentence(row.opening_hours, language)
    parts = [days_in_words(row.first_day, row.last_day or row.first_day, language), hours, label(row.reason)]
    return digits(pgettext("between entries of a list", ", ").join(filter(None, parts)), language)


def days_in_words(first: date | None, last: date | None, language: str, today: date | None = None) -> str:
    """Return "12 December 2026", or "12 December 2026 – 15 December 2026"; the year of today is not said."""
    if first is None or last is None:
        return ""
    same_year = today is not None and first.year == last.year == today.year
    one_day = "EEEE d MMMM" if same_year else "d MMMM y"
    if first == last:
        return say_date(first, language, one_day)
    pattern = "d MMMM" if same_year else "d MMMM y"
    days = {"first": say_date(first, language, pattern), "last": say_date(last, language, pattern)}
    return pgettext("days", "%(first)s – %(last)s") % days


def _of_rule(rule: DatedRule, language: str, today: date) -> Change:
    mark = gettext("To be confirmed by the partner") if rule.unconfirmed else ""
    hours = day_words_of(rule, language)
    return Change(days_in_words(rule.first, rule.last, language, today), hours, label(rule.reason), mark)


def _of_closure(shut: Shut, begins: date, language: str, today: date) -> Change:
    last = shut.reopens_on - timedelta(days=1) if shut.reopens_on else None
    if last is None:
        days = gettext("From %(day)s") % {"day": days_in_words(begins, begins, language, today)}
    else:
        days = days_in_words(begins, last, language, today)
    return Change(days, pgettext("opening hours", "Closed"), label(shut.reason))


def day_words_of(rule: DatedRule, language: str) -> str:
    """Return the hours of a rule: of one day alone, or as a sentence of its week."""
    if rule.first == rule.last and (day := rule.day(rule.first)) is not None:
        return digits(day_words(day), language)
    return sentence(rule.value, language)
