"""What is counted: sums by day, of public pages that are not sensitive, without anything of whoever reads."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from portal.models import DailyCount, ShortAddress
from tests.centres import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def visitor() -> Client:
    """Return a client that has no session and no token."""
    cache.clear()
    return Client(enforce_csrf_checks=True)


def short_id(page: Any) -> str:
    return ShortAddress.of(page.translation_key).short_id


def told(visitor: Client, **fields: Any) -> Any:
    return visitor.post("/count/", fields)


def sums() -> dict[tuple[str, str], int]:
    return {(str(row.key), row.what): row.number for row in DailyCount.objects.filter(day=timezone.localdate())}


def test_views_and_phone_taps_become_sums_of_the_day(visitor: Client) -> None:
    centre = factories.centre()
    for what in ("view", "view", "phone"):
        answer = told(visitor, what=what, id=short_id(centre))
        assert (answer.status_code, answer.content, answer["Cache-Control"]) == (204, b"", "no-store")
        assert not answer.cookies
    key = str(centre.translation_key)
    assert sums() == {(key, "view"): 2, (key, "phone"): 1}
    assert {field.name for field in DailyCount._meta.fields} == {"id", "key", "day", "what", "number"}


def test_a_search_counts_for_each_listing_that_it_showed(visitor: Client) -> None:
    centre, service = factories.centre(), factories.service(factories.partner())
    told(visitor, what="found", path=[centre.public_path, service.public_path, "/en/nothing/", "nonsense", "\0"])
    assert sums() == {(str(page.translation_key), "found"): 1 for page in (centre, service)}


def test_nothing_is_counted_of_what_is_sensitive_or_not_public(visitor: Client) -> None:
    partner = factories.partner()
    sensitive = factories.service(partner, "safe", kind=factories.kind("gbv", is_sensitive=True))
    private = factories.service(partner, "inner", visibility="partners")
    for page in (sensitive, private):
        told(visitor, what="view", id=short_id(page))
        told(visitor, what="found", path=[page.public_path])
    assert "count.js" not in visitor.get("/en/partners/spa/safe/").content.decode()
    assert sums() == {}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"what": "view"},
        {"what": "view", "id": "nobody"},
        {"what": "view", "id": "\0"},
        {"what": "steal", "id": "x"},
    ],
)
def test_what_makes_no_sense_is_answered_like_everything_else(visitor: Client, fields: dict[str, str]) -> None:
    assert told(visitor, **fields).status_code == 204
    assert sums() == {}


def test_another_site_and_a_flood_count_nothing(visitor: Client, monkeypatch: Any) -> None:
    centre = factories.centre()
    fields = {"what": "view", "id": short_id(centre)}
    visitor.post("/count/", fields, headers={"Origin": "https://evil.example"})
    visitor.post("/count/", {**fields, "more": "x" * 5000})
    assert sums() == {}
    monkeypatch.setattr("portal.numbers.views.AN_HOUR", 1)
    for _number in range(3):
        told(visitor, **fields)
    assert sums() == {(str(centre.translation_key), "view"): 1}


def test_the_script_stands_where_something_is_counted_and_the_setting_turns_it_off(
    visitor: Client, settings: Any
) -> None:
    centre = factories.centre()
    mark = f'data-id="{short_id(centre)}"'
    assert mark in visitor.get("/en/centres/jalawla/").content.decode()
    settings.COUNT_VISITS = False
    assert mark not in visitor.get("/en/centres/jalawla/").content.decode()
    told(visitor, what="view", id=short_id(centre))
    assert sums() == {}


def test_reading_a_page_writes_nothing(visitor: Client) -> None:
    factories.centre()
    visitor.get("/en/centres/jalawla/")
    assert sums() == {}
