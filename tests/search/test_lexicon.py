"""Tests of the lexicon: one concept for all names of a thing, and documents that follow when names change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.analysis import lexicon, months
from search.analysis.keys import keys, stamp, stems_of, words
from search.analysis.stop_words import stop_stems

THINGS = (
    lexicon.Thing("lawyer", ("lawyer", "محامٍ", "legal aid", "المشورة القانونية")),
    lexicon.Thing("who", ("World Health Organization", "الصحة العالمية"), ("WHO",)),
    lexicon.Thing("sea", ("exploitation",), ("SEA",)),
    lexicon.Thing("nothing", ("of the", "في")),
)


@pytest.fixture
def in_use() -> Iterator[lexicon.Lexicon]:
    before = lexicon.in_use()
    lexicon.use(lexicon.make([*months.things(), *THINGS], stems_of, stop_stems()))
    yield lexicon.in_use()
    lexicon.use(before)


def concepts(text: str, typed: bool = False) -> set[str]:
    return {concept for word in words(text, typed) for concept in word.concepts}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أيلول ٢٠١٩", "September 2019"),
        ("سبتمبر", "أيلول"),
        ("كانون الثاني", "يناير"),
        ("تشرين الاول", "اكتوبر"),
        ("شهر ٩", "september"),
        ("ask for Lawyers", "والمحامي"),
        ("بالمشورة القانونيه", "LEGAL AID"),
        ("منظمة الصحة العالمية", "the WHO says"),
    ],
)
def test_all_names_of_a_thing_are_one_concept(in_use: lexicon.Lexicon, one: str, other: str) -> None:
    assert concepts(one) & concepts(other)


@pytest.mark.parametrize("text", ["by the sea", "may come", "who comes", "of the", "legal matters"])
def test_other_words_are_no_name(in_use: lexicon.Lexicon, text: str) -> None:
    assert concepts(text) == set()


def test_what_is_typed_may_be_an_acronym_in_small_letters(in_use: lexicon.Lexicon) -> None:
    assert concepts("sea", typed=True) == {lexicon.concept_of("sea")}


def test_each_word_of_a_term_has_its_concept(in_use: lexicon.Lexicon) -> None:
    assert [bool(word.concepts) for word in words("free legal aid here")] == [False, True, True, False]
    assert keys(["legal aid"]).concept == (lexicon.concept_of("lawyer"),) * 2


def test_the_stamp_changes_with_a_spelling(in_use: lexicon.Lexicon) -> None:
    before = stamp()
    lexicon.use(lexicon.make([lexicon.Thing("lawyer", ("lawyer", "وكيل"))], stems_of, stop_stems()))
    assert stamp() != before
    assert len(stamp()) <= 40
