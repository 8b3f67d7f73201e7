"""What lists elsewhere offer of the directory, and the directory of partners: order, filters, pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone, translation

from centres.finder.showing import finder_context
from centres.listing import centres_offered, kinds_offered, partners_page
from tests.centres import factories

pytestmark = pytest.mark.django_db


def found(query: dict[str, str] | None = None, language: str = "en") -> dict[str, Any]:
    with translation.override(language):
        return finder_context(query or {}, language)


def names(context: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(governorate, [each.listing.centre.name for each in cards]) for governorate, cards in context["groups"]]


@pytest.fixture
def network() -> None:
    diyala, anbar = factories.governorate(order=2), factories.governorate("anbar", "الأنبار", "Anbar", order=1)
    legal, housing = factories.kind(), factories.kind("hlp", "السكن", "Housing")
    jalawla = factories.centre(governorate=diyala, kinds=(housing,))
    factories.centre("fallujah", factories.labels("مركز الفلوجة", "Fallujah centre"), governorate=anbar)
    factories.service(factories.partner(), at=(jalawla,), kind=legal)


def test_centres_stand_under_their_governorates_in_the_readers_language(network: None) -> None:
    assert names(found()) == [("Anbar", ["Fallujah centre"]), ("Diyala", ["Jalawla centre"])]
    assert names(found(language="ar")) == [("الأنبار", ["مركز الفلوجة"]), ("ديالى", ["مركز جلولاء"])]


def test_kinds_are_those_of_the_centre_and_those_of_its_services(network: None) -> None:
    assert found({"governorate": "diyala"})["groups"][0][1][0].listing.kinds == ["Housing", "Legal advice"]


@pytest.mark.parametrize(("kind", "expected"), [("legal", ["Jalawla centre"]), ("hlp", ["Jalawla centre"])])
def test_a_kind_narrows_by_services_and_by_what_the_centre_states(
    network: None, kind: str, expected: list[str]
) -> None:
    assert names(found({"kind": kind})) == [("Diyala", expected)]


def test_each_filter_in_use_can_be_dropped_by_itself(network: None) -> None:
    chips = found({"governorate": "diyala", "kind": "legal"})["chips"]
    assert chips == [("Diyala", "/en/centres/?kind=legal"), ("Legal advice", "/en/centres/?governorate=diyala")]


@pytest.mark.parametrize(
    "query", [{"governorate": "atlantis"}, {"kind": "<script>"}, {"kind": "\x00"}, {"page": "-1"}, {"page": "x"}]
)
def test_values_that_mean_nothing_change_nothing(network: None, query: dict[str, str]) -> None:
    assert names(found(query)) == names(found())
    assert found(query)["chips"] == []


def test_a_list_without_centres_offers_wider_ones(network: None) -> None:
    context = found({"governorate": "anbar", "kind": "legal"})
    assert context["groups"] == []
    assert [address for _name, address, _note, _language in context["ways_out"]] == [
        "/en/centres/?kind=legal",
        "/en/centres/?governorate=anbar",
        "/en/centres/",
    ]


def test_a_suspended_or_ended_service_offers_its_kind_nowhere() -> None:
    here = factories.centre()
    below = factories.partner()
    factories.service(below, "suspended", at=(here,), status="suspended")
    factories.service(below, "ended", at=(here,), status="closed", kind=factories.kind("hlp", "السكن", "Housing"))
    coming = timezone.localdate() + timedelta(days=30)
    cash = factories.kind("cash", "نقد", "Cash")
    factories.service(below, "later", at=(here,), status="suspended", status_from=coming, kind=cash)
    assert found()["kinds"] == [("cash", "Cash")]
    assert names(found({"kind": "legal"})) == []


def test_a_service_that_is_not_public_offers_its_kind_nowhere() -> None:
    factories.service(factories.partner(), at=(factories.centre(),), visibility="partners")
    assert found()["kinds"] == []
    assert kinds_offered("en") == []


def test_a_list_narrowed_to_a_sensitive_kind_is_kept_nowhere() -> None:
    factories.centre(kinds=(factories.kind("gbv", "عنف", "Violence", is_sensitive=True), factories.kind()))
    assert found({"kind": "gbv"})["no_store"]
    assert not found({"kind": "legal"})["no_store"]


def test_a_hidden_address_has_no_place_and_no_way_there_in_the_list() -> None:
    factories.centre(place=factories.place(), latitude=34.2, longitude=45.1, address_hidden=True)
    listing = found()["groups"][0][1][0].listing
    assert (listing.where, listing.map_query) == ("Diyala", "")


def test_the_list_has_pages_that_keep_the_filter(settings: Any) -> None:
    settings.LIST_PAGE_SIZE = 2
    for number in range(3):
        factories.centre(f"centre-{number}", factories.labels(f"مركز {number}", f"Centre {number}"))
    context = found({"governorate": "diyala", "page": "2"})
    assert names(context) == [("Diyala", ["Centre 2"])]
    assert context["page_query"] == "governorate=diyala&"


def test_a_search_without_results_is_offered_centres_and_kinds(network: None) -> None:
    with translation.override("en"):
        assert centres_offered("en") == [
            ("Fallujah centre", "/en/centres/fallujah/", "Anbar"),
            ("Jalawla centre", "/en/centres/jalawla/", "Diyala"),
        ]
        assert kinds_offered("en") == [
            ("Housing", "/en/centres/?kind=hlp", ""),
            ("Legal advice", "/en/centres/?kind=legal", ""),
        ]


def test_partners_stand_in_the_order_of_the_names_readers_see(settings: Any) -> None:
    settings.LIST_PAGE_SIZE = 2
    for slug, ar, en in (("a", "ياء", "Alpha"), ("b", "باء", "beta"), ("c", "ألف", "Gamma")):
        factories.partner(slug, factories.labels(ar, en))

    def shown(page: str, language: str) -> list[str]:
        return [partner.name for partner, _type in partners_page({"page": page}, language)["partners"]]

    assert shown("1", "en") + shown("2", "en") == ["Alpha", "beta", "Gamma"]
    assert shown("1", "ar") + shown("2", "ar") == ["ألف", "باء", "ياء"]
