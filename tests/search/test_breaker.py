"""A cluster that failed is left alone for a while, and one request at a time tries it again."""

from __future__ import annotations

import pytest

from search.engines.elasticsearch.breaker import FIRST_PAUSE, LONGEST_PAUSE, Breaker


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_everything_passes_until_something_fails(clock: Clock) -> None:
    breaker = Breaker(clock)
    assert all(breaker.allows() for _time in range(3))
    assert not breaker.is_open


def test_one_failure_is_enough(clock: Clock) -> None:
    breaker = Breaker(clock)
    breaker.failed("refused")
    assert not breaker.allows()
    assert (breaker.is_open, breaker.reason) == (True, "refused")


def test_after_the_pause_one_request_tries_and_the_others_still_pass_by(clock: Clock) -> None:
    breaker = Breaker(clock)
    breaker.failed("refused")
    clock.now += FIRST_PAUSE
    assert [breaker.allows() for _time in range(3)] == [True, False, False]
    breaker.succeeded()
    assert all(breaker.allows() for _time in range(3))


def test_a_trial_that_fails_doubles_the_pause_up_to_a_limit(clock: Clock) -> None:
    breaker = Breaker(clock)
    pause = FIRST_PAUSE
    for _time in range(8):
        breaker.failed("refused")
        clock.now += pause - 0.01
        assert not breaker.allows()
        clock.now += 0.01
        assert breaker.allows()
        pause = min(pause * 2, LONGEST_PAUSE)
    assert pause == LONGEST_PAUSE


def test_a_trial_of_which_nothing_is_heard_does_not_keep_the_breaker_open_for_ever(clock: Clock) -> None:
    breaker = Breaker(clock)
    breaker.failed("refused")
    clock.now += FIRST_PAUSE
    assert breaker.allows()
    clock.now += FIRST_PAUSE
    assert breaker.allows()
