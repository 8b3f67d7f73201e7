"""The command asks, asks again, tells IOM, labels and hides; one mail to a person, and nothing twice."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from centres.freshness.advancing import run
from centres.models import BouncedAddress, CentrePage, Freshness, FreshnessSchedule
from search.models import SearchDocument
from tests.centres import factories
from tests.centres.freshness.loop import DAY, age, kept_listing, member, moderator, stage_of

pytestmark = pytest.mark.postgres


@pytest.mark.django_db
def test_a_listing_goes_from_reminder_to_hidden_on_the_days_of_the_schedule() -> None:
    service, _partner, user = kept_listing()
    iom = moderator()
    begun = timezone.localdate(Freshness.objects.get(key=service.translation_key).confirmed_at)
    reached = {}
    for days in range(190):
        if counts := run(begun + days * DAY):
            reached[days] = (stage_of(service), [message.to for message in mail.outbox])
            mail.outbox.clear()
            assert counts[stage_of(service)] >= 1
    services = {days: found for days, found in reached.items() if days in (76, 90, 104, 120, 180)}
    assert {days: stage for days, (stage, _mails) in services.items()} == {76: 1, 90: 2, 104: 3, 120: 4, 180: 5}
    assert [user.email] in services[76][1]
    assert [user.email] in services[90][1]
    assert [iom.email] in services[104][1]
    assert services[120][1] == services[180][1] == []


@pytest.mark.django_db
def test_a_hidden_service_leaves_search_in_the_same_run_and_a_centre_is_never_hidden(client: Client) -> None:
    service, _partner, _user = kept_listing()
    centre = CentrePage.objects.get(source=None)
    for page in (service, centre):
        age(page, 400, 4)
        Freshness.objects.update(stage_on=timezone.localdate() - 60 * DAY)
    run()
    assert (stage_of(service), stage_of(centre)) == (5, 4)
    assert not SearchDocument.objects.filter(key=service.translation_key).exists()
    document = SearchDocument.objects.get(key=centre.translation_key)
    assert "المشورة القانونية" not in document.bodies["ar"]
    assert client.get("/en/partners/spa/legal/").status_code == 404
    assert client.get("/en/centres/jalawla/").status_code == 200


@pytest.mark.django_db
def test_search_results_say_that_a_listing_is_not_confirmed() -> None:
    service, _partner, _user = kept_listing()
    age(service, 400, 3)
    Freshness.objects.update(stage_on=timezone.localdate() - 60 * DAY)
    run()
    assert "Not confirmed since" in SearchDocument.objects.get(key=service.translation_key).notes["en"]


@pytest.mark.django_db
def test_a_second_run_on_the_same_day_does_nothing() -> None:
    service, _partner, _user = kept_listing()
    age(service, 500)
    call_command("run_freshness")
    assert stage_of(service) == 1
    sent = len(mail.outbox)
    call_command("run_freshness")
    assert (stage_of(service), len(mail.outbox)) == (1, sent)


@pytest.mark.django_db
def test_a_worker_does_what_the_command_does_and_only_once() -> None:
    service, _partner, user = kept_listing()
    age(service, 80)
    for _turn in range(2):
        call_command("run_freshness", enqueue=True)
    assert stage_of(service) == 1
    assert [message.to for message in mail.outbox].count([user.email]) == 1


@pytest.mark.django_db
def test_each_person_gets_one_mail_however_many_listings_there_are() -> None:
    service, partner, user = kept_listing()
    others = [
        factories.service(partner, f"service-{n}", factories.labels(f"خدمة {n}", f"Service {n}")) for n in range(4)
    ]
    colleague = member(partner, "colleague")
    for page in (service, *others):
        age(page, 80)
    run()
    assert sorted(message.to[0] for message in mail.outbox) == sorted([user.email, colleague.email])
    assert all(str(message.body).count("\n- ") == 5 for message in mail.outbox)


@pytest.mark.django_db
def test_each_reads_the_mail_in_their_own_language() -> None:
    service, partner, _user = kept_listing()
    english = member(partner, "english")
    UserProfile.objects.update_or_create(user=english, defaults={"preferred_language": "en"})
    age(service, 80)
    run()
    subjects = {message.to[0]: message.subject for message in mail.outbox}
    assert subjects["english@example.org"].startswith("Is this still right?")
    assert subjects["partner@example.org"].startswith("هل ما زالت المعلومات صحيحة؟")


@pytest.mark.django_db
@pytest.mark.parametrize("facts", [{"visibility": "focal_points"}, {"visibility": "partners"}, {}])
def test_no_mail_names_a_service_that_is_not_for_everybody(facts: dict[str, str]) -> None:
    partner = factories.partner()
    kind = factories.kind("gbv", "العنف", "Violence", is_sensitive=not facts)
    service = factories.service(partner, "safe", factories.labels("البيت الآمن", "Safe house"), kind=kind, **facts)
    member(partner)
    moderator()
    for days in (80, 95, 110):
        age(service, days, {80: 0, 95: 1, 110: 2}[days])
        Freshness.objects.update(stage_on=timezone.localdate() - 20 * DAY)
        run()
    assert len(mail.outbox) == 3
    assert not any(name in str(message.message()) for message in mail.outbox for name in ("البيت الآمن", "Safe house"))
    assert not any("confirm/" in message.body for message in mail.outbox)


@pytest.mark.django_db
def test_iom_is_told_at_once_where_there_is_nobody_to_ask() -> None:
    service, _partner, user = kept_listing()
    iom = moderator()
    BouncedAddress.objects.create(address=user.email, bounced_at=timezone.now(), status="5.1.1")
    age(service, 80)
    run()
    assert [message.to for message in mail.outbox] == [[iom.email]]


@pytest.mark.django_db
def test_the_focal_point_of_the_centre_is_told_and_not_all_moderators() -> None:
    service, _partner, _user = kept_listing()
    moderator()
    focal = moderator("focal")
    centre = CentrePage.objects.get(source=None)
    CentrePage.objects.filter(pk=centre.pk).update(focal_point=focal)
    age(service, 110, 2)
    Freshness.objects.update(stage_on=timezone.localdate() - 20 * DAY)
    run()
    assert [message.to for message in mail.outbox] == [["focal@example.org"]]


@pytest.mark.django_db
def test_a_partners_own_schedule_counts_and_moves_the_day_until_which_to_confirm() -> None:
    service, partner, _user = kept_listing()
    FreshnessSchedule.objects.create(partner=partner, remind=5, remind_again=8, escalate=9, label=10, hide=11)
    age(service, 6)
    run()
    row = Freshness.objects.get(key=service.translation_key)
    assert (row.stage, row.due_on) == (1, timezone.localdate() + 3 * DAY)


@pytest.mark.django_db
def test_listings_that_were_published_before_anybody_kept_count_begin_with_their_publication() -> None:
    service, _partner, _user = kept_listing()
    Freshness.objects.all().delete()
    type(service).objects.filter(pk=service.pk).update(last_published_at=timezone.now() - timedelta(days=80))
    run()
    assert stage_of(service) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres_only
def test_two_runs_at_once_send_one_mail() -> None:
    service, _partner, _user = kept_listing()
    age(service, 80)
    faults: list[BaseException] = []

    def once() -> None:
        try:
            run()
        except BaseException as error:  # told below
            faults.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=once) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert (stage_of(service), len(mail.outbox)) == (1, 1)


def test_settings_in_which_a_listing_would_be_hidden_before_anybody_is_asked_are_refused(settings: Any) -> None:
    from centres.freshness.schedule import schedule_runs_forwards

    assert schedule_runs_forwards(None) == []
    settings.FRESHNESS_HIDE_DAYS = 10
    assert [fault.id for fault in schedule_runs_forwards(None)] == ["centres.E001"]
