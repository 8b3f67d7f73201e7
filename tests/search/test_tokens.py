"""Tests of where words begin and end."""

from __future__ import annotations

import pytest

from search.analysis.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("المركز المشترك", ["المركز", "المشترك"]),
        ("والرصدJCMC", ["والرصد", "JCMC"]),
        ("عام٢٠١٩م", ["عام", "٢٠١٩", "م"]),
        ("Al-Jadeda", ["Al", "Jadeda"]),
        ("Qa’im, people's", ["Qa’im", "people's"]),
        ("«عودة آمنة»،", ["عودة", "آمنة"]),
        ("﴿مركز﴾", ["مركز"]),
        ("مُحَمَّد", ["مُحَمَّد"]),
        ("snake_case", ["snake", "case"]),
        ("+964 700", ["964", "700"]),
        ("؟!… ", []),
        ("", []),
    ],
)
def test_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


def test_a_word_knows_where_it_stands() -> None:
    text = "في مركزJCMC."
    assert [text[token.start : token.end] for token in tokens(text)] == ["في", "مركز", "JCMC"]
