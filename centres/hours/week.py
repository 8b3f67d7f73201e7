"""Decides the shape of an ordinary week of opening hours: seven days from Sunday, each with a kind and slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from django.utils.translation import pgettext_lazy

DAY_MINUTES = 24 * 60
# A slot over midnight that is longer than this is far more often two times in the wrong order (14:00 to 09:00) than a
# night, so the editor refuses it and the reader takes it for special hours.
LONGEST_NIGHT_MINUTES = 12 * 60

# OpenStreetMap's codes of the weekdays, in the order of an Iraqi week.
DAY_CODES = ("Su", "Mo", "Tu", "We", "Th", "Fr", "Sa")
DAY_NAMES = (
    pgettext_lazy("day of the week", "Sunday"),
    pgettext_lazy("day of the week", "Monday"),
    pgettext_lazy("day of the week", "Tuesday"),
    pgettext_lazy("day of the week", "Wednesday"),
    pgettext_lazy("day of the week", "Thursday"),
    pgettext_lazy("day of the week", "Friday"),
    pgettext_lazy("day of the week", "Saturday"),
)


class DayKind(StrEnum):
    """How a day is: not stated, closed, hours known on the telephone only, or open in the day's slots."""

    UNSTATED = "unstated"
    CLOSED = "closed"
    CALL = "call"
    OPEN = "open"


@dataclass(frozen=True, order=True)
class Slot:
    """A time of opening in minutes after the midnight its day begins with; an end above 1440 is on the next day."""

    start: int
    end: int

    @property
    def over_midnight(self) -> bool:
        """Whether the slot ends on the next day (midnight itself still ends the day the slot began)."""
        return self.end > DAY_MINUTES

    @property
    def plausible(self) -> bool:
        """Whether the slot begins within its day, and ends after that within the day or within a night."""
        if not 0 <= self.start < DAY_MINUTES or self.end <= self.start:
            return False
        return not self.over_midnight or self.end - self.start <= LONGEST_NIGHT_MINUTES


@dataclass(frozen=True)
class Day:
    """One day: its kind and, when it is open, its slots in order."""

    kind: DayKind = DayKind.UNSTATED
    slots: tuple[Slot, ...] = ()

    def __post_init__(self) -> None:
        if (self.kind == DayKind.OPEN) != bool(self.slots):
            raise ValueError("A day has slots if, and only if, it is open.")

    @property
    def working(self) -> bool:
        """Whether people are there on this day, at hours that are known or not."""
        return self.kind in (DayKind.OPEN, DayKind.CALL)


UNSTATED_DAY = Day()
CLOSED_DAY = Day(DayKind.CLOSED)
CALL_DAY = Day(DayKind.CALL)
WHOLE_DAY = Day(DayKind.OPEN, (Slot(0, DAY_MINUTES),))


@dataclass(frozen=True)
class Week:
    """Seven days, Sunday first."""

    days: tuple[Day, ...] = (UNSTATED_DAY,) * 7

    def __post_init__(self) -> None:
        if len(self.days) != len(DAY_CODES):
            raise ValueError("A week has seven days.")

    def __iter__(self) -> Iterator[Day]:
        return iter(self.days)

    def on(self, day: date) -> Day:
        """The day of this week that a date falls on."""
        return self.days[weekday_of(day)]

    @property
    def stated(self) -> bool:
        """Whether anything is said about any day."""
        return any(day.kind != DayKind.UNSTATED for day in self.days)

    @property
    def working_days(self) -> tuple[int, ...]:
        """The weekdays (0 is Sunday) on which people are there."""
        return tuple(index for index, day in enumerate(self.days) if day.working)


def weekday_of(day: date) -> int:
    """The weekday of a date with Sunday as 0."""
    return day.isoweekday() % 7


def overlapping(slots: tuple[Slot, ...]) -> bool:
    """Whether any two of these slots, given in order of their beginning, share a minute."""
    return any(later.start < earlier.end for earlier, later in pairwise(slots))
