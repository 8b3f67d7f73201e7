"""Tests of the stems of Arabic words and of their other readings."""

from __future__ import annotations

import pytest

from search.analysis import arabic
from search.analysis.arabic import skeleton
from search.analysis.letters import spelled_arabic


def readings(word: str) -> tuple[str, ...]:
    return arabic.readings(spelled_arabic(word))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مركز", "المركز"),
        ("مركز", "والمركز"),
        ("مركز", "للمركز"),
        ("مركز", "بالمركز"),
        ("وثائق", "الوثائق"),
        ("وثائق", "والوثائق"),
        ("عائد", "العائدين"),
        ("عائد", "عائدون"),
        ("نازح", "للنازحين"),
        ("خدمة", "الخدمات"),
        ("مدرسة", "مدرسه"),
        ("ديالى", "ديالي"),
        ("جلولاء", "جلولا"),
        ("كفاءة", "الكفاءات"),
        ("الاندماج", "الإندماج"),
        ("محامٍ", "المحامي"),
        ("اجتماعي", "الاجتماعية"),
        ("ألغام", "الألغام"),
        ("ألمانيا", "المانيا"),
    ],
)
def test_forms_of_a_word_share_a_reading(one: str, other: str) -> None:
    assert set(readings(one)) & set(readings(other))


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("المركز", "مركز"),
        ("ألغام", "الغام"),
        ("الألغام", "الغام"),
        ("كوليرا", "كوليرا"),
        ("كركوك", "كركوك"),
        ("بغداد", "بغداد"),
        ("وزارة", "وزار"),
        ("والي", "وال"),
        ("ماء", "ماء"),
    ],
)
def test_the_likeliest_stem_leaves_letters_that_belong_to_the_word(word: str, stem: str) -> None:
    assert readings(word)[0] == stem


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("الغام", "الغام"),
        ("لكركوك", "كركوك"),
        ("بجلولاء", "جلولا"),
        ("ومركز", "مركز"),
        ("وبمركز", "مركز"),
        ("والدين", "والد"),
        ("بالغين", "بالغ"),
    ],
)
def test_a_word_that_may_begin_with_another_has_that_reading_too(word: str, reading: str) -> None:
    assert reading in readings(word)[1:]


def test_a_word_of_marks_alone_has_no_reading() -> None:
    assert readings("ـــ") == ()


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("مراكز", "مركز"), ("جسور", "جسر"), ("حرائق", "حريق"), ("مشاريع", "مشروع"), ("أطفال", "طفل"), ("ألغام", "لغم")],
)
def test_a_broken_plural_has_the_skeleton_of_its_singular(plural: str, singular: str) -> None:
    assert skeleton(readings(plural)[0]) == skeleton(readings(singular)[0]) != ""


def test_too_few_consonants_are_no_skeleton() -> None:
    assert skeleton("عايد") == ""
