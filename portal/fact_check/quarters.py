"""Decides whether a place is told with another quarter of the compass: east Mosul, غرب الموصل."""

from collections.abc import Iterator
from typing import NamedTuple

from .found import Mention, Named
from .reading import Reading
from .text import Token
from .vocabulary import without_prefixes, word_list

_QUARTERS = {
    "en": {word: quarter for quarter in ("north", "south", "east", "west") for word in (quarter, f"{quarter}ern")},
    "ar": {
        form: quarter
        for word, quarter in {"شمال": "north", "جنوب": "south", "شرق": "east", "غرب": "west"}.items()
        for form in (word, f"{word}ي", f"ال{word}", f"ال{word}ي", f"ال{word}يه", f"{word}يه", f"{word}ا", f"{word}ها")
    },
}
_BARE = {"ar": frozenset(form for word in ("شمال", "جنوب", "شرق", "غرب") for form in (word, f"{word}ي"))}
# What stands between a quarter and its place: north of the city of Mosul, شرق مدينة الموصل.
_BETWEEN = {language: word_list(f"{language} between a quarter and its place") for language in ("ar", "en")}
_OPPOSITE = ({"north", "south"}, {"east", "west"})


class Told(NamedTuple):
    """A place with the quarter that is told of it, and where both stand."""

    place: Named
    quarters: frozenset[str]
    start: int


def quarters_differ(first: Reading, second: Reading) -> Iterator[tuple[Mention, Mention]]:
    """Yield the places that both languages tell with a quarter, each with another one.

    Nothing is said where a quarter belongs to no place, as in "east and west Mosul": it may be told in another way.
    """
    ours, theirs = _told(first), _told(second)
    if ours is None or theirs is None or len(ours) != len(theirs):
        return
    for mine in ours:
        same = [yours for yours in theirs if mine.place.keys & yours.place.keys]
        if same and not any(_agree(mine.quarters, yours.quarters) for yours in same):
            yield _mention(mine), _mention(same[0])


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether both may be the same: the north-west may be told as the west, but not as the north-east."""
    return bool(one & other) and not any(pair <= one ^ other for pair in _OPPOSITE)


def _mention(told: Told) -> Mention:
    return Mention(told.start, told.place.end)


def _told(reading: Reading) -> list[Told] | None:
    """Return the places with their quarters, None where a quarter is told that belongs to none of them."""
    tokens, language = reading.text.tokens, "ar" if reading.text.language == "ar" else "en"
    found, used = [], set()
    for place in reading.places:
        mine = [one for one in tokens if place.start <= one.start < place.end and _quarter(one, language)]
        mine += _before(tokens, place, language)
        used |= {one.start for one in mine}
        if mine and not place.key.startswith("country:"):
            quarters = frozenset(_quarter(one, language) for one in mine)
            found.append(Told(place, quarters, min(place.start, *(one.start for one in mine))))
    told = {one.start for one in tokens if _quarter(one, language)}
    return found if told <= used else None


def _before(tokens: list[Token], place: Named, language: str) -> list[Token]:
    before = [one for one in tokens if one.end <= place.start]
    while before and before[-1].word in _BETWEEN[language]:
        before.pop()
    found = []
    while before and (before[-1].word == "-" or _is_bare(before[-1], language)):
        found.append(before.pop())
    return [one for one in found if one.word != "-"]


def _is_bare(token: Token, language: str) -> bool:
    """Say whether the word may stand before its place; with the article it tells of something else."""
    bare = _BARE.get(language)
    return bool(_quarter(token, language)) and (bare is None or token.word.lstrip("وفبل") in bare)


def _quarter(token: Token, language: str) -> str:
    known = _QUARTERS[language]
    words = without_prefixes(token.word) if language == "ar" else [token.word]
    return next((known[word] for word in words if word in known), "")
