"""What counts as a confirmation, and what the public sees of a listing that nobody confirms."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from centres.freshness.confirming import confirm
from centres.freshness.schedule import Schedules
from centres.freshness.state import freshness_of
from centres.models import Confirmation, Freshness, FreshnessSchedule, ServicePage
from centres.partner_groups import ensure_partner_group
from portal.models import User
from search.models import SearchDocument
from tests.centres import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
DAY = timedelta(days=1)


def state_of(page: Any) -> Freshness:
    return Freshness.objects.get(key=page.translation_key)


def age(page: Any, days: int, stage: int = 0) -> None:
    """Let the last confirmation lie so many days back."""
    confirmed_at = timezone.now() - days * DAY
    hidden_since = timezone.now() if stage == 5 else None
    Freshness.objects.filter(key=page.translation_key).update(
        confirmed_at=confirmed_at,
        due_on=timezone.localdate(confirmed_at) + 90 * DAY,
        stage=stage,
        stage_on=timezone.localdate(),
        hidden_since=hidden_since,
    )


def changed(page: Any, by: User | None, **values: Any) -> None:
    """Publish a change of the page."""
    page = type(page).objects.get(pk=page.pk)
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision(user=by, log_action=False).publish()


def test_a_listing_is_confirmed_when_it_is_first_published_and_due_ninety_days_later() -> None:
    service = factories.service(factories.partner())
    assert state_of(service).how == "first"
    assert state_of(service).due_on == timezone.localdate() + 90 * DAY


def test_a_change_of_facts_confirms_when_its_author_is_one_of_the_partners_people() -> None:
    partner = factories.partner()
    service = factories.service(partner)
    own, other = User.objects.create_user("own"), User.objects.create_user("other")
    own.groups.add(ensure_partner_group(partner))
    age(service, 100, 3)
    changed(service, other, cost="free")
    assert state_of(service).stage == 3
    changed(service, own, who="كل من عاد")
    assert state_of(service).stage == 3
    changed(service, own, cost="paid")
    assert (state_of(service).stage, state_of(service).how, state_of(service).confirmed_by) == (0, "change", own)


def test_a_translation_confirms_nothing() -> None:
    service = factories.service(factories.partner())
    age(service, 100, 2)
    changed(ServicePage.objects.get(source=service), None, what="<p>Another advice.</p>")
    assert state_of(service).stage == 2


def test_confirming_notes_who_when_how_and_whether_it_was_in_time() -> None:
    service, user = factories.service(factories.partner()), User.objects.create_user("own")
    age(service, 80, 1)
    assert confirm(ServicePage.objects.get(source=service), user, "desk")
    age(service, 91, 2)
    assert confirm(service, None, "link")
    kept = list(Confirmation.objects.filter(key=service.translation_key).values_list("how", "by", "in_time"))
    assert kept == [("link", None, False), ("desk", user.pk, True), ("first", None, True)]
    assert state_of(service).due_on == timezone.localdate() + 90 * DAY


def test_what_is_not_published_cannot_be_confirmed() -> None:
    service = factories.service(factories.partner())
    service.unpublish()
    service.refresh_from_db()
    assert not confirm(service, None, "desk")


def test_the_public_reads_since_when_a_listing_is_not_confirmed(client: Client) -> None:
    centre, partner = factories.centre(), factories.partner()
    service = factories.service(partner, at=(centre,))
    Freshness.objects.update(stage=4, confirmed_at=timezone.make_aware(timezone.datetime(2026, 5, 9)))
    for path in ("centres/", "centres/jalawla/", "partners/spa/", "partners/spa/legal/"):
        assert "Not confirmed since May 2026" in client.get(f"/en/{path}").content.decode(), path
        assert "لم تُؤكَّد منذ أيار ٢٠٢٦" in client.get(f"/ar/{path}").content.decode(), path
    for page in (centre, service):
        confirm(page, None, "iom")
    assert "Not confirmed" not in client.get("/en/centres/jalawla/").content.decode()


def test_a_hidden_service_is_nowhere_until_it_is_confirmed(client: Client) -> None:
    centre = factories.centre()
    service = factories.service(factories.partner(), at=(centre,))
    found = SearchDocument.objects.filter(key=service.translation_key)
    age(service, 181, 5)
    assert client.get("/en/partners/spa/legal/").status_code == 404
    assert "Legal advice" not in client.get("/en/centres/jalawla/").content.decode()
    found.delete()
    assert confirm(service, None, "link")
    assert client.get("/en/partners/spa/legal/").status_code == 200
    assert "Legal advice" in client.get("/en/centres/jalawla/").content.decode()
    assert found.exists()


def test_the_state_of_any_number_of_listings_is_one_statement(django_assert_num_queries: Any) -> None:
    partner = factories.partner()
    pages = [factories.service(partner, f"service-{n}") for n in range(3)]
    age(pages[0], 80, 1)
    age(pages[1], 95, 2)
    with django_assert_num_queries(1):
        states = freshness_of(pages, timezone.localdate())
    found = [states[page.translation_key] for page in pages]
    assert [(state.is_due, state.is_overdue) for state in found] == [(True, False), (True, True), (False, False)]


def test_a_schedule_for_partner_and_kind_goes_before_the_partners_and_the_kinds() -> None:
    partner, kind = factories.partner(), factories.kind()
    for days, values in ((10, {"kind": kind}), (20, {"partner": partner}), (30, {"partner": partner, "kind": kind})):
        steps = dict(zip(("remind", "remind_again", "escalate", "label", "hide"), range(days, days + 5), strict=True))
        row = FreshnessSchedule(**values, **steps)
        row.full_clean()
        row.save()
    schedules = Schedules()
    asked = ((partner.pk, kind.pk), (partner.pk, None), (None, kind.pk), (None, None))
    assert [schedules.of(*pair).remind for pair in asked] == [30, 20, 10, 76]
    assert schedules.of_page(factories.service(partner)).remind == 30


@pytest.mark.parametrize("days", [(5, 4, 6, 7, 8), (0, 1, 2, 3, 4), (5, 5, 6, 7, 8)])
def test_a_schedule_that_runs_backwards_is_refused(days: tuple[int, ...]) -> None:
    steps = dict(zip(("remind", "remind_again", "escalate", "label", "hide"), days, strict=True))
    with pytest.raises(ValidationError, match=r"greater|أكبر"):
        FreshnessSchedule(kind=factories.kind(), **steps).full_clean()


def test_whoever_is_reminded_late_has_all_the_time_that_a_reminder_gives() -> None:
    usual, confirmed_on = Schedules().of(None, None), date(2026, 1, 1)
    assert usual.next_stage_on(0, None, confirmed_on) == date(2026, 3, 18)
    assert usual.next_stage_on(1, date(2026, 3, 18), confirmed_on) == date(2026, 4, 1)
    assert usual.next_stage_on(1, date(2026, 9, 1), confirmed_on) == date(2026, 9, 15)
