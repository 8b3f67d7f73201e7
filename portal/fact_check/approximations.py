"""Decides what stands around a number that makes it more, less or about: what a reader may take it for."""

import re
from functools import lru_cache
from pathlib import Path

from .vocabulary import lines_of

_TABLE = Path(__file__).parent / "data" / "approximations.txt"
# Between the qualifier and the number: an article, a currency, a prefix that Arabic writes together with the number.
_GAP = {
    "en": re.compile(
        r"\s*(?:(?<!\w)(?:the |a |an |a total of |ages? of |usd ?|us ?\$ ?|\$ ?|€ ?|£ ?|eur ?|iqd ?|id ?|of ))*$"
    ),
    "ar": re.compile(r"(?:\s|ال|ب|\$|€|من |عدد |مبلغ )*$"),
}
_MEANINGS = {
    "more": {"more"},
    "over": {"more", "loose"},
    "less": {"less"},
    "most": {"less", "exact", "loose"},
    "about": {"about", "exact"},
}
# Under an 18-month project, over the two years: no more and no less.
_DURING = re.compile(r"\b(?:under|over|above|below|beyond|within) (?:the|(?P<article>an?)) $")
_NEARLY = re.compile(
    r"(?:just under|just below|(?:slightly|a little) (?:under|below)|nearly|almost|close to|approaching"
    r"|قليلا عن|بقليل(?: من)?|قراب[هت]|قارب|(?:ت|ي)قرب من|(?:ت|ي)ناهز)\s*$"
)
# As far as a qualifier may begin before its number: لا يقل عدد المنازل المهدمة في المدينة القديمة عن.
_REACH = 90
_BEGINNING = r"(?:(?<=\s)|(?<=^)|(?<=[(«“\"])|(?<=\sو)|(?<=^و)|(?<=\sب)|(?<=\sل))"


@lru_cache(maxsize=4)
def _patterns(where: str) -> list[tuple[re.Pattern[str], str]]:
    rows = [line.split(" | ", 2) for line in lines_of(_TABLE)]
    shape = _BEGINNING + r"(?:%s)\s*$" if where.endswith("before") else r"\s+(?:[^\W\d]+\s+){0,2}(?:%s)"
    return [(re.compile(shape % pattern), meaning) for place, meaning, pattern in rows if place == where]


def approximation(flat: str, start: int, end: int, language: str) -> frozenset[str]:
    """Return what the number between ``start`` and ``end`` may be taken for: exact, about, more, less, loose."""
    after = flat[end : end + 30].lower()
    if after.lstrip().startswith("+"):
        return frozenset(_MEANINGS["more"])
    for pattern, meaning in _patterns(f"{language} after"):
        if pattern.match(after):
            return frozenset(_MEANINGS[meaning])
    before = flat[max(0, start - _REACH) : start].lower()
    during = _DURING.search(before) if language == "en" else None
    if during and (not during["article"] or flat.startswith("-", end)):
        return frozenset({"exact"})
    gap = _GAP[language].search(before)
    # The gap may be part of the qualifier: the من of أكثر من.
    befores = {before.rstrip() + " ", before[: gap.start() if gap else None].rstrip() + " "}
    for pattern, meaning in _patterns(f"{language} before"):
        if any(pattern.search(one) for one in befores):
            nearly = any(_NEARLY.search(one) for one in befores)
            return frozenset(_MEANINGS[meaning] | ({"less"} if nearly else set()))
    return frozenset({"exact"})


def are_opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether one is surely more and the other surely less."""
    mine, yours = one - {"loose", "exact"}, other - {"loose", "exact"}
    return {"more", "less"} == mine | yours and len(mine) == len(yours) == 1


def agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two readings may be of the same number."""
    sure = (one | other) - {"loose"}
    return bool(one & other) or ("loose" in one | other and not {"more", "less"} <= sure)
