"""Decides how hours are told to a device, which knows no rules of opening hours: when it is open in the next days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from portal.dates import digits

from ..hours.clock import date_words, time_words
from ..hours.evaluate import HoursState, StateKind, in_baghdad
from ..hours.layers import Hours
from ..hours.library import BAGHDAD
from ..hours.say import StateWords, state_words
from ..hours.week import DAY_MINUTES, DayKind

# From yesterday on, because a night belongs to the day it begins with.
DAYS: Final = 15
# [what is said of the week, what is said where nothing is known, days to call on, beginnings and lengths in minutes,
#  what is said of a closure and the day it ends]
Timetable = list[Any]


@dataclass
class Timetables:
    """The timetables of a file, each once; the first midnight is that of yesterday in Baghdad."""

    now: datetime
    language: str
    rows: list[Timetable] = field(default_factory=list)
    _known: dict[str, int] = field(default_factory=dict)

    @property
    def first(self) -> date:
        """Return the first day that is told."""
        return in_baghdad(self.now).date() - timedelta(days=1)

    @property
    def base(self) -> int:
        """Return the first midnight in minutes since 1970."""
        return int(datetime.combine(self.first, time(), BAGHDAD).timestamp()) // 60

    def number_of(self, hours: Hours) -> int:
        """Return the number of the timetable of a centre or of a service there, closures and dated hours included."""
        row = self._row(hours)
        key = repr(row)
        if key not in self._known:
            self._known[key] = len(self.rows)
            self.rows.append(row)
        return self._known[key]

    def clock(self) -> dict[str, str]:
        """Return how each time of day is said at which anything opens or closes."""
        minutes = {edge % DAY_MINUTES for row in self.rows for edge in _edges(row[3])}
        return {str(minute): digits(time_words(minute), self.language) for minute in sorted(minutes)}

    def days(self) -> list[list[str]]:
        """Return how each day is said within the week it is seen from, and from further away."""
        every = [self.first + timedelta(step) for step in range(DAYS)]
        return [
            [digits(date_words(day, day - timedelta(days=away)), self.language) for away in (2, 30)] for day in every
        ]

    def _row(self, hours: Hours) -> Timetable:
        state = hours.state(self.now)
        said = state_words(state, self.language, self.now)
        spans, calls, stated = [], [], False
        for step in range(DAYS):
            day = hours.on(self.first + timedelta(step)).day
            stated = stated or day.kind != DayKind.UNSTATED
            calls += [step] if day.kind == DayKind.CALL else []
            spans += [(step * DAY_MINUTES + slot.start, slot.end - slot.start) for slot in day.slots]
        known = [number for span in _joined(spans) for number in span]
        return [said.days, "" if stated else said.words, calls, known, self._closed(state, said)]

    def _closed(self, state: HoursState, said: StateWords) -> list[Any]:
        """Return what is said of a closure, and on which day it ends; nothing where none is in force."""
        if state.kind != StateKind.CLOSED or state.cause is None:
            return []
        last = (state.closed_until - self.first).days if state.closed_until else DAYS
        return [" | ".join(filter(None, (said.words, said.more))), last]


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans with those that meet or overlap made one."""
    found: list[tuple[int, int]] = []
    for start, length in sorted(spans):
        if found and start <= sum(found[-1]):
            found[-1] = (found[-1][0], max(sum(found[-1]), start + length) - found[-1][0])
        else:
            found.append((start, length))
    return found


def _edges(spans: list[int]) -> list[int]:
    return [edge for start, length in zip(spans[::2], spans[1::2], strict=True) for edge in (start, start + length)]
