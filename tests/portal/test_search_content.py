"""What a page set says of itself to search: words of every public language, facts of its source, nothing hidden."""

from uuid import uuid4

import pytest

from home.models import HomePage
from portal.page_types import found_types
from portal.search_content import all_public_content, empty_help, public_content
from tests.centres import factories
from tests.portal.pages import release

pytestmark = pytest.mark.django_db


def test_both_languages_are_one_content() -> None:
    centre = factories.centre(words={"ar": {"directions": "قرب السوق"}, "en": {"directions": "Near the market"}})
    content = public_content(centre.translation_key)
    assert content is not None
    assert (content.key, content.kind) == (centre.translation_key, "centre")
    assert content.titles == {"ar": "مركز جلولاء", "en": "Jalawla centre"}
    assert content.urls == {"ar": "/ar/centres/jalawla/", "en": "/en/centres/jalawla/"}
    assert "قرب السوق" in content.bodies["ar"] and "Near the market" in content.bodies["en"]
    assert "Near the market" not in content.bodies["ar"]


def test_labels_of_facts_are_said_in_the_language_of_the_words() -> None:
    centre = factories.centre(kinds=(factories.kind(),))
    content = public_content(centre.translation_key)
    assert "المشورة القانونية" in content.bodies["ar"] and "Legal advice" in content.bodies["en"]


def test_a_translation_finds_by_the_sources_phones() -> None:
    content = public_content(factories.centre().translation_key)
    assert "+9647000000001" in content.also


def test_a_hidden_address_tells_no_place() -> None:
    centre = factories.centre(
        address_hidden=True,
        place=factories.place(),
        latitude=34.272,
        longitude=45.168,
        words={"ar": {"directions": "قرب السوق"}},
    )
    content = public_content(centre.translation_key)
    told = " ".join([content.also, *content.bodies.values()])
    assert content.points == ()
    assert not {"جلولاء", "Jalawla", "Jalula", "السوق"} & set(told.split())


def test_one_by_one_and_all_at_once_say_the_same() -> None:
    factories.service(factories.partner(), at=(factories.centre(),))
    release()
    contents = {content.key: content for content in all_public_content()}
    assert len(contents) == 4
    assert all(public_content(key) == content for key, content in contents.items())


def test_ways_to_pages_are_no_content() -> None:
    assert public_content(HomePage.objects.first().translation_key) is None
    assert list(all_public_content()) == []


def test_a_key_of_nothing_is_no_failure() -> None:
    assert public_content(uuid4()) is None


def test_every_found_type_has_a_kind_of_its_own() -> None:
    kinds = [model.search_kind for model in found_types()]
    assert sorted(kinds) == ["centre", "information", "material", "partner", "release", "service"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_search_without_results_offers_what_there_is(language: str) -> None:
    assert empty_help(language) == []
    factories.centre()
    offers = empty_help(language)
    addresses = [address for _heading, rows in offers for _name, address, *_note in rows]
    assert f"/{language}/centres/jalawla/" in addresses
