"""What a device keeps of the directory: enough to find help, small, and nothing that is sensitive or hidden."""

from __future__ import annotations

import gzip
import json
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from centres.models import MobileStop, ServiceAtCentre
from centres.places import gazetteer
from tests.centres import factories

pytestmark = pytest.mark.django_db
MOST_BYTES = 60_000


def text(client: Client, language: str = "en", name: str = "directory") -> str:
    response = client.get(f"/{language}/offline/{name}.json")
    assert response.status_code == 200
    assert "no-store" not in response["Cache-Control"]
    return response.content.decode()


def read(client: Client, language: str = "en", name: str = "directory") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text(client, language, name))
    return found


@pytest.mark.postgres
def test_the_file_has_centres_services_hours_and_folded_places(client: Client) -> None:
    here = factories.centre(place=factories.place(), latitude=34.272, longitude=45.168, kinds=(factories.kind(),))
    factories.service(factories.partner(), at={here: {"opening_hours": factories.ROUND_THE_CLOCK}})
    found = read(client)
    assert found["centres"][0][:5] == [
        "Jalawla centre", "/en/centres/jalawla/", "Jalawla, Diyala", [34.272, 45.168], "+9647000000001",
    ]  # fmt: skip
    assert found["services"] == [["Legal advice", "/en/partners/spa/legal/", 0, [], [[0, 1, ""]]]]
    assert found["times"][1][3] == [0, 15 * 1440]
    assert found["times"][0][0] == "Open Sunday to Thursday"
    assert ["Jalawla", [34.272, 45.168], ["jalawla", "jalula", "جلولا", "جلولاء"], 1, -1] in found["places"]


def test_near_me_gets_the_centres_alone(client: Client) -> None:
    factories.service(factories.partner(), at=(factories.centre(),))
    found = read(client, name="points")
    assert found["centres"] and not found["services"] and not found["places"]


def test_nothing_sensitive_or_hidden_is_on_any_device(client: Client) -> None:
    secret = factories.kind("gbv", "العنف", "Violence", is_sensitive=True)
    facts = {"latitude": 34.2, "longitude": 45.1, "coverage": (factories.place(),), "address_hidden": True}
    here = factories.centre("hidden", place=factories.place(), kinds=(secret, factories.kind()), **facts)
    below = factories.partner()
    factories.service(below, "safe", factories.labels("مساحة آمنة", "Safe space"), at=(here,), kind=secret)
    factories.service(below, "tier", factories.labels("للشركاء", "For partners"), at=(here,), visibility="partners")
    for language in ("ar", "en"):
        found = read(client, language)
        assert found["services"] == []
        assert [key for key, _name in found["kinds"]] == ["legal"]
        assert found["centres"][0][3] is None and found["centres"][0][6] == "" and found["centres"][0][10] == []
        assert not any(
            word in text(client, language) for word in ("Violence", "العنف", "34.2,", "safe", "For partners")
        )


def test_a_mobile_team_lies_where_its_next_stop_is(client: Client) -> None:
    team = factories.centre(is_mobile=True, latitude=36.0, longitude=43.0)
    day = timezone.localdate() + timedelta(days=1)
    MobileStop.objects.create(page=team, day=day, place=factories.place(), starts=time(9), ends=time(12))
    row = read(client)["centres"][0]
    assert row[3] == [34.272, 45.168]
    assert row[11][0].endswith("in Jalawla, 9 am – 12 noon")


def test_fifty_centres_and_five_hundred_services_weigh_sixty_kilobytes_at_most(client: Client) -> None:
    gazetteer.load()
    kinds = [factories.kind(f"kind-{n}", f"خدمة من نوع {n}", f"Kind of service {n}") for n in range(12)]
    first = factories.centre("centre-0", factories.labels("مركز جلولاء", "Jalawla centre"), kinds=tuple(kinds))
    service = factories.service(factories.partner(), at=(first,), audiences=(factories.audience(),))
    copies(first, 50, kinds)
    copies(service, 500, kinds)
    with CaptureQueriesContext(connection) as many:
        content = text(client, "ar")
    found = json.loads(content)
    assert (len(found["centres"]), len(found["services"])) == (50, 500)
    assert len(gzip.compress(content.encode(), 6)) <= MOST_BYTES
    assert len(many) <= 14


def copies(page: Any, until: int, kinds: list[Any]) -> None:
    """Write further page sets like this one past the models, each with a name and values of its own."""
    from uuid import uuid4

    from wagtail.models import Page

    from tests.sweep.growth import Copied, _base_row, _copy_own_rows

    model, keys, steps = type(page), {}, {}
    made = []
    for number in range(1, until):
        keys[page.translation_key, number] = uuid4()
        row = _base_row(page, number, keys, steps)
        row.title = f"{page.title} في {kinds[number % 12]} رقم {number * 7919 % 1000}"
        made.append(Copied(page, row))
    Page.objects.bulk_create(copied.again for copied in made)
    stored = Page.objects.in_bulk([copied.again.path for copied in made], field_name="path")
    _copy_own_rows(model, [Copied(page, stored[copied.again.path]) for copied in made])
    centres = list(model.objects.filter(source__isnull=True).values_list("pk", flat=True))
    if model.__name__ == "CentrePage":
        for number, pk in enumerate(centres):
            where = {"latitude": 33 + number * 0.0371, "longitude": 43 + number * 0.0533}
            model.objects.filter(pk=pk).update(opening_hours=f"Su-Th 0{7 + number % 3}:{number % 6}0-14:00", **where)
        return
    places = list(type(ServiceAtCentre.objects.get().centre).objects.filter(source__isnull=True))
    for number, pk in enumerate(centres):
        model.objects.filter(pk=pk).update(kind=kinds[number % 12])
    known = {ServiceAtCentre.objects.get().page_id}
    ServiceAtCentre.objects.bulk_create(
        ServiceAtCentre(page_id=pk, centre=places[number % 50]) for number, pk in enumerate(centres) if pk not in known
    )
