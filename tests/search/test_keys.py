"""Tests of the keys by which texts are found, and that no text is too strange for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.english import stem
from search.analysis.keys import KINDS_OF_KEY, keys, stamp, words
from search.analysis.stop_words import stop_stems
from search.engines.base import lookups
from search.queries import parse
from tests.search.samples import HOSTILE

ANY_TEXT = st.text(st.characters(), max_size=300) | st.text(st.characters(min_codepoint=0x600, max_codepoint=0x6FF))


@pytest.mark.parametrize(
    ("one", "other"),
    [("lawyers", "lawyer"), ("Families'", "family"), ("services", "Service"), ("displaced", "displace")],
)
def test_english_forms_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("المركز المشترك", "المركزالمشترك"),
        ("عبد الستار", "عبدالستار"),
        ("re integration", "reintegration"),
        ("Al Jadeda", "AlJadeda"),
        ("220,000", "220000"),
        ("٢٢٠٬٠٠٠", "220000"),
    ],
)
def test_neighbours_are_found_as_one_word(apart: str, together: str) -> None:
    found = {token for kind, token in lookups(parse(together).words[0]) if kind == "joined"}
    assert found & set(keys([apart]).joined)


def test_neighbours_of_two_scripts_are_not_joined() -> None:
    assert keys(["والرصدJCMC"]).joined == ()


def test_neighbours_never_cross_texts() -> None:
    assert keys(["مركز", "جلولاء"]).joined == ()


def test_the_skeleton_of_centres_is_that_of_centre() -> None:
    assert keys(["مراكز الموارد"]).skeleton[0] == keys(["مركز"]).skeleton[0]


def test_other_readings_are_never_the_stem_key() -> None:
    found = keys(["كركوك"])
    assert found.stem == ("كركوك",)
    assert set(found.alternative) == {"كركوك", "ركوك", "كركو", "ركو"}


def test_the_stamp_stays_the_same_within_a_version() -> None:
    assert stamp() == stamp()
    assert stamp().startswith("3.")


def test_stop_words_are_known_in_both_languages_and_any_spelling() -> None:
    assert {keys([word]).stem[0] for word in ("إلى", "الى", "THE", "في")} <= stop_stems()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_has_keys_of_letters_and_digits_only(text: str) -> None:
    _check_tokens(text)


@given(ANY_TEXT)
def test_any_text_has_keys_of_letters_and_digits_only(text: str) -> None:
    _check_tokens(text)


def _check_tokens(text: str) -> None:
    found = keys([text])
    for kind in KINDS_OF_KEY:
        for token in getattr(found, kind):
            assert token.isalnum()
            assert len(token) <= 64
            token.encode("utf-8")
    assert all(0 <= word.start < word.end <= len(text) for word in words(text))
