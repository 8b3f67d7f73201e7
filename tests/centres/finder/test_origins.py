"""A place is found in any spelling and either script, and an unknown one leads on."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from centres.finder.asking import Asked
from centres.finder.entries import Entries, read_entries
from centres.finder.origins import Origin, origin_of
from centres.models import Place
from centres.places import gazetteer
from tests.centres import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def entries() -> Entries:
    gazetteer.load()
    return all_entries()


def all_entries() -> Entries:
    return read_entries("en", date(2026, 1, 1), with_places=True)


def origin(entries: Entries, **asked: str) -> Origin:
    with translation.override("en"):
        return origin_of(Asked(**asked), entries)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jalawla", "Jalawla"),
        ("jalula", "Jalawla"),
        ("جلولاء", "Jalawla"),
        ("جلولا", "Jalawla"),
        ("ناحية جلولاء", "Jalawla"),
        ("Jalawla, Diyala", "Jalawla"),
        ("جلولاء ديالى", "Jalawla"),
        ("near Khanaqin", "Khanaqin"),
        ("قضاء خانقين", "Khanaqin"),
        ("موصل", "Mosul"),
        ("الموصل", "Mosul"),
        ("بيجى", "Baiji"),
        ("الفلوجه", "Fallujah"),
        ("FALLUJAH", "Fallujah"),
    ],
)
def test_a_place_is_known_in_any_spelling(entries: Entries, typed: str, name: str) -> None:
    found = origin(entries, place=typed)
    assert (found.name, found.is_guess, found.is_unknown) == (name, False, False)
    assert found.point is not None


@pytest.mark.parametrize(("typed", "name"), [("Jalola", "Jalawla"), ("Khanakin", "Khanaqin")])
def test_a_single_likely_place_is_taken_and_said_to_be_a_guess(entries: Entries, typed: str, name: str) -> None:
    found = origin(entries, place=typed)
    assert (found.name, found.is_guess) == (name, True)


@pytest.mark.parametrize("typed", ["Atlantis", "زقزقة", "12345", "؟", "’"])
def test_an_unknown_place_is_said_to_be_unknown(entries: Entries, typed: str) -> None:
    found = origin(entries, place=typed)
    assert found.is_unknown
    assert found.point is None


def test_a_governorate_narrows_and_has_a_middle(entries: Entries) -> None:
    for found in (origin(entries, place="محافظة ديالى"), origin(entries, governorate="diyala")):
        assert found.narrows is not None and found.narrows.key == "diyala"


def test_the_town_comes_before_the_district_and_the_district_before_the_governorate(entries: Entries) -> None:
    where = {"governorate": "diyala", "district": "iq-khanaqin", "town": "iq-jalawla"}
    assert origin(entries, **where).name == "Jalawla"
    assert origin(entries, **(where | {"town": ""})).name == "Khanaqin"
    assert origin(entries, **(where | {"town": "nowhere", "district": "nowhere"})).name == "Diyala"


def test_a_name_that_two_places_share_offers_the_other(entries: Entries) -> None:
    first = Place.objects.get(key="iq-jalawla")
    twin = factories.place("twin", "جلولاء", "Jalawla", within=factories.governorate("basra"))
    found = origin(all_entries(), place="Jalawla")
    assert {found.place.key if found.place else "", *(each.key for each in found.others)} == {first.key, twin.key}
