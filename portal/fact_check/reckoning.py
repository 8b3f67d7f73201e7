"""Decides which numbers follow from what the other language says: 19 of 38 are half, and three names are three."""

from fractions import Fraction

from .found import Number
from .reading import Reading

# Nobody counts more names than these one by one.
_MOST_NAMES = 12
_COUNTED = frozenset(
    {"area", "city", "country", "district", "governorate", "ministry", "organisation", "partner", "quarter", "village"}
)


def settle_reckoned(first: Reading, second: Reading, ours: list[Number], theirs: list[Number]) -> None:
    """Drop what is left over on either side and follows from what the other language says."""
    for mine, yours, here, there in ((ours, theirs, first, second), (theirs, ours, second, first)):
        _settle_parts(mine, yours, there)
        mine[:] = [one for one in mine if not _counts_names(one, here, there)]


def _settle_parts(mine: list[Number], yours: list[Number], other: Reading) -> None:
    """Drop a count and a share that is as many of a whole which both tell: 19 women, half of 38."""
    wholes = {one.value for one in other.numbers if one.kind == "cardinal"}
    for share in [one for one in yours if one.kind in {"fraction", "percent"}]:
        part = share.value / 100 if share.kind == "percent" else share.value
        same = next((one for one in mine if _is_part(one, part, wholes)), None)
        if same:
            mine.remove(same)
            yours.remove(share)


def _is_part(one: Number, part: Fraction, wholes: set[Fraction]) -> bool:
    return one.kind == "cardinal" and any(one.value == whole * part for whole in wholes)


def _counts_names(one: Number, here: Reading, there: Reading) -> bool:
    """Say whether a number counts the names that follow it, and the other language lists them all."""
    if one.kind != "cardinal" or one.head is None or not 2 <= one.value <= _MOST_NAMES:
        return False
    if one.head.concept not in _COUNTED:
        return False
    following = [name for name in here.surely_named if one.end < name.start < one.end + 40 * int(one.value)]
    named = following[: int(one.value)]
    return len(named) == one.value and all(any(name.may_be(said) for said in there.surely_named) for name in named)
