"""Tests of what a typed text asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.queries import LONGEST_QUERY, MOST_WORDS, cleaned_text, parse
from tests.search.samples import HOSTILE


def test_stop_words_are_left_out() -> None:
    assert [word.text for word in parse("أين أجد محامي في الموصل").words] == ["محامي", "الموصل"]


def test_stop_words_alone_are_asked_for() -> None:
    assert [word.text for word in parse("في من").words] == ["في", "من"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("وين اقدر احصل على محامي", True),
        ("ما هي المستمسكات المطلوبة", True),
        ("هل المركز مفتوح", True),
        ("Where can I get a lawyer", True),
        ("Can I get cash", True),
        ("محامي؟", True),
        ("محامي من الموصل", False),
        ("legal aid for returnees", False),
        ("ماء", False),
        ("", False),
    ],
)
def test_a_question_is_told_from_a_name(text: str, asks: bool) -> None:
    assert parse(text).is_question is asks


def test_a_word_knows_its_neighbours_on_both_sides() -> None:
    first, second, third = parse("المركز المشترك للتنسيق").words
    assert first.pairs == ("مركزالمشترك",)
    assert second.pairs == ("مركزالمشترك", "مشتركللتنسيق")
    assert third.pairs == ("مشتركللتنسيق",)


def test_quoted_words_are_a_phrase_beside_few_others_and_a_title_in_a_sentence() -> None:
    assert parse('"legal aid" mosul').phrases == (("legal", "aid"),)
    assert parse('which theatre is the best example of a "Bologna theatre"?').phrases == ()


def test_a_query_is_capped_in_length_and_words() -> None:
    assert len(parse("ab " * 1_000).text) <= LONGEST_QUERY
    assert len(parse("ab " * 1_000).words) == MOST_WORDS


def test_the_text_is_cleaned_for_showing_it_again() -> None:
    assert cleaned_text("  مركز\x00\n جلولاء\ud800 ") == "مركز جلولاء"


def test_nothing_typed_asks_for_nothing() -> None:
    assert parse(" \t").words == ()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_parsed(text: str) -> None:
    parse(text).text.encode("utf-8")


@given(st.text(st.characters()))
def test_any_text_is_parsed(text: str) -> None:
    parse(text).text.encode("utf-8")
