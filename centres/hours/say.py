"""Decides how opening hours are said to readers, in the language that is asked for, whichever one is active."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext, pgettext

from portal.dates import digits
from portal.labels import label

from .clock import (
    closing_words,
    date_words,
    days_words,
    open_days_words,
    opening_words,
    slots_words,
    until_date_words,
)
from .evaluate import HoursState, StateKind, in_baghdad
from .parse import read_week
from .week import CLOSED_DAY, Day, DayKind, Week, weekday_of


@dataclass(frozen=True)
class HoursRow:
    """A line of the table of hours: equal neighbouring days together.

    ``kind`` is "open", "closed" or "call"; a table of one row without days says "unstated" or "special".
    """

    days: str
    hours: str
    is_today: bool
    kind: str


@dataclass(frozen=True)
class StateWords:
    """A state in words: ``kind`` names the CSS modifier, ``words`` the state, ``more`` (often empty) the line below it.

    ``days`` says the working days ("Open Sunday to Thursday"), for lists where "today" says too little.
    """

    kind: str
    words: str
    more: str
    days: str


def week_rows(value: str, language: str, today: date | None = None, grouped: bool = True) -> list[HoursRow]:
    """The table of a stored value: a row for each run of equal days, from Sunday; days not named are closed.

    ``today`` marks its row. With ``grouped`` off every day has a row. Hours that are not stated, or special, make
    one row without days, so that a table always says something.
    """
    with translation.override(language):
        week = read_week(value)
        if week is None or not week.stated:
            return [_only_row(week)]
        rows: list[HoursRow] = []
        now = weekday_of(today) if today else None
        for day, indexes in _neighbours(week, grouped):
            words = digits(day_words(day), language)
            rows.append(HoursRow(days_words(indexes), words, now in indexes, day.kind.value))
        return rows


def state_words(state: HoursState, language: str, now: datetime) -> StateWords:
    """A state in words, as seen at ``now`` (the moment it was evaluated for)."""
    with translation.override(language):
        words, more = _state_words(state, in_baghdad(now))
        days = open_days_words(state.working_days)
        return StateWords(state.kind.value, digits(words, language), digits(more, language), days)


def sentence(value: str, language: str, short: bool = False) -> str:
    """The week of a stored value in one line of plain text: working days only, equal days together.

    ``short`` says "9–2" for "9 am – 2 pm" where that can be nothing else.
    """
    with translation.override(language):
        week = read_week(value)
        if week is None or not week.stated:
            return _only_row(week).hours
        groups: dict[Day, list[int]] = {}
        for index in week.working_days:
            groups.setdefault(week.days[index], []).append(index)
        if not groups:
            return day_words(CLOSED_DAY)
        parts = [_part_words(day, tuple(indexes), short) for day, indexes in groups.items()]
        words = parts[0]
        for part in parts[1:]:
            words = pgettext("hours of different days", "%(first)s, %(next)s") % {"first": words, "next": part}
        return digits(words, language)


def preset_hours(value: str, language: str) -> str:
    """The hours of a holiday or of Ramadan in one line: nothing stated means closed."""
    if value:
        return sentence(value, language)
    with translation.override(language):
        return day_words(CLOSED_DAY)


def _only_row(week: Week | None) -> HoursRow:
    if week is None:
        return HoursRow("", gettext("Special hours"), False, StateKind.SPECIAL.value)
    return HoursRow("", gettext("Hours not stated"), False, StateKind.UNSTATED.value)


def _neighbours(week: Week, grouped: bool) -> Iterator[tuple[Day, tuple[int, ...]]]:
    """Runs of equal days with their weekdays; in a week that states anything, a day that it does not name is closed."""
    days = [CLOSED_DAY if day.kind == DayKind.UNSTATED else day for day in week]
    for key, indexes in groupby(range(len(days)), key=lambda index: (days[index], None if grouped else index)):
        yield key[0], tuple(indexes)


def day_words(day: Day) -> str:
    """The hours of one day, in the active language."""
    if day.kind == DayKind.CALL:
        return gettext("Call for hours")
    if day.kind == DayKind.OPEN:
        return slots_words(day.slots)
    return pgettext("opening hours", "Closed")


def _part_words(day: Day, indexes: tuple[int, ...], short: bool) -> str:
    if day.kind == DayKind.CALL:
        return gettext("%(days)s: call for hours") % {"days": days_words(indexes)}
    pair = {"days": days_words(indexes), "hours": slots_words(day.slots, short)}
    return pgettext("opening hours", "%(days)s %(hours)s") % pair


def _state_words(state: HoursState, now: datetime) -> tuple[str, str]:
    words, more = _known_words(state, now)
    if not state.unconfirmed:
        return words, more
    mark = gettext("To be confirmed by the partner")
    return words, pgettext("opening hours", "%(first)s. %(next)s") % {"first": more, "next": mark} if more else mark


def _known_words(state: HoursState, now: datetime) -> tuple[str, str]:
    special = gettext("Special hours") if state.special else ""
    if state.kind == StateKind.UNSTATED:
        return gettext("Hours not stated"), ""
    if state.kind == StateKind.SPECIAL:
        return special, ""
    if state.kind == StateKind.CALL:
        return gettext("Call for hours"), special or gettext("Today is a working day")
    if state.kind == StateKind.CLOSED and state.reason_holds:
        return shut_words(state, now), _after_shut_words(state, now)
    if state.kind == StateKind.CLOSED:
        return _closed_words(state, now), special or (gettext("Call for hours") if state.asks_on else "")
    if state.until is None:
        return gettext("Open now"), special
    return gettext("Open now, closes %(time)s") % {"time": closing_words(state.until, now)}, special


def shut_words(state: HoursState, now: datetime) -> str:
    """Until when a place is closed for a cause, and the reason where somebody stated one."""
    if state.closed_today_only:
        words = gettext("Closed today")
    elif state.closed_until:
        day = until_date_words(state.closed_until, now.date())
        words = gettext("Closed until %(day)s") % {"day": day}
    else:
        words = gettext("Closed until further notice")
    return reasoned(words, label(state.reason))


def reasoned(words: str, reason: str) -> str:
    """Words with their reason behind them, where there is one; in the active language."""
    if not reason:
        return words
    return pgettext("opening hours", "%(closed)s: %(reason)s") % {"closed": words, "reason": reason}


def _after_shut_words(state: HoursState, now: datetime) -> str:
    """When a place that is closed for a cause opens again."""
    if state.opens:
        return gettext("Opens %(when)s") % {"when": opening_words(state.opens, now)}
    if state.asks_on:
        return gettext("%(days)s: call for hours") % {"days": date_words(state.asks_on, now.date())}
    return ""


def _closed_words(state: HoursState, now: datetime) -> str:
    """A place that works today is closed now; one that does not is closed today, if it is known when it opens."""
    when = ""
    if state.opens:
        when = opening_words(state.opens, now)
    elif state.asks_on:
        when = date_words(state.asks_on, now.date())
    if not when:
        return gettext("Closed now")
    if state.working_day:
        return gettext("Closed now, opens %(when)s") % {"when": when}
    return gettext("Closed today, opens %(when)s") % {"when": when}
