"""What machines read of a centre and a service is schema.org's, says what the page says, and tells nothing hidden."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.utils import timezone

from centres.models import Closure
from tests.centres import factories
from tests.portal.pages import visitor

pytestmark = pytest.mark.django_db
WEEK = "Su-We 08:30-15:00; Th 22:00-02:00"
DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday"]


def told(page: Any, language: str = "en") -> list[dict[str, Any]]:
    """Return what the elements of the page tell, each parsed."""
    cache.clear()
    html = BeautifulSoup(visitor().get(page.address_in(language)).content, "html.parser")
    return [json.loads(each.string or "") for each in html.find_all("script", type="application/ld+json")]


def centre(**values: Any) -> Any:
    return factories.centre(
        **{"place": factories.place(), "latitude": 34.2, "longitude": 45.1, "opening_hours": WEEK} | values
    )


@pytest.mark.parametrize(("language", "name", "town"), [("en", "Jalawla centre", "Jalawla"), ("ar", "مركز", "جلولاء")])
def test_a_centre_tells_where_it_is_when_it_is_open_and_how_it_is_reached(language: str, name: str, town: str) -> None:
    here = centre()
    (about,) = told(here, language)
    assert about["@context"] == "https://schema.org" and about["@type"] == "CivicStructure"
    assert name in about["name"] and about["url"].endswith(here.address_in(language))
    assert about["address"]["addressCountry"] == "IQ" and about["address"]["addressLocality"] == town
    assert (about["geo"]["latitude"], about["geo"]["longitude"]) == (34.2, 45.1)
    assert about["telephone"] == ["+9647000000001"]
    first, night = about["openingHoursSpecification"]
    assert (first["opens"], first["closes"]) == ("08:30", "15:00")
    assert [day.rpartition("/")[2] for day in first["dayOfWeek"]] == DAYS
    assert (night["opens"], night["closes"]) == ("22:00", "02:00") and len(night["dayOfWeek"]) == 1
    assert "specialOpeningHoursSpecification" not in about


def test_a_closure_is_told_as_days_without_hours() -> None:
    here, today = centre(), timezone.localdate()
    Closure.objects.create(
        centre=here,
        reason=factories.labels("صيانة", "Repairs"),
        begins_at=timezone.now() - timedelta(2),
        reopens_on=today + timedelta(3),
    )
    days = told(here)[0]["specialOpeningHoursSpecification"]
    assert {(day["opens"], day["closes"]) for day in days} == {("00:00", "00:00")}
    assert days[0]["validFrom"] == today.isoformat()
    assert days[-1]["validThrough"] <= (today + timedelta(2)).isoformat()


def test_of_a_hidden_address_the_governorate_alone_is_told_and_of_a_team_on_the_move_no_place() -> None:
    hidden, moving = centre(address_hidden=True), centre(slug="team", is_mobile=True)
    for page in (hidden, moving):
        (about,) = told(page)
        text = json.dumps(about["address"])
        assert about["@type"] == "Organization" and "geo" not in about
        assert "Diyala" in text and "Jalawla" not in text


def test_a_service_tells_who_gives_it_where_and_when() -> None:
    here = centre()
    own = {"phones": factories.phones("+9647000000031"), "opening_hours": "Mo 09:00-12:00"}
    offered = factories.service(factories.partner(), at={here: own}, audiences=(factories.audience(),))
    (about,) = told(offered)
    (channel,) = about["availableChannel"]
    assert (about["@type"], about["name"], about["serviceType"]) == ("Service", "Legal advice", "Legal advice")
    assert about["provider"]["name"] == "Sample Partner A"
    assert about["audience"] == [{"@type": "Audience", "audienceType": "Returnees"}]
    assert channel["serviceLocation"]["address"]["addressLocality"] == "Jalawla"
    assert channel["servicePhone"] == [{"@type": "ContactPoint", "telephone": "+9647000000031"}]
    assert [(hours["opens"], hours["closes"]) for hours in channel["hoursAvailable"]] == [("09:00", "12:00")]


@pytest.mark.parametrize("values", [{"status": "suspended"}, {"status": "closed"}, {"sensitive": True}], ids=str)
def test_a_service_that_cannot_be_had_or_is_read_in_private_tells_nothing(values: dict[str, Any]) -> None:
    is_sensitive = values.pop("sensitive", False)
    values["kind"] = factories.kind("gbv", is_sensitive=is_sensitive)
    offered = factories.service(factories.partner(), at=(centre(address_hidden=True),), **values)
    assert told(offered) == []


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", "<!-- <script>", "A & B “C” \\ \u2028"])
def test_no_name_ends_the_element_or_begins_another(name: str) -> None:
    here = factories.centre(title=factories.labels("مركز", name))
    assert [about["name"] for about in told(here)] == [name]
