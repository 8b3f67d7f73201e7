"""What holds for every ordinary week: it survives being stored, and the library agrees about when it is open."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some
from opening_hours import OpeningHours, State

from centres.hours.evaluate import StateKind, state_at
from centres.hours.forms import compress, decompress
from centres.hours.library import BAGHDAD
from centres.hours.parse import check_hours, read_week, write_week
from centres.hours.say import sentence, state_words, week_rows
from centres.hours.week import (
    CALL_DAY,
    CLOSED_DAY,
    DAY_MINUTES,
    LONGEST_NIGHT_MINUTES,
    UNSTATED_DAY,
    Day,
    DayKind,
    Slot,
    Week,
    overlapping,
)

SUNDAY = datetime(2026, 11, 22, tzinfo=BAGHDAD)
KINDS = {State.OPEN: StateKind.OPEN, State.CLOSED: StateKind.CLOSED, State.UNKNOWN: StateKind.CALL}


@some.composite
def slots(draw: some.DrawFn) -> Slot:
    start = draw(some.integers(0, DAY_MINUTES - 1))
    return Slot(start, draw(some.integers(start + 1, max(DAY_MINUTES, start + LONGEST_NIGHT_MINUTES))))


open_days = (
    some.lists(slots(), min_size=1, max_size=3)
    .map(lambda found: tuple(sorted(found)))
    .filter(lambda found: not overlapping(found))
    .map(lambda found: Day(DayKind.OPEN, found))
)
weeks = some.lists(
    some.one_of(some.sampled_from([UNSTATED_DAY, CLOSED_DAY, CALL_DAY]), open_days), min_size=7, max_size=7
).map(lambda days: Week(tuple(days)))
moments = some.integers(0, 14 * DAY_MINUTES).map(lambda minutes: SUNDAY + timedelta(minutes=minutes))


@given(weeks)
def test_a_week_survives_being_stored(week: Week) -> None:
    stored = write_week(week)
    check_hours(stored)
    assert read_week(stored) == week
    assert write_week(week) == stored


@given(weeks, moments)
def test_the_library_agrees_with_the_state_of_a_stored_week(week: Week, moment: datetime) -> None:
    stored = write_week(week)
    state = state_at(stored, moment)
    if not week.stated:
        assert state.kind == StateKind.UNSTATED
        return
    hours = OpeningHours(stored, timezone=BAGHDAD)
    assert state.kind == KINDS[hours.state(moment)[0]]
    change = hours.next_change(moment)
    if state.kind == StateKind.OPEN:
        assert state.until == change
    if state.kind == StateKind.CLOSED and change:
        after = hours.state(change)[0]
        assert state.opens == (change if after == State.OPEN else None)
        assert state.asks_on == (change.date() if after == State.UNKNOWN else None)


@given(weeks, moments)
def test_a_moment_means_the_same_in_every_time_zone(week: Week, moment: datetime) -> None:
    stored = write_week(week)
    assert state_at(stored, moment.astimezone(UTC)) == state_at(stored, moment)


@given(weeks)
def test_the_week_grid_gives_back_what_it_was_given(week: Week) -> None:
    stored = write_week(week)
    nights = any(
        day.slots and following.slots and day.slots[-1].end - DAY_MINUTES > following.slots[0].start
        for day, following in zip(week.days, (*week.days[1:], week.days[0]), strict=True)
    )
    if not nights:
        assert compress(decompress(stored)) == stored


@given(some.text(max_size=40) | some.from_regex(r"[A-Za-z0-9:;,\-\" ]{0,40}", fullmatch=True), moments)
def test_no_stored_text_makes_a_page_fail(value: str, moment: datetime) -> None:
    state = state_at(value, moment)
    for language in ("ar", "en"):
        assert state_words(state, language, moment).words
        assert week_rows(value, language, moment.date())
        assert sentence(value, language)
