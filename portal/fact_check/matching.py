"""Decides which mentions of two passages are the same thing, and what is left over on either side."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from . import dates
from .approximations import agree
from .found import Day, Mention, Named, Number
from .vocabulary import Noun, may_mean_the_same, seconds

One = TypeVar("One", bound=Mention)
_GENDERS = {"female": {"woman", "girl"}, "male": {"man", "boy"}}
Cost = Callable[[One, One], float | None]


def match(
    ours: Sequence[One], theirs: Sequence[One], cost: Cost[One]
) -> tuple[list[tuple[One, One]], list[One], list[One]]:
    """Pair mentions, the cheapest first; ``cost`` is None for two that cannot be the same."""
    offers = sorted(
        (
            (price, abs(i / len(ours) - j / len(theirs)), i, j)
            for i, one in enumerate(ours)
            for j, other in enumerate(theirs)
            if (price := cost(one, other)) is not None
        )
    )
    used_ours: set[int] = set()
    used_theirs: set[int] = set()
    pairs = []
    for _price, _distance, i, j in offers:
        if i not in used_ours and j not in used_theirs:
            used_ours.add(i)
            used_theirs.add(j)
            pairs.append((ours[i], theirs[j]))
    left = [one for i, one in enumerate(ours) if i not in used_ours]
    right = [one for j, one in enumerate(theirs) if j not in used_theirs]
    return pairs, left, right


def number_cost(one: Number, other: Number) -> float | None:
    """Return what it costs to take two numbers for one: nothing when they count the same."""
    if "implicit" in {one.kind, other.kind}:
        if one.kind != other.kind and same_time(one, other):  # a decade, ten years
            return 0.2
        return (
            0.5
            if one.kind == other.kind and one.head and other.head and one.head.concept == other.head.concept
            else None
        )
    if same_time(one, other):
        return 0
    if not same_value(one, other):
        return None
    price = 0.0
    if heads_differ(one, other):
        if "dual" in {one.kind, other.kind} and one.head and other.head and one.head.group != other.head.group:
            return None
        price += 2
    elif not (one.head and other.head and one.head.concept == other.head.concept):
        price += 0.5
    is_rounded = one.kind == other.kind and not {one.value, one.also} & {other.value, other.also or other.value}
    return price + (0.3 if one.kind != other.kind else 0) + (0.2 if is_rounded else 0)


def same_value(one: Number, other: Number) -> bool:
    """Say whether two numbers may be one: equal, a half and 50 per cent, or rounded and said to be."""
    if one.value == other.value or (one.also or other.also) and _may_say_the_same(one, other):
        return True
    for part, percent in ((one, other), (other, one)):
        if part.kind == "fraction" and percent.kind == "percent" and abs(part.value * 100 - percent.value) < 1:
            return True
    return rounds_to(one, other) or rounds_to(other, one)


def _may_say_the_same(one: Number, other: Number) -> bool:
    return bool({one.value, one.also or one.value} & {other.value, other.also or other.value})


def rounds_to(rough: Number, exact: Number) -> bool:
    """Say whether the rough number is the exact one rounded, and is said to be rough."""
    if exact.approximation != {"exact"} or rough.is_year or exact.is_year:
        # Who rounds on both sides rounds alike.
        return False
    if rough.approximation == {"exact"} or rough.value < 100 or exact.value < 100:
        return False
    step = Fraction(1)
    while (rough.value / (step * 10)).denominator == 1:
        step *= 10
    return rough.value != exact.value and step > 1 and abs(rough.value - exact.value) * 2 <= step


def same_time(one: Number, other: Number) -> bool:
    """Say whether both are the same stretch of time in different units: two years, 24 months."""
    if not (one.head and other.head and one.head.group == other.head.group == "time"):
        return False
    lengths = [number.value * seconds(number.head.concept) if number.head else Fraction(0) for number in (one, other)]
    return lengths[0] > 0 and lengths[0] == lengths[1]


def heads_differ(one: Number, other: Number) -> bool:
    """Say whether the two count things that a translator would not take for each other."""
    if one.rate and other.rate and one.rate != other.rate:
        return True
    if one.head is None or other.head is None or same_time(one, other):
        return False
    mine, yours = _senses(one.head, one.traits), _senses(other.head, other.traits)
    genders = _genders(mine), _genders(yours)
    if all(genders) and not genders[0] & genders[1]:
        return True
    return not any(may_mean_the_same(first, second) for first in mine for second in yours)


def _genders(senses: set[str]) -> set[str]:
    return {gender for gender, words in _GENDERS.items() if senses & words}


def _senses(head: Noun, traits: frozenset[str]) -> set[str]:
    return {head.concept, *traits}


def units_differ(one: Number, other: Number) -> bool:
    """Say whether one is a share and the other a count."""
    return (
        ("percent" in {one.kind, other.kind})
        and one.kind != other.kind
        and not {"fraction", "pair", "times"} & {one.kind, other.kind}
    )


def ranks_differ(one: Number, other: Number) -> bool:
    """Say whether one is a rank and the other a count of the same thing: the sixth centre, six centres."""
    kinds = {one.kind, other.kind}
    return (
        kinds == {"ordinal", "cardinal"}
        and bool(one.head and other.head and one.head.concept == other.head.concept)
        and one.value > 2
    )


def approximations_differ(one: Number, other: Number) -> bool:
    """Say whether the qualifiers contradict each other; where values were rounded they explain it."""
    return one.value == other.value and not agree(one.approximation, other.approximation)


def day_cost(one: Day, other: Day) -> float | None:
    """Return what it costs to take two dates for one."""
    if not dates.agree(one, other):
        return None
    parts = zip((one.year, one.month, one.day), (other.year, other.month, other.day), strict=True)
    return sum(0.5 for first, second in parts if (first is None) != (second is None))


def key_cost(one: Named, other: Named) -> float | None:
    """Return 0 where two named things share a key."""
    return 0 if one.may_be(other) else None
