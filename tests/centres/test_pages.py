"""The pages of the directory as visitors get them, in both languages, and what they cost."""

from __future__ import annotations

import gzip
from datetime import time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from centres.models import CentrePage, MobileStop
from tests.centres import factories

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 12
MOST_BYTES = 13_000
PATHS = [
    f"/{language}/{path}"
    for language in ("ar", "en")
    for path in (
        "centres/",
        "centres/?kind=legal",
        "centres/?place=Jalula&kind=legal&for=returnees&open=today",
        "centres/centre-0/",
        "partners/",
        "partners/partner-0/",
        "partners/partner-0/legal/",
    )
]


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def statements(client: Client, path: str) -> int:
    text(client, path)
    with CaptureQueriesContext(
        connection,
    ) as found:
        text(client, path)
    return len(found)


def test_every_page_costs_few_statements_and_the_same_at_ten_times_the_content(client: Client, settings: Any) -> None:
    settings.LIST_PAGE_SIZE = 3
    factories.grown(0, 4)
    few = {path: statements(client, path) for path in PATHS}
    assert max(few.values()) <= MOST_STATEMENTS
    factories.grown(4, 12)
    assert {path: statements(client, path) for path in PATHS} == few


def test_a_full_centre_fits_the_first_round_trip(client: Client) -> None:
    centre = factories.centre(place=factories.place(), latitude=34.2, longitude=45.1, coverage=(factories.place(),))
    partner = factories.partner()
    for number in range(12):
        factories.service(
            partner,
            f"service-{number}",
            factories.labels(f"خدمة رقم {number}", f"Service number {number}"),
            at=(centre,),
        )
    for language in ("ar", "en"):
        assert len(gzip.compress(text(client, f"/{language}/centres/jalawla/").encode())) <= MOST_BYTES


def test_pages_without_a_translation_stay_within_the_statements(client: Client) -> None:
    centre = factories.centre(
        title={"ar": "مركز جلولاء"},
        place=factories.place(),
        roles=({"role": "runs", "partner": factories.partner("iom")},),
    )
    factories.service(factories.partner(), title={"ar": "المشورة"}, at=(centre,))
    assert statements(client, "/en/centres/jalawla/") <= MOST_STATEMENTS
    assert statements(client, "/en/partners/spa/legal/") <= MOST_STATEMENTS


def test_a_centre_says_where_it_is_when_one_can_come_and_whom_to_call(client: Client) -> None:
    factories.centre(
        place=factories.place(),
        latitude=34.272,
        longitude=45.168,
        words={"en": {"directions": "From the stand.\nTo the market."}},
    )
    page = text(client, "/en/centres/jalawla/")
    for part in (
        "Community Resource Centre in Jalawla, Diyala governorate",
        "Sunday to Thursday",
        "Call for hours",
        "Friday and Saturday",
        'href="tel:+9647000000001"',
        'href="https://wa.me/9647000000001"',
        "destination=34.272%2C45.168",
        'href="geo:34.272,45.168?q=34.272,45.168(',
        "<span>From the stand.</span>",
        "<span>To the market.</span>",
        "https://wa.me/?text=Jalawla%20centre%0AJalawla%2C%20Diyala",
    ):
        assert part in page, part


def test_words_in_another_language_say_so(client: Client) -> None:
    centre = factories.centre(title={"ar": "مركز جلولاء"}, words={"ar": {"directions": "قرب السوق"}})
    factories.service(factories.partner(), title={"ar": "المشورة"}, at=(centre,))
    page = text(client, "/en/centres/jalawla/")
    assert '<h1 lang="ar" dir="rtl">مركز جلولاء</h1>' in page
    assert '<a href="/en/partners/spa/legal/" lang="ar" dir="rtl">المشورة</a>' in page
    assert '<a href="/en/centres/jalawla/" lang="ar" dir="rtl">' in text(client, "/en/centres/")


def test_nothing_of_a_hidden_address_is_on_any_page(client: Client) -> None:
    words = {"ar": {"directions": "قرب السوق"}, "en": {"directions": "Near the market"}}
    values = {"place": factories.place(), "coverage": (factories.place(),), "latitude": 34.2, "longitude": 45.1}
    centre = factories.centre(
        "hidden", factories.labels("مركز محمي", "Protected centre"), words=words, address_hidden=True, **values
    )
    factories.service(factories.partner(), at=(centre,))
    for path in ("centres/", "centres/hidden/", "partners/spa/", "partners/spa/legal/"):
        for language in ("ar", "en"):
            page = text(client, f"/{language}/{path}")
            assert not any(
                part in page for part in ("Jalawla", "جلولا", "market", "السوق", "34.2", "geo:", "maps/dir")
            ), path


def test_a_sensitive_service_can_be_left_and_is_kept_nowhere(client: Client) -> None:
    kind = factories.kind("gbv", "العنف", "Violence", is_sensitive=True)
    title = factories.labels("مساحة آمنة", "A safe space")
    factories.service(factories.partner(), "safe", title, at=(factories.centre(),), kind=kind)
    response = client.get("/en/partners/spa/safe/")
    page = response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert "quick-exit" in page
    assert "breadcrumb" not in page.split("</style>")[1]
    assert "<title>Support and referral" in page
    assert "Violence" not in page


def test_a_list_without_centres_names_the_hotline(client: Client, settings: Any) -> None:
    settings.HOTLINE = "80000000"
    factories.centre()
    factories.governorate("basra", "البصرة", "Basra", order=9)
    page = text(client, "/en/centres/?governorate=basra")
    assert "There is no centre in Basra" in page
    assert page.count('href="tel:80000000"') == 2


def test_filters_in_use_can_be_removed(client: Client) -> None:
    factories.centre(kinds=(factories.kind(),))
    page = text(client, "/en/centres/?kind=legal&governorate=diyala&utm=x")
    assert '<a href="/en/centres/?governorate=diyala"><span dir="auto">Legal advice</span>' in page
    assert '<option value="legal" selected>' in page


def test_a_partner_shows_contacts_services_and_centres(client: Client) -> None:
    contacts = [*factories.phones("+9647000000011", kind="phone"), ("email", "spa@example.org")]
    partner = factories.partner(contacts=contacts, website="https://www.example.org/spa")
    factories.service(partner, at=(factories.centre(),))
    page = text(client, "/en/partners/spa/")
    for part in (
        'Sample Partner A (<bdi lang="en">SPA</bdi>)',
        '<a href="https://www.example.org/spa" rel="noopener"><bdi dir="ltr">example.org</bdi></a>',
        'href="tel:+9647000000011"',
        'href="mailto:spa@example.org"',
        'href="/en/partners/spa/legal/"',
        'href="/en/centres/jalawla/"',
    ):
        assert part in page, part


def test_a_service_says_who_gets_it_what_to_bring_and_how(client: Client) -> None:
    words = {"en": {"who": "Anyone.", "documents_needed": "An ID\nA deed", "how": "Call.\nCome."}}
    facts = {"cost": "free", "access": "both", "referral_needed": False, "languages_spoken": ["ar", "ku"]}
    factories.service(
        factories.partner(), at=(factories.centre(),), words=words, audiences=(factories.audience(),), **facts
    )
    page = text(client, "/en/partners/spa/legal/")
    for part in (
        "Anyone.",
        "Returnees",
        "<span>A deed</span>",
        "<span>Come.</span>",
        "Free of charge",
        "come by yourself",
        "Kurdish",
    ):
        assert part in page, part


def test_a_suspended_service_says_so_on_its_page_and_at_the_centre(client: Client) -> None:
    factories.service(
        factories.partner(), at=(factories.centre(opening_hours=factories.ROUND_THE_CLOCK),), status="suspended"
    )
    for path in ("/en/partners/spa/legal/", "/en/centres/jalawla/", "/en/partners/spa/"):
        assert "Temporarily suspended" in text(client, path)
    assert "Open now" not in text(client, "/en/partners/spa/legal/")


def test_the_page_of_a_mobile_team_tells_its_next_stops_and_that_of_a_hidden_one_none(client: Client) -> None:
    team = factories.centre("team", factories.labels("فريق", "Team"), is_mobile=True)
    today, town = timezone.localdate(), factories.place()
    for days, starts in ((5, None), (2, time(9)), (-1, time(9))):
        MobileStop.objects.create(
            page=team, day=today + timedelta(days), place=town, starts=starts, ends=time(13) if starts else None
        )
    path = "/en/centres/team/"
    said = BeautifulSoup(text(client, path), "html.parser").select("main li time")
    assert [each["datetime"] for each in said] == [(today + timedelta(days)).isoformat() for days in (2, 5)]
    assert said[0].get_text().endswith("in Jalawla, 9 am – 1 pm")
    assert said[1].get_text().endswith("in Jalawla; call for the hours")
    assert (
        "جلولاء" in BeautifulSoup(text(client, "/ar/centres/team/"), "html.parser").select("main li time")[0].get_text()
    )
    assert statements(client, path) <= MOST_STATEMENTS
    CentrePage.objects.filter(pk=team.pk).update(address_hidden=True)
    cache.clear()
    assert not BeautifulSoup(text(client, path), "html.parser").select("main li time")
