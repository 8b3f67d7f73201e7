"""Decides by which tokens a text is found: stems, other readings, neighbours written as one word, skeletons.

A further kind of key (phonetics, lexicon) is one more name in KINDS_OF_KEY, one more field of `Word` and `Keys` and its
weight in `search.engines.base`; text and query then have it alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from . import arabic, english
from .tokens import Token, tokens

KINDS_OF_KEY = ("stem", "alternative", "joined", "skeleton")
LONGEST_TEXT = 200_000
_VERSION = 1
# Words whose keys tell whether two versions of the analysis are the same; every rule is touched by one of them.
_PROBE = "المركز المشترك للتنسيق والرصدJCMC ألغام الغام مراكز جلولاء ٢٠١٩ گەرمیان وثائق families' legal aid café Qa'im"


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands and what it is found by; `joined` is it glued to the next word, or empty."""

    text: str
    start: int
    end: int
    stem: str
    readings: tuple[str, ...]
    skeleton: str
    joined: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """The tokens of one field of a document by kind of key, in the order of the text, as often as they occur."""

    stem: tuple[str, ...] = ()
    alternative: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    skeleton: tuple[str, ...] = ()


def words(text: str) -> list[Word]:
    """Return the words of the text (its first 200,000 characters); never raises, whatever the string holds."""
    found = [(token, _readings(token)) for token in tokens(text[:LONGEST_TEXT])]
    kept = [(token, read) for token, read in found if read]
    glued = [_joined(one[0], two[0]) for one, two in pairwise(kept)] + [""]
    return [
        Word(token.text, token.start, token.end, read[0], read, _skeleton(token, read[0]), joined)
        for (token, read), joined in zip(kept, glued, strict=False)
    ]


def keys(texts: Iterable[str]) -> Keys:
    """Return the keys of a field that consists of these texts (one a language); neighbours never cross texts."""
    all_words = [word for text in texts for word in words(text)]
    return Keys(
        stem=tuple(word.stem for word in all_words),
        alternative=tuple(reading for word in all_words for reading in word.readings),
        joined=tuple(word.joined for word in all_words if word.joined),
        skeleton=tuple(word.skeleton for word in all_words if word.skeleton),
    )


@lru_cache(maxsize=1)
def stamp() -> str:
    """Return the version of the analysis; a document that carries another one has to be indexed again."""
    return f"{_VERSION}.{hashlib.sha256(repr(keys([_PROBE])).encode()).hexdigest()[:12]}"


def _readings(token: Token) -> tuple[str, ...]:
    if token.is_arabic:
        return arabic.readings(token.text)
    stem = english.stem(token.text)
    return (stem,) if stem else ()


def _skeleton(token: Token, stem: str) -> str:
    return arabic.skeleton(stem) if token.is_arabic else ""


def _joined(one: Token, two: Token) -> str:
    if one.is_arabic != two.is_arabic:
        return ""
    glued = one.text + two.text
    return arabic.likeliest_stem(glued) if one.is_arabic else english.stem(glued)
