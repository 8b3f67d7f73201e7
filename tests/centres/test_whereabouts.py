"""What is said of where a centre is, and what is not."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from centres.models import CentrePage, Governorate, Place
from centres.whereabouts import lead_words, map_app_address, map_query, place_words, point_of

pytestmark = pytest.mark.django_db

DIYALA = Governorate(key="diyala", labels={"ar": "ديالى", "en": "Diyala"})
JALAWLA = Place(key="jalawla", labels={"ar": "جلولاء", "en": "Jalawla"}, governorate=DIYALA)
CAPITAL = Place(key="diyala-town", labels={"ar": "ديالى", "en": "Diyala"}, governorate=DIYALA)


def centre(**values: Any) -> CentrePage:
    return CentrePage(**{"governorate": DIYALA, "place": JALAWLA, "latitude": 34.272, "longitude": 45.168} | values)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Jalawla, Diyala"),
        ({"place": None}, "Diyala"),
        ({"place": CAPITAL}, "Diyala"),
        ({"governorate": None}, "Jalawla"),
        ({"address_hidden": True}, "Diyala"),
    ],
)
def test_a_place_is_named_with_its_governorate(values: dict[str, Any], said: str) -> None:
    with translation.override("en"):
        assert place_words(centre(**values)) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Community Resource Centre in Jalawla, Diyala governorate"),
        ({"address_hidden": True}, "Community Resource Centre in Diyala governorate"),
        ({"is_mobile": True}, "Mobile team of the Community Resource Centres in Jalawla, Diyala governorate"),
        ({"is_mobile": True, "place": None}, "Mobile team of the Community Resource Centres in Diyala governorate"),
        ({"place": None, "governorate": None}, "Community Resource Centre"),
    ],
)
def test_the_lead_says_what_it_is_and_where(values: dict[str, Any], said: str) -> None:
    with translation.override("en"):
        assert lead_words(centre(**values)) == said


def test_a_map_gets_the_position_with_points_in_every_language() -> None:
    with translation.override("ar"):
        assert map_query(centre()) == "34.272,45.168"
        assert map_app_address(centre(), "مركز").startswith("geo:34.272,45.168?q=34.272,45.168(%D9")


def test_without_a_position_a_map_gets_the_names() -> None:
    assert map_query(centre(latitude=None, longitude=None)) == "Jalawla, Diyala, Iraq"
    assert map_app_address(centre(latitude=None, longitude=None), "Jalawla") == ""


@pytest.mark.parametrize("values", [{"address_hidden": True}, {"is_mobile": True}])
def test_nobody_is_led_to_a_hidden_address_or_to_a_team_that_moves(values: dict[str, Any]) -> None:
    assert point_of(centre(**values)) is None
    assert map_query(centre(**values)) == ""
    assert map_app_address(centre(**values), "Jalawla") == ""
