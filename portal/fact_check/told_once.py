"""Decides which of several differences tell the same, so that each is told once."""

from collections.abc import Sequence

from .compare import Difference
from .found import Mention


def told_once(found: Sequence[Difference]) -> list[Difference]:
    """Return the differences without those that another one tells already."""
    kept: list[Difference] = []
    for one in found:
        is_told = any(_is_same(one, other) for other in kept)
        if not (is_told or _follows_from_date(one, found) or _is_told_by_calendar(one, found)):
            kept.append(one)
    return kept


def _is_same(one: Difference, other: Difference) -> bool:
    """Say whether two point to the same words: both days of a range stand in one stretch."""
    kinds = {one.kind, other.kind}
    return (len(kinds) == 1 or kinds == {"acronym", "term"}) and _spans(one) == _spans(other)


def _spans(one: Difference) -> list[list[tuple[int, int]]]:
    return [[(mention.start, mention.end) for mention in mentions] for mentions in (one.first, one.second)]


def _follows_from_date(one: Difference, found: Sequence[Difference]) -> bool:
    """Say whether a weekday is wrong only because its date is, which another finding tells."""
    dates = [day for other in found if (other.kind, other.how) == ("date", "other") for day in _days(other)]
    days = _days(one)
    return one.how == "calendar" and bool(days) and all(day in dates for day in days)


def _is_told_by_calendar(one: Difference, found: Sequence[Difference]) -> bool:
    """Say whether the weekdays differ because one is wrong, of which the calendar tells more."""
    denied = [day for other in found if other.how == "calendar" for day in _days(other)]
    return (
        one.kind == "weekday" and one.how == "other" and any(_touch(day, said) for day in denied for said in _days(one))
    )


def _days(one: Difference) -> list[Mention]:
    return [*one.first, *one.second]


def _touch(day: Mention, said: Mention) -> bool:
    return day.start - 20 < said.end and said.start < day.end + 20
