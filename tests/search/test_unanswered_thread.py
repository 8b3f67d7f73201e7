"""The thread that adds searches without results up: it works beside the requests, and outlives a lost database."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from queue import Queue
from typing import Any

import pytest
from django.db import connection

from search import unanswered
from search.models import ZeroResult

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
LONGEST_WAIT = 20.0


@pytest.fixture
def thread(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], threading.Thread | None]]:
    """Let the first note start a thread that adds up at once, and end it after the test; return what finds it."""
    settings.ZERO_RESULT_REPORT = True
    ended = threading.Event()
    monkeypatch.setattr(unanswered, "_started", threading.Lock())
    monkeypatch.setattr(unanswered, "_queue", Queue(maxsize=500))
    monkeypatch.setattr(unanswered, "_ended", ended)
    monkeypatch.setattr(unanswered, "SECONDS_BETWEEN", 0.02)

    def running() -> threading.Thread | None:
        return next((each for each in threading.enumerate() if each.name == unanswered.THREAD), None)

    yield running
    ended.set()
    if (left := running()) is not None:
        left.join()


def _until(holds: Callable[[], bool]) -> None:
    last = time.monotonic() + LONGEST_WAIT
    while not holds():
        assert time.monotonic() < last, "it never happens"
        time.sleep(0.01)


def _times() -> list[tuple[int, str]]:
    return list(ZeroResult.objects.values_list("times", "text"))


def test_one_thread_counts_for_all_requests_and_keeps_the_text_from_the_third_time_on(
    thread: Callable[[], threading.Thread | None],
) -> None:
    assert thread() is None
    for times in (1, 2, 3):
        unanswered.note("passport office", "en")
        text = "passport office" if times == unanswered.SHOWN_FROM else ""
        _until(lambda times=times, text=text: _times() == [(times, text)])  # type: ignore[misc]
    assert [each.name for each in threading.enumerate()].count(unanswered.THREAD) == 1


def test_the_thread_outlives_a_lost_database_and_counts_what_waited(
    thread: Callable[[], threading.Thread | None], caplog: pytest.LogCaptureFixture
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE search_zeroresult RENAME TO search_zeroresult_lost")
        try:
            unanswered.note("passport office", "en")
            unanswered.note("passport office", "en")
            _until(lambda: "could not be counted" in caplog.text)
        finally:
            cursor.execute("ALTER TABLE search_zeroresult_lost RENAME TO search_zeroresult")
    _until(lambda: _times() == [(2, "")])
    assert thread() is not None


def test_of_too_many_texts_those_that_were_typed_least_are_forgotten(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ZERO_RESULT_REPORT = True
    # The thread would count them first.
    monkeypatch.setattr(unanswered, "_started", threading.Lock())
    unanswered._started.acquire()
    monkeypatch.setattr(unanswered, "_queue", Queue(maxsize=500))
    monkeypatch.setattr(unanswered, "MOST_KEPT", 3)
    for number, text in enumerate(("one thing", "two things", "three things", "four things", "five things")):
        for _time in range(number + 1):
            unanswered.note(text, "en")
    unanswered.add_up()
    assert sorted(times for times, _text in _times()) == [3, 4, 5]
