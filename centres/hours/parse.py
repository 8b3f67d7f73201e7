"""Decides which opening hours are accepted, and turns an ordinary week into a stored value and back.

The stored value is OpenStreetMap's ``opening_hours``. An ordinary week is weekdays with slots, ``unknown`` or ``off``;
whatever else the library can read is kept as it is and is called special hours.
"""

from __future__ import annotations

import re
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .library import library_hours
from .week import (
    CALL_DAY,
    CLOSED_DAY,
    DAY_CODES,
    DAY_MINUTES,
    UNSTATED_DAY,
    WHOLE_DAY,
    Day,
    DayKind,
    Slot,
    Week,
    overlapping,
)

ALWAYS = "24/7"
COMMENT = re.compile(r'"[^"]*"')
# The library knows no Iraqi holidays and skips such rules without a word; sun times are not what a visitor can read.
HOLIDAYS = re.compile(r"\b(?:PH|SH|easter)\b", re.IGNORECASE)
SUN_TIMES = re.compile(r"\b(?:sunrise|sunset|dawn|dusk)\b", re.IGNORECASE)
HOURS_GIVEN = re.compile(r"\d:\d\d|24/7|\b(?:off|closed|unknown)\b", re.IGNORECASE)
# "; " begins a rule that replaces, ", " before a word one that adds; ",Mo" without a blank goes on with a list of days.
RULE_BREAK = re.compile(r"\s*(;|\|\||,(?=\s+[A-Za-z]))\s*")

_CODE = "(?:" + "|".join(DAY_CODES) + ")"
_TIME = r"\d{1,2}:\d{2}"
RULE = re.compile(
    rf"(?:(?P<days>{_CODE}(?:-{_CODE})?(?:,{_CODE}(?:-{_CODE})?)*)(?:\s+|$))?"
    rf'(?:(?P<word>off|closed|unknown)(?:\s*"")?|(?P<slots>{_TIME}\s*-\s*{_TIME}(?:\s*,\s*{_TIME}\s*-\s*{_TIME})*))',
    re.IGNORECASE,
)
WORD_DAYS = {"off": CLOSED_DAY, "closed": CLOSED_DAY, "unknown": CALL_DAY}


def check_hours(value: str) -> None:
    """Refuse a value that cannot be kept, or that would say something else than its writer meant.

    Raises ValidationError with a message for editors. An empty value is fine: the hours are not stated.
    """
    if not value.strip():
        return
    bare = COMMENT.sub('""', value)
    if HOLIDAYS.search(bare):
        raise ValidationError(
            _("Public or school holidays and Easter cannot be part of the hours. Enter closures by date instead."),
            code="holidays",
        )
    if SUN_TIMES.search(bare):
        raise ValidationError(
            _("Sunrise, sunset, dawn and dusk cannot be part of the hours. Give clock times instead."), code="sun_times"
        )
    if library_hours(value) is None:
        raise ValidationError(_("These opening hours cannot be read. Example: Su-Th 09:00-14:00"), code="unreadable")
    if not all(HOURS_GIVEN.search(rule) for rule in RULE_BREAK.split(bare.strip())[::2]):
        raise ValidationError(
            _(
                "Days without hours would mean open day and night. Give the hours, or write “unknown” after the days "
                "when the hours have to be asked for. Example: Su-Th unknown"
            ),
            code="no_hours",
        )


def acceptable(value: str) -> bool:
    """Whether check_hours has nothing against a value."""
    try:
        check_hours(value)
    except ValidationError:
        return False
    return True


@lru_cache(maxsize=4096)
def read_week(value: str) -> Week | None:
    """The ordinary week a stored value means; None for special hours and for values that cannot be read.

    Days that a value does not name are not stated. A rule after a semicolon replaces the days it names, as in
    OpenStreetMap; but a slot over midnight stays with the day it begins on, whatever the next day says.
    """
    bare = COMMENT.sub('""', value).strip()
    if not bare:
        return Week()
    if bare == ALWAYS:
        return Week((WHOLE_DAY,) * 7)
    if not acceptable(value):
        return None
    parts = RULE_BREAK.split(bare)
    days: dict[int, Day] = {}
    for mark, text in zip([";", *parts[1::2]], parts[::2], strict=True):
        rule = _read_rule(text)
        if rule is None or mark == "||" or (mark == "," and days.keys() & rule.keys()):
            return None
        days.update(rule)
    return Week(tuple(days.get(index, UNSTATED_DAY) for index in range(7)))


def write_week(week: Week) -> str:
    """The canonical stored value of a week: equal days together, in the order of the week; empty for nothing stated.

    Rules are joined by semicolons. Where a slot runs over midnight they are joined by commas, days without slots
    first, because after a semicolon the next day's rule would cut off the night.
    """
    if all(day == WHOLE_DAY for day in week):
        return ALWAYS
    groups: dict[Day, list[int]] = {}
    for index, day in enumerate(week):
        if day.kind != DayKind.UNSTATED:
            groups.setdefault(day, []).append(index)
    nights = any(slot.over_midnight for day in week for slot in day.slots)
    ordered = sorted(groups.items(), key=lambda group: nights and bool(group[0].slots))
    return (", " if nights else "; ").join(f"{_write_days(indexes)} {_write_day(day)}" for day, indexes in ordered)


def runs(indexes: list[int] | tuple[int, ...]) -> list[tuple[int, int]]:
    """The weekdays, given in order, as runs of neighbours: the first and the last day of each."""
    found: list[tuple[int, int]] = []
    for index in indexes:
        if found and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return found


def _read_rule(text: str) -> dict[int, Day] | None:
    match = RULE.fullmatch(text)
    if match is None:
        return None
    if match["word"]:
        day = WORD_DAYS[match["word"].lower()]
    else:
        slots = tuple(sorted(_read_slot(slot) for slot in match["slots"].split(",")))
        if overlapping(slots) or not all(slot.plausible for slot in slots):
            return None
        day = Day(DayKind.OPEN, slots)
    return dict.fromkeys(_read_days(match["days"]), day)


def _read_days(text: str | None) -> list[int]:
    if text is None:
        return list(range(7))
    found: list[int] = []
    for part in text.split(","):
        ends = [DAY_CODES.index(code.capitalize()) for code in part.split("-")]
        length = (ends[-1] - ends[0]) % 7  # "Fr-Mo" runs over the end of the week
        found.extend((ends[0] + step) % 7 for step in range(length + 1))
    return found


def _read_slot(text: str) -> Slot:
    start, end = (int(hour) * 60 + int(minute) for hour, minute in (time.split(":") for time in text.split("-")))
    return Slot(start, end if end > start else end + DAY_MINUTES)


def _write_days(indexes: list[int]) -> str:
    return ",".join(
        DAY_CODES[first] if first == last else f"{DAY_CODES[first]}-{DAY_CODES[last]}" for first, last in runs(indexes)
    )


def _write_day(day: Day) -> str:
    if day.kind == DayKind.CLOSED:
        return "off"
    if day.kind == DayKind.CALL:
        return 'unknown "call"'
    return ",".join(f"{_write_time(slot.start)}-{_write_time(slot.end)}" for slot in day.slots)


def _write_time(minutes: int) -> str:
    """A time as HH:MM: midnight at the end of the day is 24:00, later ends are the next morning's time."""
    hour, minute = divmod(minutes if minutes <= DAY_MINUTES else minutes - DAY_MINUTES, 60)
    return f"{hour:02}:{minute:02}"
