"""Decides whether a place is open at a moment, and when that changes next, in Baghdad's time.

Ordinary weeks are evaluated here and not by the library, because a slot belongs to the day it begins: the library drops
what is left of a night when the next day has a rule of its own. Special hours are left to the library.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from opening_hours import OpeningHours, State

from .library import BAGHDAD, asked, library_hours
from .parse import acceptable, read_week
from .week import CALL_DAY, CLOSED_DAY, DAY_MINUTES, Day, DayKind, Slot

# How far ahead the next opening is looked for: a closure that lasts longer has its own notice.
DAYS_AHEAD = 14
# Special hours may change without opening or closing (from "unknown" to closed); after so many steps we say no more.
MOST_CHANGES = 20

DayOn = Callable[[date], Day]


class Cause(StrEnum):
    """Why a day is not as the week says."""

    CLOSURE = "closure"
    EXCEPTION = "exception"
    HOLIDAY = "holiday"
    RAMADAN = "ramadan"


class StateKind(StrEnum):
    """What is known at a moment; the values name the CSS modifier of a state."""

    OPEN = "open"
    CLOSED = "closed"
    CALL = "call"
    UNSTATED = "unstated"
    SPECIAL = "special"


@dataclass(frozen=True)
class HoursState:
    """What is known at a moment. Times are aware, in Asia/Baghdad, and None when they are unknown or too far away."""

    kind: StateKind
    until: datetime | None = None
    """When an open place closes."""
    opens: datetime | None = None
    """When a closed place opens next."""
    asks_on: date | None = None
    """The next working day of a closed place when its hours have to be asked for."""
    working_day: bool = False
    """Whether people are there at some time on the moment's day."""
    working_days: tuple[int, ...] = ()
    """The weekdays (0 is Sunday) of the ordinary week on which people are there."""
    special: bool = False
    """Whether the hours are more than an ordinary week can say."""
    cause: Cause | None = None
    """Why it is so, where the week says something else."""
    reason: Mapping[str, str] = field(default_factory=dict)
    """The reason in each language, where somebody stated one."""
    closed_until: date | None = None
    """The day on which a place that is closed for a cause opens again, as far as it is known."""
    closed_today_only: bool = False
    """Whether the cause ends with the moment's day."""
    unconfirmed: bool = False
    """Whether IOM stated these hours and the partner has not confirmed them yet."""

    @property
    def reason_holds(self) -> bool:
        """Whether it is closed for a cause, and not because the hours of the day are over."""
        return self.cause == Cause.CLOSURE or self.closed_until is not None


def state_at(value: str, moment: datetime) -> HoursState:
    """The state of a stored value at a moment (a naive one is taken as Baghdad's time). Never raises.

    A value that cannot be read, or that would be refused today, is SPECIAL. Special hours that the library can read
    are OPEN, CLOSED or CALL with ``special`` set.
    """
    week = read_week(value)
    if week is None:
        return _special_state(value, in_baghdad(moment))
    return state_of_days(week.on, moment, week.working_days)


def state_of_days(
    day_on: DayOn, moment: datetime, working_days: tuple[int, ...] = (), ahead: int = DAYS_AHEAD
) -> HoursState:
    """The state at a moment when ``day_on`` says how each date is: the place for closures and dated exceptions.

    ``working_days`` is handed through, and so many days ahead are looked at. When no day around the moment is stated,
    the state is UNSTATED.
    """
    local = in_baghdad(moment)
    today = local.date()
    days = {today + timedelta(step): day_on(today + timedelta(step)) for step in range(-2, ahead)}
    if all(day.kind == DayKind.UNSTATED for day in days.values()):
        return HoursState(StateKind.UNSTATED)
    working = days[today].working
    spans = _spans(days)
    for start, end in spans:
        if start <= local < end:
            known = end.date() < today + timedelta(ahead - 1)
            return HoursState(StateKind.OPEN, end if known else None, working_day=True, working_days=working_days)
    if days[today].kind == DayKind.CALL:
        return HoursState(StateKind.CALL, working_day=True, working_days=working_days)
    opens = next((start for start, _end in spans if start > local), None)
    asks_on = next((day for day, how in days.items() if day > today and how.kind == DayKind.CALL), None)
    if opens and asks_on and asks_on < opens.date():
        opens = None
    return HoursState(
        StateKind.CLOSED,
        opens=opens,
        asks_on=None if opens else asks_on,
        working_day=working,
        working_days=working_days,
    )


def day_on(value: str, day: date) -> Day:
    """How a stored value says a date is; the library cuts special hours to the date, unreadable ones are not stated."""
    week = read_week(value)
    if week is not None:
        return week.on(day)
    hours = library_hours(value) if acceptable(value) else None
    found = asked(lambda: _library_day(hours, day)) if hours else None
    return found or Day()


def in_baghdad(moment: datetime) -> datetime:
    """A moment in Baghdad's time; a naive moment is taken to be in it already."""
    return moment.astimezone(BAGHDAD) if moment.tzinfo else moment.replace(tzinfo=BAGHDAD)


def _spans(days: dict[date, Day]) -> list[tuple[datetime, datetime]]:
    """When the place is open, in order, with slots that meet or overlap (over midnight too) made one."""
    found: list[tuple[datetime, datetime]] = []
    for day, how in days.items():
        midnight = datetime.combine(day, time(), BAGHDAD)
        for slot in how.slots:
            start, end = midnight + timedelta(minutes=slot.start), midnight + timedelta(minutes=slot.end)
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], max(end, found[-1][1]))
            else:
                found.append((start, end))
    return found


def _special_state(value: str, local: datetime) -> HoursState:
    hours = library_hours(value) if acceptable(value) else None
    if hours is None:
        return HoursState(StateKind.SPECIAL, special=True)
    return asked(lambda: _library_state(hours, value, local)) or HoursState(StateKind.SPECIAL, special=True)


def _library_state(hours: OpeningHours, value: str, local: datetime) -> HoursState:
    now, _comment = hours.state(local)
    working = now != State.CLOSED or day_on(value, local.date()).working
    if now == State.UNKNOWN:
        return HoursState(StateKind.CALL, working_day=working, special=True)
    change, after = _next_other_state(hours, local, now)
    if now == State.OPEN:
        return HoursState(StateKind.OPEN, until=change, working_day=working, special=True)
    return HoursState(
        StateKind.CLOSED,
        opens=change if after == State.OPEN else None,
        asks_on=change.date() if change and after == State.UNKNOWN else None,
        working_day=working,
        special=True,
    )


def _next_other_state(hours: OpeningHours, local: datetime, now: State) -> tuple[datetime | None, State]:
    """When the state is next another one (changes of the comment alone are passed over), and which."""
    moment: datetime | None = local
    for _step in range(MOST_CHANGES):
        moment = hours.next_change(moment)
        if moment is None:
            break
        after, _comment = hours.state(moment)
        if after != now:
            return moment, after
    return None, now


def _library_day(hours: OpeningHours, day: date) -> Day:
    midnight = datetime.combine(day, time(), BAGHDAD)
    slots: list[Slot] = []
    unknown = False
    for start, end, state, _comment in hours.intervals(midnight, midnight + timedelta(days=1)):
        unknown = unknown or state == State.UNKNOWN
        if state == State.OPEN:
            first, last = ((edge - midnight) // timedelta(minutes=1) for edge in (start, end))
            slots.append(Slot(max(first, 0), min(last, DAY_MINUTES)))
    if slots:
        return Day(DayKind.OPEN, tuple(slots))
    return CALL_DAY if unknown else CLOSED_DAY
