"""What is said of a service at a moment: its own status before its hours."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.utils import translation

from centres.hours.layers import Hours
from centres.hours.library import BAGHDAD
from centres.models import ServicePage
from centres.states import announced_change, hours_state, in_list, service_state

pytestmark = pytest.mark.django_db

# A Tuesday.
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=BAGHDAD)
HOURS = "Su-Th 09:00-14:00"


def state(**values: Any) -> tuple[str, str, str]:
    with translation.override("en"):
        found = service_state(ServicePage(**values), Hours(HOURS), "en", NOW)
    return found.kind, found.words, found.more


def test_an_active_service_says_its_hours() -> None:
    assert state() == ("open", "Open now, closes 2 pm", "")


@pytest.mark.parametrize(
    ("since", "until", "more"),
    [
        (None, None, ""),
        (date(2026, 11, 3), None, "Since 3 November 2026"),
        (None, date(2026, 12, 1), "Expected until 1 December 2026"),
        (date(2026, 11, 24), date(2026, 12, 1), "Since 24 November 2026, expected until 1 December 2026"),
        (date(2026, 11, 3), date(2026, 11, 20), "Since 3 November 2026"),
    ],
)
def test_a_suspended_service_says_so_with_its_dates(since: date | None, until: date | None, more: str) -> None:
    found = state(status="suspended", status_from=since, status_until=until)
    assert found == ("closed", "Temporarily suspended", more)


def test_a_service_that_has_ended_says_since_when() -> None:
    ended = state(status="closed", status_from=date(2026, 11, 1))
    assert ended == ("closed", "No longer offered", "Since 1 November 2026")


@pytest.mark.parametrize(("status", "said"), [("suspended", "Will be suspended from"), ("closed", "Will end on")])
def test_a_change_to_come_is_announced_and_the_hours_hold_until_then(status: str, said: str) -> None:
    values = {"status": status, "status_from": date(2026, 12, 1)}
    assert state(**values)[0] == "open"
    with translation.override("en"):
        assert announced_change(ServicePage(**values), "en", NOW.date()) == f"{said} 1 December 2026"


def test_nothing_is_announced_of_what_has_begun() -> None:
    suspended = ServicePage(status="suspended", status_from=NOW.date())
    assert announced_change(suspended, "en", NOW.date()) == ""


def test_lists_name_the_days_of_a_centre_whose_hours_must_be_asked_for() -> None:
    with translation.override("en"):
        found = in_list(hours_state(Hours('Su-Th unknown "call"'), "en", NOW))
    assert (found.kind, found.words, found.more) == ("call", "Call for hours", "Open Sunday to Thursday")
