"""The layers of the hours, minute by minute against a second evaluation that is written in another way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest

from centres.hours.evaluate import Cause, StateKind
from centres.hours.layers import DatedRule, Hours, Shut
from centres.hours.library import BAGHDAD

DAY = 1440
FIRST = date(2026, 1, 1)
YEARS = 2 * 365
NAMES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
# Weeks as lists from Monday: a day is a list of slots in minutes (after midnight beyond 1440), closed when empty.
OFFICE = [[(510, 900)]] * 4 + [[], []] + [[(510, 900)]]
NIGHTS = [[(540, 720), (1320, 1560)]] * 4 + [[], [(1380, 1500)], []]
SHORT = [[(600, 780)]] * 7
RAMADAN = (date(2026, 2, 18), date(2026, 3, 19))


def stored(week: list[list[tuple[int, int]]]) -> str:
    """Return a week as it is stored."""
    days = []
    for name, slots in zip(NAMES, week, strict=True):
        times = ",".join(f"{a // 60:02}:{a % 60:02}-{b % DAY // 60:02}:{b % 60:02}" for a, b in slots)
        days.append(f"{name} {times or 'off'}")
    return ", ".join(sorted(days, key=lambda day: not day.endswith("off")))


def minutes_open(days: dict[date, list[tuple[int, int]]]) -> bytearray:
    """Return a mark for every minute of the two years and a day; each slot is painted from the day it begins."""
    painted = bytearray((YEARS + 2) * DAY)
    for day, slots in days.items():
        start = (day - FIRST).days * DAY
        for first, last in slots:
            for minute in range(max(start + first, 0), start + last):
                painted[minute] = 1
    return painted


def minute_of(moment: datetime) -> int:
    """Return the number of a minute of Baghdad's wall clock."""
    return int((moment.replace(tzinfo=None) - datetime(2026, 1, 1)).total_seconds()) // 60


def wall(moment: datetime) -> datetime:
    """Return the moment on Baghdad's clock, three hours before that of Greenwich all year."""
    return (moment.astimezone(UTC) + timedelta(hours=3)).replace(tzinfo=None)


def days_of(week: list[list[tuple[int, int]]]) -> dict[date, list[tuple[int, int]]]:
    """Return every day of the two years, and the one before, as a week has it."""
    return {day: list(week[day.weekday()]) for day in (FIRST + timedelta(n) for n in range(-1, YEARS))}


def until(first: date, last: date) -> list[date]:
    """Return all days from one to another."""
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def shut(painted: bytearray, days: dict[date, list[tuple[int, int]]], start: int, ends: date | None) -> None:
    """Wipe a closure out of the calendar: the nights that begin within it too, and nothing that begins on its end."""
    if ends is None:
        painted[start:] = bytes(len(painted) - start)
        return
    stop = (ends - FIRST).days * DAY
    night = max((last - DAY for _first, last in days[ends - timedelta(1)] if last > DAY), default=0)
    painted[start : stop + night] = bytes(stop + night - start)
    for first, last in days[ends]:
        painted[stop + first : stop + last] = b"\x01" * (last - first)


def disagreements(hours: Hours, painted: bytearray) -> list[datetime]:
    """Return the moments at which both say something else: the minutes around every change, and some of each day."""
    chance, wrong = Random(7), []
    edges = [n for n in range(1, YEARS * DAY) if painted[n] != painted[n - 1]]
    asked = {near for edge in edges for near in (edge - 1, edge)}
    asked |= {day * DAY + minute for day in range(YEARS) for minute in (0, DAY - 1, chance.randrange(DAY))}
    for number in sorted(asked):
        moment = datetime(2026, 1, 1, tzinfo=BAGHDAD) + timedelta(minutes=number)
        if hours.is_open(moment) != bool(painted[number]):
            wrong.append(moment)
    return wrong


def other_minutes(hours: Hours, painted: bytearray) -> list[datetime]:
    """Return every minute of the two years that the days, as pages and calendars tell them, have otherwise."""
    days = (FIRST + timedelta(n) for n in range(-1, YEARS))
    told = minutes_open({day: [(slot.start, slot.end) for slot in hours.on(day).day.slots] for day in days})
    start = datetime(2026, 1, 1, tzinfo=BAGHDAD)
    if told == painted:
        return []
    return [start + timedelta(minutes=n) for n in range(YEARS * DAY) if told[n] != painted[n]]


@pytest.mark.parametrize("week", [OFFICE, NIGHTS])
def test_all_layers_agree_with_a_painted_calendar_of_two_years(week: list[list[tuple[int, int]]]) -> None:
    exception, holiday = date(2026, 3, 1), (date(2026, 3, 20), date(2026, 3, 23))
    closed_at = datetime(2026, 6, 3, 8, 0, tzinfo=UTC)
    reopens, forever = date(2026, 6, 10), datetime(2027, 11, 1, 20, 30, tzinfo=UTC)
    hours = Hours(
        of_centre=stored(week),
        closures=(Shut(closed_at, reopens), Shut(forever)),
        own_exceptions=(DatedRule(exception, exception + timedelta(1), "08:00-10:00,23:00-01:00"),),
        presets=(
            DatedRule(*holiday, "off", Cause.HOLIDAY),
            DatedRule(*RAMADAN, stored(SHORT), Cause.RAMADAN),
        ),
    )
    days = days_of(week)
    for day in until(*RAMADAN):
        days[day] = list(SHORT[day.weekday()]) if days[day] else []
    for day in until(*holiday):
        days[day] = []
    for day in (exception, exception + timedelta(1)):
        days[day] = [(480, 600), (1380, 1500)]
    painted = minutes_open(days)
    for begins, ends in ((closed_at, reopens), (forever, None)):
        shut(painted, days, minute_of(wall(begins)), ends)
    assert other_minutes(hours, painted) == []
    assert disagreements(hours, painted) == []


@pytest.mark.parametrize("own", [[], SHORT])
def test_a_service_keeps_within_its_centre(own: list[list[tuple[int, int]]]) -> None:
    closed, short = date(2026, 5, 5), date(2026, 5, 6)
    hours = Hours(
        of_centre=stored(OFFICE),
        own=stored(own) if own else "",
        centre_exceptions=(DatedRule(closed, closed, "off"), DatedRule(short, short, "11:00-12:00")),
        own_exceptions=(
            DatedRule(closed, closed, "08:00-20:00"),
            DatedRule(short, short + timedelta(1), "11:30-18:00"),
        ),
    )
    days = days_of(own or OFFICE)
    days[closed], days[short], days[short + timedelta(1)] = [], [(690, 720)], [(690, 1080)]
    assert other_minutes(hours, minutes_open(days)) == []
    assert disagreements(hours, minutes_open(days)) == []


def test_the_state_says_open_exactly_when_is_open_does() -> None:
    hours = Hours(
        of_centre=stored(NIGHTS),
        closures=(Shut(datetime(2026, 3, 9, 21, 40, tzinfo=UTC), date(2026, 3, 12)),),
        own_exceptions=(DatedRule(date(2026, 3, 1), date(2026, 3, 1), "off"),),
        presets=(DatedRule(*RAMADAN, "Mo-Th 10:00-13:00", Cause.RAMADAN),),
    )
    for step in range(40 * 24 * 2):
        moment = datetime(2026, 2, 15, tzinfo=BAGHDAD) + timedelta(minutes=30 * step)
        state = hours.state(moment)
        assert (state.kind == StateKind.OPEN) == hours.is_open(moment), moment
        if state.opens:
            assert hours.is_open(state.opens) and not hours.is_open(state.opens - timedelta(minutes=1))
        if state.until:
            assert not hours.is_open(state.until) and hours.is_open(state.until - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 3, 29, 5, 30, tzinfo=UTC), True),  # Europe's clocks change this night, Baghdad's do not
        (datetime(2026, 3, 29, 5, 29, tzinfo=UTC), False),
        (datetime(2026, 3, 29, 8, 30), True),  # without a zone: Baghdad's clock
        (datetime(2026, 10, 25, 8, 30, tzinfo=ZoneInfo("Europe/Berlin")), True),
        (datetime(2007, 7, 1, 4, 30, tzinfo=UTC), True),  # until 2008 the clock stood an hour ahead in summer
        (datetime(2007, 7, 1, 4, 29, tzinfo=UTC), False),
    ],
)
def test_the_clock_is_baghdads(moment: datetime, is_open: bool) -> None:
    assert Hours("Su-Th 08:30-15:00").is_open(moment) is is_open
    layered = Hours("Su-Th 08:30-15:00", own_exceptions=(DatedRule(date(2000, 1, 1), date(2030, 1, 1), "08:30-15:00"),))
    assert layered.is_open(moment) is is_open


def test_a_preset_opens_no_day_on_which_nobody_works() -> None:
    preset = DatedRule(*RAMADAN, "10:00-13:00", Cause.RAMADAN)
    friday = datetime(2026, 2, 20, 11, tzinfo=BAGHDAD)
    assert not Hours("Su-Th 08:30-15:00", presets=(preset,)).is_open(friday)
    assert Hours("", presets=(preset,)).is_open(friday)


def test_days_known_keep_their_call_through_an_exception_of_other_days() -> None:
    hours = Hours('Su-Th unknown "call"', own_exceptions=(DatedRule(date(2026, 2, 23), date(2026, 2, 23), "off"),))
    assert hours.state(datetime(2026, 2, 22, 11, tzinfo=BAGHDAD)).kind == StateKind.CALL
    monday = hours.state(datetime(2026, 2, 23, 11, tzinfo=BAGHDAD))
    assert (monday.kind, monday.asks_on, monday.cause) == (StateKind.CLOSED, date(2026, 2, 24), Cause.EXCEPTION)


@pytest.mark.parametrize("value", ["", "Su-Th 09:00-14:00 || what", "Mo[1] 10:00-12:00"])
def test_hours_that_are_not_stated_or_special_stay_so_beside_a_rule_of_another_day(value: str) -> None:
    moment = datetime(2026, 2, 22, 11, tzinfo=BAGHDAD)
    rule = DatedRule(date(2026, 2, 25), date(2026, 2, 25), "off")
    assert Hours(value, own_exceptions=(rule,)).state(moment).kind == Hours(value).state(moment).kind
