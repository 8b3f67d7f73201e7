"""Decides which layer says how a day is: closure, dated exception, preset, own hours, the hours of the centre.

A closed centre closes every service there. A dated exception or a preset overrides whole service days: a slot belongs
to the day it begins. A preset changes the hours of days on which somebody works and opens no other day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from .evaluate import DAYS_AHEAD, Cause, HoursState, StateKind, day_on, in_baghdad, state_at, state_of_days
from .library import BAGHDAD
from .parse import read_week
from .week import CALL_DAY, CLOSED_DAY, Day, DayKind, Slot

# A reopening that lies further ahead is said by its date; the opening after it is not looked for.
FARTHEST_DAYS = 400
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Shut:
    """A closure: from a moment on, up to the beginning of the day of reopening where there is one."""

    begins_at: datetime
    reopens_on: date | None = None
    reason: Mapping[str, str] = field(default_factory=dict)
    number: int = 0

    def holds_at(self, moment: datetime) -> bool:
        """Say whether it is in force at a moment in Baghdad's time."""
        return self.begins_at <= moment and (self.reopens_on is None or moment.date() < self.reopens_on)

    def touches(self, first: date, last: date) -> bool:
        """Say whether it is in force at some time of these days."""
        begins = in_baghdad(self.begins_at).date()
        return begins <= last and (self.reopens_on is None or self.reopens_on > max(first, begins))


@dataclass(frozen=True)
class DatedRule:
    """Hours that hold from a first to a last day, whatever the week says; days that they do not name are left alone."""

    first: date
    last: date
    value: str
    cause: Cause = Cause.EXCEPTION
    reason: Mapping[str, str] = field(default_factory=dict)
    unconfirmed: bool = False
    number: int = 0

    def day(self, on: date) -> Day | None:
        """Return how the day is, or None where the rule says nothing of it."""
        if not self.first <= on <= self.last:
            return None
        day = day_on(self.value, on)
        return None if day.kind == DayKind.UNSTATED else day

    def touches(self, first: date, last: date) -> bool:
        """Say whether it holds on some of these days."""
        return self.first <= last and self.last >= first


@dataclass(frozen=True)
class DatedDay:
    """How a date is in the end, and what made it so; without a cause it is as the week says."""

    day: Day
    rule: DatedRule | Shut | None = None

    @property
    def cause(self) -> Cause | None:
        """Return why the day is not as the week says."""
        return Cause.CLOSURE if isinstance(self.rule, Shut) else self.rule.cause if self.rule else None

    @property
    def unconfirmed(self) -> bool:
        """Say whether the partner still has to confirm it."""
        return isinstance(self.rule, DatedRule) and self.rule.unconfirmed


@dataclass(frozen=True)
class Hours:
    """All that is known of the hours of a centre, or of a service at a centre; ``own`` is empty for a centre."""

    of_centre: str = ""
    own: str = ""
    closures: tuple[Shut, ...] = ()
    own_exceptions: tuple[DatedRule, ...] = ()
    centre_exceptions: tuple[DatedRule, ...] = ()
    presets: tuple[DatedRule, ...] = ()

    @property
    def value(self) -> str:
        """Return the ordinary week: the service's own, else the centre's."""
        return self.own or self.of_centre

    @property
    def rules(self) -> tuple[DatedRule, ...]:
        """Return the dated rules of every layer."""
        return (*self.centre_exceptions, *self.own_exceptions, *self.presets)

    def on(self, day: date) -> DatedDay:
        """Return how a date is. A day that a closure begins on keeps what lies before it."""
        found = self._before_closures(day)
        midnight = datetime.combine(day, time(), BAGHDAD)
        for shut in self.closures:
            left = _left_open(found.day, shut, midnight)
            if left != found.day:
                found = DatedDay(left, shut)
        return found

    def is_open(self, moment: datetime) -> bool:
        """Say whether it is open at a moment: what ``state`` says, without looking for what comes next."""
        local = in_baghdad(moment)
        if any(shut.holds_at(local) for shut in self.closures):
            return False
        if not self._is_layered(local.date(), 1):
            return _plainly_open(self.value, local.replace(second=0, microsecond=0))
        minute = local.hour * 60 + local.minute
        today, before = self.on(local.date()).day, self.on(local.date() - ONE_DAY).day
        return _covered(today.slots, minute) or _covered(before.slots, minute + 24 * 60)

    def state(self, moment: datetime) -> HoursState:
        """Return the state at a moment (a naive one is taken as Baghdad's time). Never raises."""
        local = in_baghdad(moment)
        today = local.date()
        if not self._is_layered(today, DAYS_AHEAD):
            return state_at(self.value, local)
        week = read_week(self.value)
        working_days = week.working_days if week else ()
        shut = next((shut for shut in self.closures if shut.holds_at(local)), None)
        here = DatedDay(CLOSED_DAY, shut) if shut else self.on(today)

        def day_of(day: date) -> Day:
            return here.day if day == today else self.on(day).day

        found = state_of_days(day_of, local, working_days, self._days_ahead(here, today))
        if found.kind != StateKind.OPEN and here.rule is None:
            if week is None and here.day.kind == DayKind.UNSTATED:
                return HoursState(StateKind.SPECIAL, special=True)
            if week is not None and not week.stated:
                return HoursState(StateKind.UNSTATED)
        found = replace(found, special=week is None and here.rule is None)
        if found.kind == StateKind.OPEN and not _covered(here.day.slots, local.hour * 60 + local.minute):
            here = self.on(today - ONE_DAY)  # the night that began yesterday
        return _with_cause(found, here, today)

    def _is_layered(self, today: date, ahead: int) -> bool:
        first, last = today - 2 * ONE_DAY, today + ahead * ONE_DAY
        layers: tuple[Shut | DatedRule, ...] = (*self.closures, *self.rules)
        return any(layer.touches(first, last) for layer in layers)

    def _days_ahead(self, here: DatedDay, today: date) -> int:
        """Return how far the next opening is looked for: a fortnight beyond what closes the place now."""
        end = here.rule.reopens_on if isinstance(here.rule, Shut) else here.rule.last if here.rule else None
        return min(max((end - today).days, 0), FARTHEST_DAYS) + DAYS_AHEAD if end else DAYS_AHEAD

    def _before_closures(self, day: date) -> DatedDay:
        of_centre = _first_said(self.centre_exceptions, day)
        if of_centre and of_centre.day.kind == DayKind.CLOSED:
            return of_centre
        own = _first_said(self.own_exceptions, day)
        if own or of_centre:
            return self._exceptional(own, of_centre, day)
        usual = self._usual(day)
        preset = _first_said(self.presets, day)
        if preset is None or (preset.day.working and usual.kind == DayKind.CLOSED):
            return DatedDay(usual)
        return preset

    def _exceptional(self, own: DatedDay | None, of_centre: DatedDay | None, day: date) -> DatedDay:
        """Return a day with a dated exception; a service's hours end where those of its centre do."""
        if of_centre is None:
            return own or DatedDay(self._usual(day))
        if own is None and not self.own:
            return of_centre
        said = own or DatedDay(self._usual(day), of_centre.rule)
        if own is None and said.day.kind == DayKind.CLOSED:
            return DatedDay(said.day)
        return DatedDay(_within(said.day, of_centre.day), said.rule)

    def _usual(self, day: date) -> Day:
        """Return the day as the week has it; a week that states anything has closed days where it states nothing."""
        found = day_on(self.value, day)
        week = read_week(self.value)
        return CLOSED_DAY if found.kind == DayKind.UNSTATED and week is not None and week.stated else found


def _first_said(rules: Iterable[DatedRule], day: date) -> DatedDay | None:
    for rule in rules:
        if (said := rule.day(day)) is not None:
            return DatedDay(said, rule)
    return None


def _within(day: Day, limits: Day) -> Day:
    """Return what is left of a day inside the limits of another; where one has to be asked for, both have."""
    if DayKind.CLOSED in (day.kind, limits.kind):
        return CLOSED_DAY
    if DayKind.CALL in (day.kind, limits.kind):
        return CALL_DAY
    if day.kind == DayKind.UNSTATED:
        return limits
    pairs = ((max(a.start, b.start), min(a.end, b.end)) for a in day.slots for b in limits.slots)
    slots = tuple(sorted(Slot(start, end) for start, end in pairs if start < end))
    return Day(DayKind.OPEN, slots) if slots else CLOSED_DAY


def _left_open(day: Day, shut: Shut, midnight: datetime) -> Day:
    """Return what a closure leaves of a day: slots that begin before it, up to its beginning.

    A day whose hours are unknown is closed where the closure holds all day.
    """
    if day.kind == DayKind.CLOSED or (shut.reopens_on is not None and shut.reopens_on <= midnight.date()):
        return day
    begins = (in_baghdad(shut.begins_at) - midnight) // timedelta(minutes=1)
    if day.kind != DayKind.OPEN:
        return CLOSED_DAY if begins <= 0 else day
    slots = tuple(Slot(slot.start, min(slot.end, begins)) for slot in day.slots if slot.start < begins)
    return Day(DayKind.OPEN, slots) if slots else CLOSED_DAY


def _covered(slots: tuple[Slot, ...], minute: int) -> bool:
    return any(slot.start <= minute < slot.end for slot in slots)


@lru_cache(maxsize=5_000)
def _plainly_open(value: str, minute: datetime) -> bool:
    return state_at(value, minute).kind == StateKind.OPEN


def _with_cause(state: HoursState, here: DatedDay, today: date) -> HoursState:
    """Add to a state what made it so: the reason of a closed day, and what is still to be confirmed."""
    rule = here.rule
    if rule is None or (state.kind == StateKind.CLOSED and here.day.working and not here.unconfirmed):
        return state
    state = replace(state, cause=here.cause, reason=rule.reason, unconfirmed=here.unconfirmed)
    if here.day.kind != DayKind.CLOSED:
        return state
    if isinstance(rule, Shut):
        return replace(state, closed_until=rule.reopens_on)
    opens = state.opens.date() if state.opens else state.asks_on
    return replace(state, closed_until=opens or rule.last + ONE_DAY, closed_today_only=rule.last == today)
