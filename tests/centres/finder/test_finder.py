"""The finder: which centres it shows for an address, in which order, and what it says of each."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from centres.finder.cards import Card
from centres.finder.showing import finder_context
from centres.models import MobileStop
from tests.centres import factories
from tests.sweep.statements import statements_of

pytestmark = pytest.mark.django_db
MOST_STATEMENTS = 12
BAQUBA, JALAWLA, KIRKUK = (33.75, 44.61), (34.272, 45.168), (35.47, 44.39)


def found(query: dict[str, str] | None = None, language: str = "en", **how: Any) -> dict[str, Any]:
    with translation.override(language):
        return finder_context(query or {}, language, **how)


def cards(context: dict[str, Any]) -> list[Card]:
    return [card for _governorate, group in context["groups"] for card in group]


def names(context: dict[str, Any]) -> list[str]:
    return [card.listing.centre.name for card in cards(context)]


def centre(slug: str, point: tuple[float, float] | None = None, **facts: Any) -> Any:
    where = {"latitude": point[0], "longitude": point[1]} if point else {}
    return factories.centre(slug, factories.labels(f"مركز {slug}", slug), **where, **facts)


@pytest.fixture
def network() -> None:
    """Let three centres be known whose order by name is not the one by distance."""
    factories.place("jalawla")
    factories.place("kirkuk", "كركوك", "Kirkuk", within=factories.governorate("kirkuk", "كركوك", "Kirkuk", 2))
    centre("a-kirkuk", KIRKUK, governorate=factories.governorate("kirkuk"))
    centre("b-jalawla", JALAWLA, place=factories.place())
    centre("c-baquba", BAQUBA)


@pytest.mark.postgres
def test_the_nearest_stands_first_with_distance_and_direction(network: None) -> None:
    context = found({"place": "جلولا"})
    assert names(context) == ["b-jalawla", "c-baquba", "a-kirkuk"]
    said = [card.distance for card in cards(context)]
    assert said == ["in Jalawla", "about 78 km south-west of Jalawla", "about 150 km north-west of Jalawla"]
    assert [card.distance for card in cards(found({"place": "Jalula"}, "ar"))][1] == "نحو ٧٨ كم جنوب غرب جلولاء"


def test_who_covers_the_area_comes_before_who_is_nearer(network: None) -> None:
    centre("d-far", KIRKUK, coverage=(factories.place(),))
    context = found({"town": "jalawla"})
    assert names(context)[:2] == ["d-far", "b-jalawla"]
    assert [card.covers for card in cards(context)] == [True, False, False, False]


def test_a_hidden_address_is_neither_measured_nor_told_by_its_coverage(network: None) -> None:
    facts = {"place": factories.place(), "coverage": (factories.place(),), "address_hidden": True}
    centre("hidden", JALAWLA, **facts)
    context = found({"place": "Jalawla"})
    hidden = next(card for card in cards(context) if card.listing.centre.name == "hidden")
    assert names(context)[-1] == "hidden"
    assert (hidden.distance, hidden.covers, hidden.map_app, hidden.listing.map_query) == ("", False, "", "")


@pytest.mark.postgres
def test_a_mobile_team_is_measured_to_its_next_stop_and_shows_its_dates(network: None) -> None:
    team = centre("team", KIRKUK, is_mobile=True)
    today = timezone.localdate()
    for days, key in ((-1, "kirkuk"), (2, "jalawla"), (5, "kirkuk"), (8, "kirkuk"), (9, "jalawla")):
        place = factories.place(key)
        MobileStop.objects.create(page=team, day=today + timedelta(days), place=place, starts=time(9), ends=time(13))
    card = next(card for card in cards(found({"place": "Jalawla"})) if card.listing.is_mobile)
    assert card.distance == "in Jalawla"
    assert [stop.machine for stop in card.stops] == [(today + timedelta(days)).isoformat() for days in (2, 5, 8)]
    assert card.stops[0].said.endswith("in Jalawla, 9 am – 1 pm")


def test_a_team_without_a_stop_is_not_measured(network: None) -> None:
    centre("team", JALAWLA, is_mobile=True, place=factories.place())
    assert names(found({"place": "Jalawla"}))[-1] == "team"
    assert cards(found({"place": "Jalawla"}))[-1].distance == ""


def test_a_centre_without_a_position_is_measured_by_its_town(network: None) -> None:
    centre("town-only", place=factories.place())
    assert names(found({"place": "Jalawla"}))[:2] == ["b-jalawla", "town-only"]


def test_a_kind_shows_the_services_and_the_state_of_the_one_that_is_open() -> None:
    here = centre("here", JALAWLA)
    at = {here: {"opening_hours": factories.ROUND_THE_CLOCK, "phones": factories.phones("+9647000000033")}}
    factories.service(factories.partner(), "aid", factories.labels("عون قانوني", "Legal aid"), at=at)
    factories.service(factories.partner("spb"), "call", at=(here,))
    card = cards(found({"kind": "legal"}))[0]
    assert sorted(service.name for service in card.services) == ["Legal advice", "Legal aid"]
    assert card.listing.state.kind == "open"
    assert card.of_service is not None and card.of_service.name == "Legal aid"
    assert card.listing.reach.phone is not None and card.listing.reach.phone["number"] == "+9647000000033"


def test_a_service_at_several_centres_has_its_words_at_each() -> None:
    both = (centre("one"), centre("two"))
    factories.service(factories.partner(), at=both)
    assert [card.services[0].name for card in cards(found({"kind": "legal"}))] == ["Legal advice"] * 2


@pytest.mark.postgres
def test_open_now_and_open_today_narrow_by_hours_and_by_services() -> None:
    centre("always", opening_hours=factories.ROUND_THE_CLOCK)
    centre("never", opening_hours="Mo-Su off")
    centre("call", opening_hours='Mo-Su unknown "call"')
    served = centre("served", opening_hours="Mo-Su off")
    factories.service(factories.partner(), at={served: {"opening_hours": factories.ROUND_THE_CLOCK}})
    assert names(found({"open": "now"})) == ["always", "served"]
    assert names(found({"open": "today"})) == ["always", "call", "served"]
    assert names(found({"open": "now", "kind": "legal"})) == ["served"]


@pytest.mark.postgres
@pytest.mark.parametrize("when", ["now", "today"])
def test_a_closed_centre_that_is_listed_as_open_says_for_which_service(when: str) -> None:
    served, legal = centre("served", opening_hours="Mo-Su off"), factories.kind()
    centre("always", opening_hours=factories.ROUND_THE_CLOCK, kinds=(legal,))
    factories.service(factories.partner(), at={served: {"opening_hours": factories.ROUND_THE_CLOCK}}, kind=legal)
    factories.service(factories.partner("spb"), "shut", factories.labels("أخرى", "Other"), at=(served,), kind=legal)
    by_name = {card.listing.centre.name: card for card in cards(found({"open": when}))}
    card = by_name.pop("served")
    assert [service.name for service in card.services] == ["Legal advice"] and not card.listing.kinds
    assert card.listing.state.kind == "open"
    (other,) = by_name.values()
    assert other.services == () and len(other.listing.kinds) == 1
    asked = {language: statements_of(f"/{language}/centres/?place=Jalawla&open={when}") for language in ("ar", "en")}
    assert {language: len(found) for language, found in asked.items() if len(found) > MOST_STATEMENTS} == {}


@pytest.mark.postgres
def test_a_service_for_somebody_else_does_not_count_and_one_for_everybody_does() -> None:
    returnees, hosts = factories.audience(), factories.audience("hosts", "المضيف", "Hosts")
    one, two, three = centre("one"), centre("two"), centre("three")
    below = factories.partner()
    factories.service(below, "a", at=(one,), audiences=(returnees,))
    factories.service(below, "b", at=(two,), audiences=(hosts,))
    factories.service(below, "c", at=(three,))
    assert names(found({"kind": "legal", "for": "returnees"})) == ["one", "three"]


def test_each_filter_in_use_can_be_dropped_by_itself(network: None) -> None:
    factories.service(factories.partner(), at=())
    context = found({"place": "Jalawla", "kind": "legal", "open": "today"})
    assert context["chips"] == [
        ("Jalawla", "/en/centres/?kind=legal&open=today"),
        ("Legal advice", "/en/centres/?place=Jalawla&open=today"),
        ("Open today", "/en/centres/?place=Jalawla&kind=legal"),
    ]


@pytest.mark.parametrize(
    "query", [{"governorate": "atlantis"}, {"kind": "<script>"}, {"kind": "\x00"}, {"page": "-1"}, {"for": "x"}]
)
def test_values_that_mean_nothing_change_nothing(network: None, query: dict[str, str]) -> None:
    assert names(found(query)) == names(found())
    assert found(query)["chips"] == []


def test_an_empty_result_leads_on_and_offers_the_nearest_to_call(network: None) -> None:
    factories.kind()
    context = found({"place": "Jalawla", "kind": "legal", "open": "now"})
    assert context["groups"] == []
    assert [card.listing.centre.name for card in context["alternatives"]] == ["b-jalawla", "c-baquba", "a-kirkuk"]
    assert [address for _name, address, _note, _language in context["ways_out"]] == [
        "/en/centres/?place=Jalawla&kind=legal",
        "/en/centres/?place=Jalawla&open=now",
        "/en/centres/",
    ]


def test_a_governorate_leads_to_its_districts_and_a_district_to_its_towns(network: None) -> None:
    town = factories.place("town", "بلدة", "Town")
    town.district = factories.place()
    town.save()
    assert found({"governorate": "diyala"})["choices"] == [
        ("Jalawla", "/en/centres/?district=jalawla&governorate=diyala")
    ]
    assert found({"district": "jalawla"})["choices"] == [
        ("Town", "/en/centres/?town=town&district=jalawla&governorate=diyala")
    ]


def test_a_position_is_measured_and_its_answer_is_kept_nowhere(network: None) -> None:
    context = found(position=JALAWLA)
    assert names(context)[0] == "b-jalawla"
    assert cards(context)[1].distance == "about 78 km south-west of your position"
    assert context["no_store"]
    assert "34." not in context["page_query"]


def test_results_have_pages_and_ties_keep_their_order(settings: Any) -> None:
    settings.LIST_PAGE_SIZE = 2
    factories.place()
    for slug in ("a", "b", "c", "d", "e"):
        centre(slug, JALAWLA)
    pages = [names(found({"place": "Jalawla", "page": str(number)})) for number in (1, 2, 3)]
    assert pages == [["a", "b"], ["c", "d"], ["e"]]
    assert found({"place": "Jalawla", "kind": "none", "page": "2"})["page_query"] == "place=Jalawla&"
