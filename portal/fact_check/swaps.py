"""Decides whether numbers changed places: what one language tells of the first, the other tells of the second."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from .found import Mention, Named, Number
from .heads import genders_told
from .reading import Reading
from .subjects import clause
from .vocabulary import noun

Pairs = Sequence[tuple[Number, Number]]
Sides = tuple[list[Mention], list[Mention]]
_BETWEEN = re.compile(r"[.;؛!?؟\n]")
_CLAUSES = re.compile(
    r"[,،;؛] ?(?=and |while |whereas |و|فيما |بينما |في حين )|(?<!,) (?=while |whereas |فيما |بينما )"
)


def swapped(first: Reading, second: Reading, pairs: Pairs) -> Iterator[Sides]:
    """Yield at most one pair of places where numbers, or women and men, stand for each other."""
    counted = [(one, other) for one, other in pairs if not (one.is_soft or one.is_year or one.kind == "ordinal")]
    for looked_for in (_heads, _places, _attributes, _genders, _genders_before):
        if found := looked_for(first, second, counted):
            yield found
            return


def _heads(_first: Reading, _second: Reading, counted: Pairs) -> Sides | None:
    """Find numbers that change what they count: eight lawyers and five doctors, and the other way round."""
    for (one, two), (third, fourth) in combinations(counted, 2):
        nouns = [number.head.concept if number.head else "" for number in (one, two, third, fourth)]
        if all(nouns) and nouns[:2] == nouns[:1:-1] and nouns[0] != nouns[1] and one.value != third.value:
            return [one, third], [two, fourth]
    return None


def _places(first: Reading, second: Reading, counted: Pairs) -> Sides | None:
    """Find numbers that change places: 300 in Mosul and 500 in Kirkuk, and the other way round."""
    ours, theirs = _places_of(first, second), _places_of(second, first)
    if len(counted) < 2 or not len(counted) == len(ours) == len(theirs):
        return None
    firsts, seconds = (sorted(side, key=lambda one: one.start) for side in zip(*counted, strict=True))
    if not (_take_turns(first, firsts, ours) and _take_turns(second, seconds, theirs)):
        return None
    mine = {id(number): place for number, place in zip(firsts, ours, strict=True)}
    yours = {id(number): place for number, place in zip(seconds, theirs, strict=True)}
    apart = [(one, two) for one, two in counted if not mine[id(one)].keys & yours[id(two)].keys]
    keys = frozenset().union(*(place.keys for place in ours))
    if not (apart and all(place.keys & keys for place in theirs)):
        return None
    one, two = apart[0]
    return [one, mine[id(one)]], [two, yours[id(two)]]


def _places_of(reading: Reading, other: Reading) -> list[Named]:
    """Return the places of a text, with words that are names too where the other text surely names the place."""
    sure = frozenset().union(*(place.keys for place in other.places))
    return [one for one in reading.names if one in reading.places or one.is_soft and one.keys & sure]


def _take_turns(reading: Reading, numbers: Sequence[Number], places: Sequence[Named]) -> bool:
    """Say whether each number has its place: they alternate, or the text says "respectively"."""
    is_number = [one in numbers for one in sorted([*numbers, *places], key=lambda one: one.start)]
    alternate = all(one != other for one, other in pairwise(is_number))
    return alternate or bool(re.search(r"respectively|(?:على|علي) (?:التوالي|الترتيب)", reading.text.flat))


def _attributes(first: Reading, second: Reading, counted: Pairs) -> Sides | None:
    """Find 40 homes for families of women and 160 for large ones, told the other way round: two numbers, no more."""
    if len(counted) != 2:
        return None
    (one, two), (third, fourth) = counted
    heads = [
        {number.head.concept if number.head else "" for number in side} - {""} for side in zip(*counted, strict=True)
    ]
    if any(len(side) > 1 for side in heads):
        return None
    # What is told before its number, as a passive does, is looked for in the clause of each.
    for told in (_told_after, _in_clauses):
        if _is_crossed(told(first, one, third), told(second, two, fourth)):
            return [one, third], [two, fourth]
    return None


def _is_crossed(ours: tuple[set[str], set[str]] | None, theirs: tuple[set[str], set[str]] | None) -> bool:
    """Say whether what one language tells of the first number the other tells of the second, and nothing stays."""
    if ours is None or theirs is None:
        return False
    straight = (ours[0] & theirs[0]) | (ours[1] & theirs[1])
    return bool((ours[0] & theirs[1]) | (ours[1] & theirs[0])) and not straight


def _told_after(reading: Reading, one: Number, other: Number) -> tuple[set[str], set[str]] | None:
    """Return what is told after each of two numbers and not after the other, unless it may be told before them."""
    begin, middle = sorted((one, other), key=lambda number: number.start)
    flat = reading.text.flat
    if _BETWEEN.search(flat[begin.end : middle.start]):
        return None
    stop = _BETWEEN.search(flat, middle.end)
    end = stop.start() if stop else len(flat)
    before = _concepts(reading, 0, begin.start)
    early, late = _concepts(reading, begin.end, middle.start), _concepts(reading, middle.end, end)
    only_early, only_late = early - late, late - early
    if (only_early | only_late) & before:
        return None
    return (only_early, only_late) if begin is one else (only_late, only_early)


def _in_clauses(reading: Reading, one: Number, other: Number) -> tuple[set[str], set[str]] | None:
    """Return what is told in the clause of each of two numbers and not in the other's, None without a clear cut."""
    begin, middle = sorted((one, other), key=lambda number: number.start)
    flat = reading.text.flat
    cuts = [cut for cut in _CLAUSES.finditer(flat) if begin.end <= cut.start() and cut.end() <= middle.start + 1]
    outer = _BETWEEN.search(flat, middle.end)
    if len(cuts) != 1 or _BETWEEN.search(flat, 0, begin.start):
        return None
    end = outer.start() if outer else len(flat)
    early, late = _topics(reading, 0, cuts[0].start()), _topics(reading, cuts[0].start(), end)
    return (early - late, late - early) if begin is one else (late - early, early - late)


def _topics(reading: Reading, start: int, end: int) -> set[str]:
    terms = {one.key for one in reading.terms if start <= one.start < end}
    return _concepts(reading, start, end) | terms


def _concepts(reading: Reading, start: int, end: int) -> set[str]:
    known = (noun(token.word, reading.text.language) for token in reading.text.tokens if start <= token.start < end)
    counted = {number.head.concept for number in reading.numbers if number.head and number.kind != "implicit"}
    return {one.concept for one in known if one} - counted


def _genders(first: Reading, second: Reading, _counted: Pairs) -> Sides | None:
    """Find figures that one language tells of women alone and the other of men alone."""
    said = [genders_told(reading.text) for reading in (first, second)]
    told = [{gender for gender, _token in one} for one in said]
    if not (all(len(genders) == 1 for genders in told) and told[0] != told[1] and first.numbers and second.numbers):
        return None
    mine, yours = (Mention(one[0][1].start, one[0][1].end) for one in said)
    return [mine], [yours]


def _genders_before(first: Reading, second: Reading, counted: Pairs) -> Sides | None:
    """Find a figure before which one language names only women and the other only men: women are 55 per cent."""
    for one, other in counted:
        mine, yours = (_told_before(reading, number) for reading, number in ((first, one), (second, other)))
        if len(mine) == len(yours) == 1 and mine.keys() != yours.keys():
            return [*mine.values(), one], [*yours.values(), other]
    return None


def _told_before(reading: Reading, number: Number) -> dict[str, Mention]:
    start, _end = clause(reading.text, number)
    told = genders_told(reading.text)
    return {sex: Mention(token.start, token.end) for sex, token in told if start <= token.start < number.start}
