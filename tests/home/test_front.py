"""Tests what the home page offers, that the gate decides it, and that it costs the same with ten times the content."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from centres.choices import VisibilityTier
from home.front import CENTRES_SHOWN, MATERIALS_SHOWN, RELEASES_SHOWN, front_context
from tests.home.pages import a_centre, a_kind, a_material, a_release, a_service, diyala, translated

pytestmark = pytest.mark.django_db


def offered(language: str) -> dict[str, Any]:
    """Return what readers of the language are offered."""
    with translation.override(language):
        return front_context(language)


def statements(language: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        offered(language)
    return len(captured)


@pytest.mark.postgres
def test_governorates_are_those_that_have_public_centres() -> None:
    assert offered("en")["governorates"] == []
    centre = a_centre()
    assert offered("en")["governorates"] == [(diyala().key, "Diyala")]
    assert offered("ar")["governorates"] == [(diyala().key, "ديالى")]
    centre.unpublish()
    assert offered("en")["governorates"] == []


@pytest.mark.postgres
def test_kinds_are_those_that_are_offered_and_not_sensitive() -> None:
    legal = a_kind("legal", "قانوني", "Legal", icon="legal", order=1)
    a_kind("cash", "نقد", "Cash", order=2)
    a_service(legal, "legal")
    a_service(a_kind("protection", "حماية", "Protection", is_sensitive=True), "protection")
    found = offered("en")
    assert found["tiles"] == [("legal", "Legal", "legal")]
    assert found["kinds"] == [("legal", "Legal")]


def test_a_kind_offered_only_to_partners_is_not_shown() -> None:
    a_service(a_kind("legal", "قانوني", "Legal"), "legal", visibility=VisibilityTier.PARTNERS)
    assert offered("en")["kinds"] == []


def test_kinds_stand_in_the_order_of_their_list() -> None:
    for order, key in [(2, "second"), (1, "first"), (3, "third")]:
        a_service(a_kind(key, key, key, order=order), key)
    assert [key for key, _name in offered("en")["kinds"]] == ["first", "second", "third"]


def test_a_centre_is_shown_in_the_readers_language_with_where_it_is() -> None:
    centre = a_centre()
    translated(centre, "en", "Jalawla centre")
    assert offered("en")["centres"] == [("Jalawla centre", "/en/centres/jalawla/", "Jalawla, Diyala", "")]
    assert offered("ar")["centres"] == [("مركز جلولاء", "/ar/centres/jalawla/", "جلولاء، ديالى", "")]


def test_a_centre_without_a_translation_is_shown_in_its_own_language_under_the_readers_address() -> None:
    a_centre()
    assert offered("en")["centres"] == [("مركز جلولاء", "/en/centres/jalawla/", "Jalawla, Diyala", "ar")]


def test_of_a_hidden_address_only_the_governorate_is_told() -> None:
    a_centre(address_hidden=True)
    ((_name, _address, note, _language),) = offered("en")["centres"]
    assert note == "Diyala"


def test_the_latest_releases_come_first_and_materials_follow() -> None:
    for number in (3, 1, 4, 2):
        a_release(number)
        a_material(number)
    latest = offered("ar")["latest"]
    assert [row[0] for row in latest] == ["بيان 4", "بيان 3", "بيان 2", "مادة 2", "مادة 4"]
    assert "أيلول" in latest[0][2]
    assert len(latest) == RELEASES_SHOWN + MATERIALS_SHOWN


def test_the_statements_are_few_and_their_number_does_not_grow() -> None:
    legal = a_kind("legal", "قانوني", "Legal")
    for number in range(1, 3):
        translated(a_centre(f"centre-{number}"), "en", f"Centre {number}")
        a_service(legal, f"service-{number}")
        a_release(number)
        a_material(number)
    few = {language: statements(language) for language in ("ar", "en")}
    for number in range(3, 21):
        translated(a_centre(f"centre-{number}"), "en", f"Centre {number}")
        a_service(a_kind(f"kind-{number}", "نوع", "Kind"), f"service-{number}")
        a_release(number)
        a_material(number)
    assert {language: statements(language) for language in ("ar", "en")} == few
    assert max(few.values()) <= 8
    assert len(offered("en")["centres"]) == CENTRES_SHOWN
