"""Tests of what surrounds the ranking: other spellings, completions, promoted pages, places, numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from home.models import HomePage
from portal.search_content import SearchContent
from search import service, vocabulary
from search.completing import complete
from search.models import PromotedResult, SearchDocument, VocabularyWord
from search.named_places import distance_km, find_place, named_in
from search.queries import parse
from search.spellings import refresh
from tests.centres import factories
from tests.search.samples import ALL, BAIJI, CENTRE, HOSTILE, LEGAL, content

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture
def learned(db: None, django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    """Store the sample documents and add their words to the vocabulary, as happens after a commit."""
    with django_capture_on_commit_callbacks(execute=True):
        for each in ALL:
            service.put(each)


# Another spelling


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lawier", "lawyer"),
        ("lawer", "lawyer"),
        ("Jalwla", "Jalawla"),
        ("lgeal advice", "legal advice"),
        # Nothing else is found, so that less than all of the words is more.
        ("astronaut lawier", "astronaut lawyer"),
        ("جلولاب", "جلولاء"),
        ("مركز جلولاب", "مركز جلولاء"),
    ],
)
def test_another_spelling_is_offered_that_finds_more(learned: None, typed: str, meant: str) -> None:
    found = service.search(typed, "en").suggestion
    assert found.casefold() == meant.casefold()
    assert service.search(found, "en").total


@pytest.mark.parametrize("typed", ["lawyer", "lawyers", "المحامين", "xylophone", "2019", "", "مركز جلولاء"])
def test_a_word_that_is_known_or_like_none_is_left_as_it_is(learned: None, typed: str) -> None:
    assert service.search(typed, "ar").suggestion == ""


def test_no_spelling_is_offered_that_finds_nothing(learned: None) -> None:
    service.remove([LEGAL.key, CENTRE.key])
    assert VocabularyWord.objects.filter(folded="lawyer").exists()
    assert service.search("lawier free", "en").suggestion == ""


@given(st.text(st.characters(), max_size=30))
def test_one_letter_apart_is_never_the_word_itself(word: str) -> None:
    assert word not in vocabulary.one_letter_apart(word)


def test_a_rolled_back_document_teaches_nothing(db: None) -> None:
    service.put(LEGAL)
    assert not VocabularyWord.objects.exists()


# Completions


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("leg", "Legal advice and representation"),
        ("REPRES", "Legal advice and representation"),
        ("legal adv", "Legal advice and representation"),
        ("القان", "المشورة والتمثيل القانوني"),
        ("الم", "المشورة والتمثيل القانوني"),
        ("جلولا", "مركز الموارد المجتمعية في جلولاء"),
        ("الغا", "التوعية بمخاطر الألغام"),
    ],
)
def test_a_title_is_completed_from_any_of_its_words(documents: None, typed: str, completed: str) -> None:
    assert completed in complete(typed, "ar")


def test_places_and_kinds_of_service_are_completed(db: None) -> None:
    factories.governorate()
    factories.kind("legal")
    assert complete("diy", "en")[0] == "Diyala"
    assert complete("ديا", "ar")[0] == "ديالى"


@pytest.mark.parametrize("typed", HOSTILE)
def test_a_hostile_beginning_gets_an_answer(documents: None, typed: str) -> None:
    assert len(complete(typed, "ar")) <= 8


def test_a_document_that_changes_is_completed_by_its_new_title_alone(documents: None) -> None:
    service.put(replace(LEGAL, titles={"en": "Tax office"}))
    assert complete("legal adv", "en") == []
    assert complete("tax", "en") == ["Tax office"]
    service.remove([LEGAL.key])
    assert complete("tax", "en") == []


# What editors put first


def _promote(words: str, document: SearchContent) -> None:
    """Promote a page that has the document's key."""
    page = HomePage.objects.filter(source=None)[0]
    page.translation_key = document.key
    HomePage.objects.filter(pk=page.pk).update(translation_key=document.key)
    PromotedResult.objects.create(words=words, page=page)


@pytest.mark.parametrize(
    ("typed", "is_first"), [("water", True), ("Clean waters", True), ("clean", False), ("", False)]
)
def test_a_promoted_page_comes_first_for_its_words_alone(documents: None, typed: str, is_first: bool) -> None:
    _promote("water\nماء نظيف", BAIJI)
    assert [hit.key for hit in service.search(typed, "en").promoted] == [BAIJI.key] * is_first
    assert [hit.key for hit in service.search("الماء النظيف", "ar").promoted] == [BAIJI.key]
    assert service.search("ماء", "ar").promoted == ()


def test_a_promoted_page_is_shown_once_and_only_while_it_is_public(documents: None) -> None:
    _promote("jalawla", CENTRE)
    found = service.search("Jalawla", "en")
    assert [hit.key for hit in found.promoted] == [CENTRE.key]
    assert CENTRE.key not in {hit.key for hit in found.hits}
    service.remove([CENTRE.key])
    assert service.search("Jalawla", "en").promoted == ()


@pytest.mark.parametrize(("words", "field"), [("", "words"), ("water\n!!!", "words"), ("water", "page")])
def test_a_promotion_of_no_word_or_of_a_page_that_search_does_not_find_is_refused(
    db: None, words: str, field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        PromotedResult(words=words, page=HomePage.objects.all()[0]).clean()
    assert field in refused.value.message_dict


# Places, distances, numbers


@pytest.mark.parametrize("typed", ["Jalawla", "jalula", "Jalwla", "جلولاء", "جلولا", "الجلولاء", "JALAWLA "])
def test_a_place_is_known_in_any_spelling(db: None, typed: str) -> None:
    place = factories.place()
    found = find_place(typed, "en")
    assert found is not None and (found.label, found.point) == ("Jalawla", place.point)


@pytest.mark.parametrize("typed", ["", "x", "Atlantis", *HOSTILE[:20]])
def test_what_is_no_place_is_none(db: None, typed: str) -> None:
    factories.place()
    assert find_place(typed, "en") is None


def test_a_place_is_noticed_among_other_words(db: None) -> None:
    factories.place()
    refresh()
    found = named_in("passport office in Jalawla please", "en")
    assert found is not None and found.label == "Jalawla"
    assert named_in("passport office", "en") is None


def test_a_distance_is_measured_on_the_sphere() -> None:
    assert distance_km((33.31, 44.36), (36.34, 43.13)) == pytest.approx(355, abs=2)


@pytest.mark.parametrize(
    "typed",
    ["+964 700 000 0011", "0700 000 0011", "07000000011", "7000000011", "00964 700-000-0011", "٠٧٠٠ ٠٠٠ ٠٠١١"],
)
def test_a_phone_is_found_however_it_is_typed(db: None, typed: str) -> None:
    stored = content("phone", "centre", {"en": "A centre"}, {"en": ""}, also="+9647000000011\n7000000011")
    service.put(stored)
    assert [hit.key for hit in service.search(typed, "en").hits] == [stored.key]


def test_years_are_no_phone_number() -> None:
    assert [word.text for word in parse("2019 2020 2021").words] == ["2019", "2020", "2021"]


# Bounds


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2_000, max_examples=40)
@given(st.text(st.sampled_from("\"«»'*()&|!:<->^~{}[]\\/%_ \x00اlعk٠9+"), max_size=300))
def test_operators_of_any_engine_mean_nothing(documents: None, text: str) -> None:
    assert service.search(text, "en").total >= 0
    complete(text, "en")


def test_a_hundred_thousand_letters_take_no_longer_than_two_hundred(documents: None) -> None:
    service.search("مركز", "ar")  # reads the spellings, once a process
    with CaptureQueriesContext(connection) as statements:
        service.search('"مركز" ' * 15_000, "ar")
    assert len(statements) <= 10
    assert SearchDocument.objects.count() == len(ALL)
