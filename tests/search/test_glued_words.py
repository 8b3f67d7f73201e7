"""Words written without the blank between them, in the query or in the document, find what is written with it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import service, vocabulary
from search.analysis.glued import cut_of
from search.glued_words import with_glued
from search.models import VocabularyWord
from search.queries import parse
from tests.search.samples import HOSTILE, content

Committing = Callable[..., AbstractContextManager[Any]]

KNOWN = {"نصير", "مركز", "المركز", "المشترك", "ستار", "منظمه", "الهجره", "مدينه", "بغداد", "خدمات", "متهم", "سلا"}


def stored(name: str, body: str) -> Any:
    each = content(name, "release", {"ar": "خبر"}, {"ar": body})
    service.put(each)
    return each.key


def first(text: str) -> Any:
    return next((hit.key for hit in service.search(text, "ar").hits), None)


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("نصيرعبد", ("نصير", "عبد")),
        ("عبدالستار", ("عبد", "الستار")),
        ("المركزالمشترك", ("المركز", "المشترك")),
        ("منظمهالهجره", ("منظمه", "الهجره")),
        ("مدينهبغداد", ("مدينه", "بغداد")),
        ("المركزالكبير", None),
        ("سلامتهم", None),
        ("خدماتهم", None),
        ("المشترك", None),
        ("خدماتومركز", ("خدمات", "ومركز")),
        ("سلامركز", None),
        ("legalcentre", None),
        ("", None),
    ],
)
def test_a_word_is_cut_only_where_both_parts_are_known(whole: str, parts: tuple[str, str] | None) -> None:
    assert cut_of(whole, KNOWN) == parts


def test_only_a_word_that_is_unknown_in_every_reading_is_cut_beside_a_short_one() -> None:
    assert cut_of("سلامركز", KNOWN, is_unknown=True) == ("سلا", "مركز")


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("قال نصيرعبد الستار للعائدين", ["عبدالستار", "عبد الستار", "نصير عبدالستار", "نصيرعبدالستار"]),
        ("قال نصير عبد الستار للعائدين", ["نصيرعبد الستار", "عبدالستار", "نصير عبدالستار"]),
        ("يعمل المركزالمشترك هنا", ["المركز المشترك", "مركز مشترك يعمل", "المركزالمشترك"]),
        ("يعمل المركز الجديد المشترك هنا", ["المركزالمشترك"]),
    ],
)
def test_glued_and_separate_words_find_each_other(
    db: None, django_capture_on_commit_callbacks: Committing, written: str, typed: list[str]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        wanted = stored("wanted", written)
        # The parts become known from other pages, which come later.
        stored("one", "السيد نصير وصل. في المركز ستار. هذا كلام آخر عن الجديد.")
        stored("two", "هذا العمل المشترك")
    assert {text: first(text) == wanted for text in typed} == dict.fromkeys(typed, True)


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_rebuild_knows_the_glued_words_again(db: None) -> None:
    words = ["المركزالمشترك", "المركز", "المشترك", "خدماتهم"]
    VocabularyWord.objects.bulk_create(VocabularyWord(folded=word, written=word) for word in words)
    vocabulary.note_glued()
    assert set(VocabularyWord.objects.exclude(first="").values_list("folded", "first", "second")) == {
        ("المركزالمشترك", "مركز", "مشترك")
    }


@pytest.mark.django_db
def test_the_words_of_a_query_cost_one_statement_and_latin_ones_none(
    db: None, django_assert_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    with django_assert_num_queries(1):
        with_glued(parse("المركزالمشترك للتنسيق والرصدJCMC في جلولاء"))
    with django_assert_num_queries(0):
        with_glued(parse("legal aid"))


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE)
def test_no_string_raises(db: None, text: str) -> None:
    assert with_glued(parse(text)).text == parse(text).text


@given(st.text(max_size=40), st.sets(st.text(min_size=3, max_size=8)))
def test_a_cut_gives_the_word_again(text: str, known: set[str]) -> None:
    cut = cut_of(text, known)
    assert cut is None or "".join(cut) == text
