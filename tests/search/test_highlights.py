"""Tests of what is shown of a hit and of what is marked in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlights import EXTRACT_LENGTH, extract, highlighted
from search.queries import parse


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("مركز جلولاء", "جلولا", ["جلولاء"]),
        ("المركزالمشترك للتنسيق", "المركز المشترك", ["المركزالمشترك"]),
        ("في المركز المشترك للتنسيق", "المركزالمشترك", ["المركز", "المشترك"]),
        ("مركز الموارد", "مراكز الموارد", ["مركز", "الموارد"]),
        ("والرصدJCMC", "jcmc", ["JCMC"]),
        ("مخاطر الألغام", "الغام", ["الألغام"]),
        ("Legal aid for families", "family law", ["families"]),
        ("مُحَمَّد", "محمد", ["مُحَمَّد"]),
        ("ذهب إلى بغداد", "في جلولاء", []),
    ],
)
def test_the_words_asked_for_are_marked(text: str, query: str, marked: list[str]) -> None:
    assert re.findall("<mark>(.*?)</mark>", highlighted(text, parse(query))) == marked


def test_everything_else_is_escaped() -> None:
    shown = highlighted('<b onclick="x">legal</b> & aid', parse("legal"))
    assert shown == "&lt;b onclick=&quot;x&quot;&gt;<mark>legal</mark>&lt;/b&gt; &amp; aid"


def test_the_extract_is_cut_where_the_words_stand() -> None:
    text = "كلام كثير " * 100 + "ثم محامٍ في جلولاء يساعد " + "كلام آخر " * 100
    shown = extract(text, parse("محامي جلولا"))
    assert "<mark>محامٍ</mark> في <mark>جلولاء</mark>" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_the_extract_is_where_the_most_different_words_stand_not_the_most_words() -> None:
    text = "legal legal legal legal " + "word " * 100 + "legal aid " + "word " * 100
    assert "<mark>legal</mark> <mark>aid</mark>" in extract(text, parse("legal aid"))


def test_an_extract_without_a_match_is_the_beginning() -> None:
    shown = extract("word " * 100, parse("جلولاء"))
    assert shown.startswith("word")
    assert len(shown) <= EXTRACT_LENGTH + 1


@given(st.text(st.characters(), max_size=600), st.text(st.characters(), max_size=40))
def test_any_extract_is_escaped_and_short(text: str, query: str) -> None:
    shown = extract(f"{text} <x> {query}", parse(query))
    plain = shown.replace("<mark>", "").replace("</mark>", "")
    assert "<" not in plain
    assert len(re.sub("&[a-z0-9#]+;", "x", plain)) <= EXTRACT_LENGTH + 2
