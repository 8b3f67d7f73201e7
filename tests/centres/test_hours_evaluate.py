"""Whether a place is open at a moment and when that changes, in Baghdad's time."""

from datetime import UTC, date, datetime

import pytest

from centres.hours.evaluate import HoursState, StateKind, day_on, state_at, state_of_days
from centres.hours.library import BAGHDAD
from centres.hours.parse import read_week
from centres.hours.week import CALL_DAY, CLOSED_DAY, UNSTATED_DAY, Day, DayKind, Slot

USUAL = "Su-We 09:00-14:00; Th 09:00-12:00; Fr-Sa off"
CALL = 'Su-Th unknown "call"'
LUNCH = "Su-Th 09:00-12:00,13:00-17:00"
NIGHT = "Su 22:00-02:00; Mo 09:00-12:00"


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of November 2026; the 22nd is a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=BAGHDAD)


@pytest.mark.parametrize(
    ("value", "moment", "until"),
    [
        (USUAL, at(22, 9), at(22, 14)),
        (USUAL, at(22, 13, 59), at(22, 14)),
        (USUAL, at(26, 11), at(26, 12)),
        (LUNCH, at(22, 11, 59), at(22, 12)),
        (LUNCH, at(22, 13), at(22, 17)),
        ("Su 09:00-12:00,12:00-14:00", at(22, 10), at(22, 14)),
        ("Su 18:00-24:00", at(22, 23, 59), at(23)),
        ("Su 18:00-24:00; Mo 00:00-03:00", at(22, 20), at(23, 3)),
        (NIGHT, at(22, 23), at(23, 2)),
        (NIGHT, at(23, 0), at(23, 2)),
        (NIGHT, at(23, 1, 59), at(23, 2)),
        ("Su 22:00-02:00; Mo off", at(23, 1), at(23, 2)),
        ("Sa 22:00-02:00", at(22, 1), at(22, 2)),
        ("Su 22:00-04:00; Mo 03:00-05:00", at(22, 23), at(23, 5)),
        ("24/7", at(22, 3), None),
    ],
)
def test_an_open_place_says_when_it_closes(value: str, moment: datetime, until: datetime | None) -> None:
    state = state_at(value, moment)
    assert (state.kind, state.until, state.opens) == (StateKind.OPEN, until, None)


@pytest.mark.parametrize(
    ("value", "moment", "opens"),
    [
        (USUAL, at(22, 0), at(22, 9)),
        (USUAL, at(22, 8, 59), at(22, 9)),
        (USUAL, at(22, 14), at(23, 9)),
        (USUAL, at(26, 12), at(29, 9)),
        (USUAL, at(27, 10), at(29, 9)),
        (LUNCH, at(22, 12), at(22, 13)),
        (NIGHT, at(23, 2), at(23, 9)),
        (NIGHT, at(24, 1), at(29, 22)),
        ("Su 18:00-24:00", at(23), at(29, 18)),
        ("Su 09:00-12:00", at(22, 12), at(29, 9)),
        ("off", at(22, 12), None),
    ],
)
def test_a_closed_place_says_when_it_opens(value: str, moment: datetime, opens: datetime | None) -> None:
    state = state_at(value, moment)
    assert (state.kind, state.until, state.opens) == (StateKind.CLOSED, None, opens)


def test_a_day_whose_hours_are_unknown_is_a_working_day_to_call_on() -> None:
    assert state_at(CALL, at(22, 11)) == HoursState(StateKind.CALL, working_day=True, working_days=(0, 1, 2, 3, 4))
    assert state_at(CALL, at(22)).kind == StateKind.CALL
    assert state_at(CALL, at(26, 23, 59)).kind == StateKind.CALL


def test_a_day_off_before_days_to_call_on_names_the_next_of_them() -> None:
    state = state_at(CALL, at(27))
    assert (state.kind, state.asks_on, state.opens) == (StateKind.CLOSED, date(2026, 11, 29), None)


def test_the_sooner_of_known_hours_and_a_day_to_call_on_is_named() -> None:
    sooner_call = state_at("Mo unknown; Tu 09:00-12:00", at(22, 12))
    assert (sooner_call.asks_on, sooner_call.opens) == (date(2026, 11, 23), None)
    sooner_open = state_at("Mo 09:00-12:00; Tu unknown", at(22, 12))
    assert (sooner_open.asks_on, sooner_open.opens) == (None, at(23, 9))


def test_a_night_goes_before_the_next_day_to_call_on() -> None:
    assert state_at("Su 22:00-02:00; Mo unknown", at(23, 1)).until == at(23, 2)
    assert state_at("Su 22:00-02:00; Mo unknown", at(23, 2)).kind == StateKind.CALL


@pytest.mark.parametrize(("moment", "working"), [(at(22, 20), True), (at(26, 20), True), (at(27, 10), False)])
def test_a_working_day_is_one_even_after_closing_time(moment: datetime, working: bool) -> None:
    assert state_at(USUAL, moment).working_day is working


def test_hours_are_baghdads_whatever_zone_the_moment_is_in() -> None:
    assert state_at(USUAL, datetime(2026, 11, 22, 6, tzinfo=UTC)).kind == StateKind.OPEN
    assert state_at(USUAL, datetime(2026, 11, 22, 5, 59, tzinfo=UTC)).kind == StateKind.CLOSED
    assert state_at(USUAL, datetime(2026, 11, 22, 9)).until == at(22, 14)
    assert state_at(USUAL, at(22, 9)).until.tzinfo is BAGHDAD  # type: ignore[union-attr]


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_value_is_not_stated(value: str) -> None:
    assert state_at(value, at(22, 9)) == HoursState(StateKind.UNSTATED)


@pytest.mark.parametrize("value", ["nonsense", "Su-Th", "PH off", "Su-Th 09:00-sunset", '"', "\x00", "Su" * 200])
def test_a_value_that_should_not_be_there_is_special_and_nothing_more(value: str) -> None:
    assert state_at(value, at(22, 9)) == HoursState(StateKind.SPECIAL, special=True)


def test_special_hours_are_open_or_closed_where_the_library_knows() -> None:
    first_sunday = "Su[1] 09:00-12:00"
    closed = state_at(first_sunday, at(22, 9))
    assert (closed.kind, closed.opens, closed.working_day) == (
        StateKind.CLOSED,
        datetime(2026, 12, 6, 9, tzinfo=BAGHDAD),
        False,
    )
    opened = state_at(first_sunday, datetime(2026, 12, 6, 9, tzinfo=BAGHDAD))
    assert (opened.kind, opened.until) == (StateKind.OPEN, datetime(2026, 12, 6, 12, tzinfo=BAGHDAD))
    assert closed.special
    assert opened.special


def test_special_hours_that_have_to_be_asked_for_are_a_call() -> None:
    value = "Su-Th 09:00-12:00 unknown"
    assert state_at(value, at(22, 10)).kind == StateKind.CALL
    before = state_at(value, at(22, 8))
    assert (before.kind, before.asks_on, before.working_day) == (StateKind.CLOSED, date(2026, 11, 22), True)


def test_a_comment_that_changes_is_no_opening() -> None:
    value = 'Su 09:00-12:00 "reception"; Mo 00:00-24:00 off "stocktaking"; Tu 10:00-11:00 "reception"'
    assert state_at(value, at(22, 12)).opens == at(24, 10)


def test_a_dated_exception_replaces_the_day_and_leaves_the_night_before_alone() -> None:
    week = read_week("Su-Th 20:00-01:00")
    assert week is not None
    closed = date(2026, 11, 23)

    def with_closure(day: date) -> Day:
        return CLOSED_DAY if day == closed else week.on(day)

    assert state_of_days(with_closure, at(23, 0, 30)).until == at(23, 1)
    after = state_of_days(with_closure, at(23, 12))
    assert (after.kind, after.opens, after.working_day) == (StateKind.CLOSED, at(24, 20), False)


def test_a_long_closure_says_no_day() -> None:
    state = state_of_days(lambda _day: CLOSED_DAY, at(22, 12))
    assert (state.kind, state.opens, state.asks_on) == (StateKind.CLOSED, None, None)


@pytest.mark.parametrize(
    ("value", "day", "how"),
    [
        (USUAL, date(2026, 11, 26), Day(DayKind.OPEN, (Slot(540, 720),))),
        (CALL, date(2026, 11, 22), CALL_DAY),
        (CALL, date(2026, 11, 27), UNSTATED_DAY),
        ("Su[1] 09:00-12:00", date(2026, 12, 6), Day(DayKind.OPEN, (Slot(540, 720),))),
        ("Su[1] 09:00-12:00", date(2026, 11, 22), CLOSED_DAY),
        ("Su[1] 18:00-24:00", date(2026, 12, 6), Day(DayKind.OPEN, (Slot(1080, 1440),))),
        ("Su-Th 09:00-12:00 unknown", date(2026, 11, 22), CALL_DAY),
        ("nonsense", date(2026, 11, 22), UNSTATED_DAY),
        ("PH off", date(2026, 11, 22), UNSTATED_DAY),
    ],
)
def test_every_value_says_how_a_date_is(value: str, day: date, how: Day) -> None:
    assert day_on(value, day) == how
