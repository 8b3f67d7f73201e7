"""Every layer of the hours is read with one statement, and the order of the layers decides."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centres.hours.book import HoursBook
from centres.hours.evaluate import Cause, StateKind
from centres.models import (
    CentreHoursException,
    CentrePage,
    Closure,
    HoursPreset,
    PresetConfirmation,
    ServiceHoursException,
    ServicePage,
)
from tests.centres.factories import centre, labels, partner, service

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
# A Sunday, noon in Baghdad.
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SUNDAY = date(2026, 11, 22)
WEEK = "Su-Th 09:00-14:00"
REASON = labels("صيانة", "Repairs")


@pytest.fixture
def network(db: None) -> tuple[CentrePage, ServicePage]:
    here = centre(opening_hours=WEEK)
    return here, service(partner(), at=(here,))


def kinds(here: CentrePage, offered: ServicePage, now: datetime = NOW) -> tuple[StateKind, StateKind]:
    """Return how the centre and the service there are at the moment."""
    book = HoursBook.of([here], [offered], now=now)
    return book.centre(here).state(now).kind, book.service(offered, here).state(now).kind


def test_without_any_layer_the_week_decides(network: Any) -> None:
    assert kinds(*network) == (StateKind.OPEN, StateKind.OPEN)


def test_a_closed_centre_closes_every_service_there(network: Any) -> None:
    here, offered = network
    ServiceHoursException.objects.create(page=offered, first_day=SUNDAY, opening_hours="00:00-24:00")
    Closure.objects.create(centre=here, begins_at=NOW, reason=REASON, reopens_on=date(2026, 12, 1))
    state = HoursBook.of([here], [offered], now=NOW).service(offered, here).state(NOW)
    assert (state.kind, state.cause, state.reason) == (StateKind.CLOSED, Cause.CLOSURE, REASON)
    assert state.closed_until == date(2026, 12, 1) and state.opens and state.opens.date() == date(2026, 12, 1)


@pytest.mark.parametrize("at_the_centre", [True, False])
def test_a_closed_service_leaves_the_centre_open(network: Any, at_the_centre: bool) -> None:
    here, offered = network
    Closure.objects.create(service=offered, centre=here if at_the_centre else None, begins_at=NOW, reason=REASON)
    assert kinds(here, offered) == (StateKind.OPEN, StateKind.CLOSED)


def test_a_lifted_closure_and_one_that_is_over_say_nothing(network: Any) -> None:
    here, _offered = network
    Closure.objects.create(centre=here, begins_at=NOW, reason=REASON, lifted_at=NOW)
    Closure.objects.create(centre=here, begins_at=NOW - timedelta(5), reason=REASON, reopens_on=SUNDAY)
    assert kinds(*network) == (StateKind.OPEN, StateKind.OPEN)


def test_dated_exceptions_of_centre_and_service_are_told_apart(network: Any) -> None:
    here, offered = network
    ServiceHoursException.objects.create(page=offered, centre=here, first_day=SUNDAY, opening_hours="off")
    assert kinds(*network) == (StateKind.OPEN, StateKind.CLOSED)
    CentreHoursException.objects.create(page=here, first_day=SUNDAY, opening_hours="off", reason=REASON)
    assert kinds(*network) == (StateKind.CLOSED, StateKind.CLOSED)


def test_a_preset_holds_for_all_centres_or_for_the_chosen_ones(network: Any) -> None:
    here, offered = network
    other = centre("baiji", labels("مركز بيجي", "Baiji centre"), opening_hours=WEEK)
    preset = HoursPreset.objects.create(names=labels("عيد", "Eid"), first_day=SUNDAY, last_day=SUNDAY)
    assert kinds(here, offered) == (StateKind.CLOSED, StateKind.CLOSED)
    preset.applies_to_all = False
    preset.save()
    preset.centres.set([other])
    assert kinds(here, offered) == (StateKind.OPEN, StateKind.OPEN)
    assert HoursBook.of(None, None, now=NOW).centre(other).state(NOW).cause == Cause.HOLIDAY


def test_a_preset_is_marked_until_the_partner_confirms_and_again_when_it_changes(network: Any) -> None:
    here, offered = network
    preset = HoursPreset.objects.create(
        names=labels("رمضان", "Ramadan"),
        kind="ramadan",
        first_day=SUNDAY,
        last_day=SUNDAY + timedelta(29),
        opening_hours="Su-Th 10:00-13:00",
    )

    def unconfirmed() -> bool:
        return HoursBook.of([here], [offered], now=NOW).service(offered, here).state(NOW).unconfirmed

    assert unconfirmed()
    PresetConfirmation.objects.create(preset=preset, partner=offered.get_parent().specific)
    assert not unconfirmed()
    preset.last_day += timedelta(1)
    preset.save()
    assert unconfirmed()


def test_one_statement_reads_all_layers_of_any_number_of_pages(network: Any) -> None:
    here, offered = network
    CentreHoursException.objects.create(page=here, first_day=SUNDAY, last_day=SUNDAY, opening_hours="off")
    ServiceHoursException.objects.create(page=offered, first_day=SUNDAY, opening_hours="off")
    Closure.objects.create(centre=here, reason=REASON)
    preset = HoursPreset.objects.create(names=REASON, first_day=SUNDAY, last_day=SUNDAY, applies_to_all=False)
    preset.centres.set([here])
    for pages in (([here], [offered]), (None, None), ([], []), ([here], ())):
        with CaptureQueriesContext(connection) as captured:
            HoursBook.of(*pages, now=NOW)
        assert len(captured) == 1
