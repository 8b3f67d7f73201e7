"""Hints on readability count sentences and words as readers of Arabic and English do."""

import pytest

from portal.upkeep.reading import letters_of, read_through

LONG_ENGLISH = " ".join(["word"] * 40) + "."
LONG_ARABIC = " ".join(["كلمة"] * 40) + "."


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        (LONG_ENGLISH, "en", 1),
        (LONG_ARABIC, "ar", 1),
        (f"Short one. {LONG_ENGLISH} Short two! {LONG_ENGLISH}", "en", 2),
        (" ".join(["word"] * 20) + ". " + " ".join(["word"] * 20) + ".", "en", 0),
        (" ".join(["كلمة"] * 20) + "؟ " + " ".join(["كلمة"] * 20) + ".", "ar", 0),
        (" ".join(["كلمة"] * 20) + "؛ " + " ".join(["كلمة"] * 20), "ar", 0),
        ("It costs 3.5 million. " * 10, "en", 0),
        ("", "en", 0),
    ],
)
def test_long_sentences_are_counted(text: str, language: str, count: int) -> None:
    assert read_through([text], language).long_sentences == count


def test_the_longest_sentence_is_shown() -> None:
    found = read_through([f"Short. {LONG_ENGLISH}"], "en")
    assert found.longest_sentence == LONG_ENGLISH


@pytest.mark.parametrize(
    ("word", "letters"),
    [("والمجتمعات", 7), ("المركز", 4), ("مَركَز", 4), ("reintegration", 13), ("وال", 3), ("للعائدين", 6)],
)
def test_what_arabic_attaches_in_front_is_no_part_of_a_words_length(word: str, letters: int) -> None:
    assert letters_of(word) == letters


def test_many_long_words_are_a_hint_and_a_few_are_none() -> None:
    easy, hard = "people find help near home ", "internationalisation institutionalised "
    assert read_through([easy * 8 + hard * 4], "en").has_many_long_words
    assert not read_through([easy * 20 + hard], "en").has_many_long_words
    assert not read_through([hard], "en").has_many_long_words, "a line is too little to judge"
