"""Tests of the report of searches without results: what is kept, what never is, and who sees it."""

from __future__ import annotations

import threading
from datetime import timedelta
from queue import Queue
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from portal.roles import MEDIA_OFFICERS, MODERATORS, URGENT, translators
from search import unanswered
from search.models import PromotedResult, ZeroResult

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def reporting(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ZERO_RESULT_REPORT = True
    # These tests add up themselves; a thread started here would outlive them.
    monkeypatch.setattr(unanswered, "_started", threading.Lock())
    unanswered._started.acquire()
    monkeypatch.setattr(unanswered, "_queue", Queue(maxsize=500))


def _login(client: Client, group: str) -> None:
    user = get_user_model().objects.create_user("someone", password="a long password 1")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)


def test_a_search_without_results_writes_nothing_itself(client: Client) -> None:
    with CaptureQueriesContext(connection) as statements:
        client.get("/en/search/", {"q": "xylophone quagmire"})
    assert not [each for each in statements if each["sql"].split()[0].upper() in {"INSERT", "UPDATE", "DELETE"}]
    assert unanswered.add_up() == 1


def test_the_text_is_kept_from_the_third_time_on(client: Client) -> None:
    for times in (1, 2):
        client.get("/en/search/", {"q": "Passport  office"})
        unanswered.add_up()
        row = ZeroResult.objects.get()
        assert (row.times, row.text) == (times, "")
        assert "passport" not in row.digest
    client.get("/en/search/", {"q": "passport OFFICE"})
    unanswered.add_up()
    assert ZeroResult.objects.get().text == "passport office"


def test_spellings_of_one_word_are_counted_together_and_languages_apart(client: Client) -> None:
    for language, text in (("ar", "جوازات السفر"), ("ar", "جوازاتَ السفر"), ("en", "جوازات السفر")):
        client.get(f"/{language}/search/", {"q": text})
    unanswered.add_up()
    assert sorted(ZeroResult.objects.values_list("language", "times")) == [("ar", 2), ("en", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "07700000001",
        "٠٧٧٠ ٠٠٠ ٠٠٠١",
        "file 4711",
        "someone@example.org",
        "www.example.org/me",
        "محمد جاسم",
        "ابو زينب",
        "أحمد",
        "Mohammed Jassim",
        "Dr Smith",
        "one two three four five six seven",
        "x" * 61,
        "",
        "!!!",
    ],
)
def test_what_may_tell_of_a_person_is_never_kept(client: Client, text: str) -> None:
    client.get("/en/search/", {"q": text})
    assert unanswered.add_up() == 0


@pytest.mark.parametrize("text", ["passport office", "جوازات السفر", "elections 2025", "دوام الجوازات"])
def test_what_is_asked_of_an_office_may_be_kept(text: str) -> None:
    assert unanswered.may_be_kept(text)


@given(st.text(st.characters(), max_size=80))
def test_any_text_is_judged(text: str) -> None:
    assert unanswered.may_be_kept(text) in (True, False)


def test_nothing_is_kept_where_the_setting_says_so(client: Client, settings: Any) -> None:
    settings.ZERO_RESULT_REPORT = False
    client.get("/en/search/", {"q": "passport office"})
    assert unanswered.add_up() == 0


def test_more_than_the_queue_holds_is_forgotten_and_waits_for_nobody() -> None:
    for number in range(unanswered._queue.maxsize + 50):
        unanswered.note(f"words {'x' * (number % 7)}", "en")
    assert unanswered.add_up() == unanswered._queue.maxsize


def test_what_was_not_typed_for_long_is_forgotten() -> None:
    long_ago = timezone.localdate() - timedelta(days=unanswered.KEPT_DAYS + 1)
    ZeroResult.objects.create(digest="a", language="en", last_on=long_ago, times=9, text="old words")
    unanswered.add_up()
    assert not ZeroResult.objects.exists()


# Who sees it, and who puts pages first


@pytest.mark.parametrize("group", [MEDIA_OFFICERS, MODERATORS])
def test_editors_see_what_was_typed_often_enough(client: Client, group: str) -> None:
    today = timezone.localdate()
    ZeroResult.objects.create(digest="a", language="en", last_on=today, times=4, text="passport office")
    ZeroResult.objects.create(digest="b", language="en", last_on=today, times=2)
    _login(client, group)
    html = client.get("/admin/reports/searches/").content.decode()
    rows = BeautifulSoup(html, "html.parser").select("main table tbody tr")
    assert ["passport office" in row.get_text() for row in rows] == [True]
    assert client.get("/admin/snippets/search/promotedresult/").status_code == 200
    assert "/admin/reports/searches/" in client.get("/admin/").content.decode()


@pytest.mark.parametrize("group", [URGENT, translators("ar")])
@pytest.mark.parametrize(
    "address",
    [
        "/admin/reports/searches/",
        "/admin/reports/searches/results/",
        "/admin/snippets/search/promotedresult/",
        "/admin/snippets/search/promotedresult/add/",
    ],
)
def test_others_do_not(client: Client, group: str, address: str) -> None:
    _login(client, group)
    assert client.get(address).status_code in (302, 403)


def test_a_promotion_is_made_in_the_admin_and_logged(client: Client, demo: None) -> None:
    from wagtail.models import ModelLogEntry

    from centres.models import CentrePage

    centre = CentrePage.objects.public("en")[0]
    _login(client, MEDIA_OFFICERS)
    answer = client.post(
        "/admin/snippets/search/promotedresult/add/", {"words": "xylophone\nقانون غامض", "page": centre.pk}
    )
    assert answer.status_code == 302
    assert ModelLogEntry.objects.for_instance(PromotedResult.objects.get()).count() == 1
    html = client.get("/en/search/", {"q": "Xylophones"}).content.decode()
    assert "Recommended" in html and centre.address_in("en") in html
