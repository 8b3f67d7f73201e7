"""A link in a mail confirms without signing in: what it shows, what only its POST does, and when it ends."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from centres.freshness.links import address_of, make_link
from centres.models import CentrePage, Confirmation, ConfirmLink, Report, ServicePage
from tests.centres import factories
from tests.centres.freshness.loop import age, kept_listing, moderator, stage_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def visitor() -> Client:
    """Return a client that has no session and no token."""
    return Client(enforce_csrf_checks=True)


def opened() -> tuple[Any, Any, str]:
    """Return a service to be confirmed, a second one, and the address of a link for both."""
    service, partner, user = kept_listing()
    second = factories.service(partner, "second", factories.labels("خدمة ثانية", "Second service"))
    for page in (service, second):
        age(page, 80, 1)
    return (
        service,
        second,
        address_of(make_link(user, partner, [service.translation_key, second.translation_key]), "en"),
    )


def test_the_page_shows_the_facts_and_reading_it_confirms_nothing(visitor: Client) -> None:
    service, _second, address = opened()
    answer = visitor.get(address)
    text = answer.content.decode()
    for said in ("Legal advice", "Second service", "Jalawla centre", "Still right", "Something has changed"):
        assert said in text
    assert visitor.head(address).status_code == 200
    assert stage_of(service) == 1
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies


def test_one_tap_confirms_one_listing_and_another_all(visitor: Client) -> None:
    service, second, address = opened()
    answer = visitor.post(address, {"action": "one", "listing": str(service.translation_key)})
    assert (answer.status_code, answer["Location"]) == (303, address)
    assert (stage_of(service), stage_of(second)) == (0, 1)
    assert "Confirmed, thank you" in visitor.get(address).content.decode()
    visitor.post(address, {"action": "all"})
    assert stage_of(second) == 0
    assert Confirmation.objects.filter(how="link").values_list("by__username", flat=True).distinct().get() == "partner"


def test_it_confirms_nothing_that_the_mail_did_not_name(visitor: Client) -> None:
    service, _second, address = opened()
    stranger = factories.service(factories.partner("other"), "other")
    age(stranger, 80, 1)
    for key in (str(stranger.translation_key), "", "nonsense", "\0"):
        visitor.post(address, {"action": "one", "listing": key})
    assert (stage_of(stranger), stage_of(service)) == (1, 1)


def test_something_changed_reaches_iom_and_confirms_nothing(visitor: Client) -> None:
    service, _second, address = opened()
    words = {"action": "changed", "listing": str(service.translation_key), "words": "We moved to the first floor.\0"}
    answer = visitor.post(address, words)
    assert "IOM has what you wrote" in visitor.get(answer["Location"]).content.decode()
    report = Report.objects.get()
    assert (report.kind, report.words, stage_of(service)) == ("changed", "We moved to the first floor.", 1)


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_form_from_elsewhere_does_nothing(visitor: Client, headers: dict[str, str]) -> None:
    service, _second, address = opened()
    assert visitor.post(address, {"action": "all"}, headers=headers).status_code == 403
    assert stage_of(service) == 1


def test_a_changed_address_leads_nowhere(visitor: Client) -> None:
    _service, _second, address = opened()
    assert visitor.get(address[:-2] + ("a/" if address[-2] != "a" else "b/")).status_code == 404
    assert visitor.get("/en/confirm/nonsense/").status_code == 404


def test_a_link_ends_by_time_and_by_a_newer_one(visitor: Client) -> None:
    service, _second, address = opened()
    link = ConfirmLink.objects.get()
    newer = address_of(make_link(link.person, link.partner, link.keys), "en")
    assert visitor.get(address).status_code == visitor.post(address, {"action": "all"}).status_code == 410
    assert visitor.get(newer).status_code == 200
    ConfirmLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    answer = visitor.post(newer, {"action": "all"})
    assert answer.status_code == 410
    assert "This link has ended" in answer.content.decode()
    assert stage_of(service) == 1


def test_whoever_left_the_partner_confirms_nothing_for_it(visitor: Client) -> None:
    service, _second, address = opened()
    person = ConfirmLink.objects.get().person
    person.groups.clear()
    visitor.post(address, {"action": "all"})
    assert stage_of(service) == 1
    assert "Nothing waits for you here" in visitor.get(address).content.decode()
    person.is_active = False
    person.save()
    assert visitor.get(address).status_code == 410


def test_what_became_private_since_is_neither_shown_nor_confirmed(visitor: Client) -> None:
    service, _second, address = opened()
    ServicePage.objects.filter(pk=service.pk).update(visibility="focal_points")
    visitor.post(address, {"action": "all"})
    assert "Legal advice" not in visitor.get(address).content.decode()
    assert stage_of(service) == 1


def test_a_focal_point_confirms_their_centres(visitor: Client) -> None:
    focal = moderator("focal")
    centre = factories.centre(focal_point=focal)
    age(centre, 80, 1)
    address = address_of(make_link(focal, None, [centre.translation_key]), "ar")
    assert "مركز جلولاء" in visitor.get(address).content.decode()
    visitor.post(address, {"action": "all"})
    assert stage_of(centre) == 0
    CentrePage.objects.filter(pk=centre.pk).update(focal_point=None)
    assert "مركز جلولاء" not in visitor.get(address).content.decode()


def test_a_hundred_listings_take_as_many_statements_as_two(visitor: Client, django_assert_max_num_queries: Any) -> None:
    _service, _second, address = opened()
    link = ConfirmLink.objects.get()
    more = [factories.service(link.partner, f"more-{n}", factories.labels(f"خدمة {n}", f"More {n}")) for n in range(12)]
    address = address_of(
        make_link(link.person, link.partner, [*link.keys, *(page.translation_key for page in more)]), "en"
    )
    with django_assert_max_num_queries(12):
        answer = visitor.get(address)
    assert "Next page" in answer.content.decode()
