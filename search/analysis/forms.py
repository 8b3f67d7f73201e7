"""Decides what a single word is found by, whatever stands beside it; each word is worked out once and remembered."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from . import arabic, english, phonetics
from .letters import folded_latin, spelled_arabic, without_hamza_seats
from .tokens import is_arabic

REMEMBERED = 100_000


class Form(NamedTuple):
    """What one word is found by.

    `folded` is the whole word with one spelling per letter, `bare` it without its article. `sound` is how it sounds and
    `sounds_in` the same in the other script, by which it is found from there. `is_arabic` tells the script.
    """

    stem: str
    readings: tuple[str, ...]
    skeleton: str
    sound: str
    sounds_in: str
    folded: str
    bare: str
    is_arabic: bool


_NOTHING = Form("", (), "", "", "", "", "", False)


@lru_cache(maxsize=REMEMBERED)
def form_of(word: str) -> Form:
    """Return what a word is found by, as written in some text; no readings when it holds no letter or digit."""
    return _arabic(word) if is_arabic(word) else _other(word)


def glued_key(one: Form, two: Form) -> str:
    """Return the key of two neighbours written as one word; empty when they are of two scripts."""
    if one.is_arabic is not two.is_arabic:
        return ""
    if one.is_arabic:
        return arabic.stem_of(one.bare + two.folded)
    return one.folded + two.folded


def glued_stem(key: str) -> str:
    """Return the stem that a text has instead where it has the two words of this key as one."""
    return english.stem(key) if key.isascii() else key


def _arabic(text: str) -> Form:
    spelled = spelled_arabic(text)
    readings = arabic.readings(spelled)
    if not readings:
        return _NOTHING
    stem = readings[0]
    bare = without_hamza_seats(arabic.without_article(spelled))
    folded = without_hamza_seats(spelled)
    return Form(
        stem, readings, arabic.skeleton(stem), *_sounds(phonetics.of_arabic(bare), "ar", "la"), folded, bare, True
    )


def _other(text: str) -> Form:
    folded = folded_latin(text)
    if not folded:
        return _NOTHING
    stem = english.stem_of_folded(folded)
    return Form(stem, (stem,), "", *_sounds(phonetics.of_latin(folded), "la", "ar"), folded, folded, False)


def _sounds(sound: str, script: str, other: str) -> tuple[str, str]:
    return (script + sound, other + sound) if sound else ("", "")
