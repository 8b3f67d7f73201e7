"""Decides whether what rose in one language fell in the other."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

from .found import Mention, Number
from .text import Text
from .vocabulary import lines_of, noun

_TABLE = Path(__file__).parent / "data" / "directions.txt"
_MEASURES = Path(__file__).parent / "data" / "measures.txt"
# Between a direction and its number stands no end of a clause, and few words.
_CLAUSE_END = re.compile(r"[.;؛:!?؟\n]|[,،](?!\d)| (?:while|whereas|but)\b|(?:بينما|فيما|في حين|لكن)")
_REACH, _NEAR = 90, 40
# What turns a direction round, or leaves it open; where it stands nearby nobody is sure.
_OPEN = {
    "en": re.compile(
        r"\b(?:not|no|never|without|avoid\w*|prevent\w*|stop\w*|less|slow\w*|if|instead|or|than|rather)"
        r"\W+(?:\w+\W+){0,3}$"
    ),
    "ar": re.compile(r"(?<!\w)(?:لم|لن|لا|ما|دون|بدون|عدم|منع|تجنب|وقف|بدلا|او|ان|غير)\s+(?:\w+\s+){0,2}$"),
}
Sides = tuple[list[Mention], list[Mention]]


_FROM = {"en": re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$"), "ar": re.compile(r"(?<!\w)من\s+(?:\w+\s+){0,2}$")}
_TO = {
    "en": re.compile(r"\s+(?:\w+\s+){0,3}to\s+(?:\w+\s+){0,2}"),
    "ar": re.compile(r"\s+(?:\w+\s+){0,3}الي\s+(?:\w+\s+){0,2}"),
}


class Turn(NamedTuple):
    """A word that says where a figure went."""

    start: int
    end: int
    way: str


def turned(first: Text, second: Text, pairs: Sequence[tuple[Number, Number]]) -> Sides | None:
    """Return the words by which the same thing goes up in one text and down in the other; at most one pair."""
    ours, theirs = turns(first), turns(second)
    if not (ours and theirs):
        return None
    for one, other in pairs:
        mine, yours = _of(first, ours, one), _of(second, theirs, other)
        if mine and yours and mine.way != yours.way:
            return [Mention(mine.start, mine.end)], [Mention(yours.start, yours.end)]
    if len(ours) > 1 or len(theirs) > 1:
        return None
    mine, yours = ours[0], theirs[0]
    is_same = _measures(first, mine) & _measures(second, yours) and _around(first, mine) & _around(second, yours)
    if mine.way == yours.way or not is_same:
        return None
    return [Mention(mine.start, mine.end)], [Mention(yours.start, yours.end)]


def exchanged(first: Text, second: Text, pairs: Sequence[tuple[Number, Number]]) -> Sides | None:
    """Return two numbers of which one language says "from the one to the other", and the other the reverse."""
    for (one, other), (two, another) in permutations(pairs, 2):
        if _is_from_to(first, one, two) and _is_from_to(second, another, other):
            return [one, two], [another, other]
    return None


def _is_from_to(text: Text, one: Number, other: Number) -> bool:
    language = "ar" if text.language == "ar" else "en"
    before, between = text.flat[max(0, one.start - 40) : one.start].lower(), text.flat[one.end : other.start].lower()
    return bool(_FROM[language].search(before) and _TO[language].fullmatch(between))


def turns(text: Text) -> list[Turn]:
    """Return the words that say where a figure went, none where one of them is denied or left open."""
    language = "ar" if text.language == "ar" else "en"
    flat = text.flat.lower()
    found = [
        Turn(match.start("word"), match.end("word"), way)
        for way, pattern in _patterns(language)
        for match in pattern.finditer(flat)
    ]
    if any(_OPEN[language].search(flat[max(0, turn.start - 40) : turn.start]) for turn in found):
        return []
    return sorted(found)


@lru_cache(maxsize=2)
def _patterns(language: str) -> list[tuple[str, re.Pattern[str]]]:
    before = r"(?<!\w)[وفبل]?(?:ال)?" if language == "ar" else r"(?<!\w)"
    rows = [line.split(" | ", 2) for line in lines_of(_TABLE)]
    return [
        (way, re.compile(rf"{before}(?P<word>{pattern})(?!\w)")) for spoken, way, pattern in rows if spoken == language
    ]


def _of(text: Text, found: list[Turn], number: Number) -> Turn | None:
    """Return the turn that a number belongs to: the last one before it in its clause."""
    before = [turn for turn in found if turn.end <= number.start]
    if not before or number.start - before[-1].end > _REACH:
        return None
    return None if _CLAUSE_END.search(text.flat, before[-1].end, number.start) else before[-1]


def _measures(text: Text, turn: Turn) -> set[str]:
    """Return what goes up or down, a number or a price: Arabic says it after the verb, English on either side."""
    arabic = text.language == "ar"
    stretch = text.flat[max(0, turn.start - (0 if arabic else _REACH)) : turn.end + _NEAR].lower()
    return {
        name for name, english, its_arabic in _measure_table() if (its_arabic if arabic else english).search(stretch)
    }


@lru_cache(maxsize=1)
def _measure_table() -> list[tuple[str, re.Pattern[str], re.Pattern[str]]]:
    rows = [line.split(" | ", 2) for line in lines_of(_MEASURES)]
    return [
        (name, re.compile(rf"(?<!\w)(?:{english})(?!\w)"), re.compile(rf"(?<!\w)[وبل]?(?:ال)?(?:{arabic})(?!\w)"))
        for name, english, arabic in rows
    ]


def _around(text: Text, turn: Turn) -> set[str]:
    """Return what is named near a turn: two of the same thing share some of it."""
    near = [token for token in text.tokens if turn.start - _REACH <= token.start <= turn.end + _REACH]
    return {known.concept for token in near if (known := noun(token.word, text.language))}
