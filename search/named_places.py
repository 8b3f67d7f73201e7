"""Decides which place a typed name means, in whatever spelling, and how far things are from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from uuid import UUID

from portal.search_hooks import NamedPoint, named_points

from .analysis.keys import words
from .completing import folded_words
from .engines.base import Point
from .spellings import version_in_use
from .vocabulary import one_letter_apart

# Mean radius of the earth in km.
EARTH_RADIUS = 6371.0088
_SHORTEST_MISTYPED = 4


def find_place(typed: str, language: str) -> NamedPoint | None:
    """Return the place that the text names: as it is spelled, else by its stems, else by one letter; one statement."""
    wanted, stems = _folded(typed), _stems(typed)
    if not wanted:
        return None
    places = named_points(language)
    by_name = _by(places, _folded)
    near = one_letter_apart(wanted) if len(wanted) >= _SHORTEST_MISTYPED else set()
    mistyped = (by_name[name] for name in sorted(near & by_name.keys()))
    return by_name.get(wanted) or _by(places, _stems).get(stems) or next(mistyped, None)


def named_in(text: str, language: str) -> NamedPoint | None:
    """Return the first place that a word of the text, or two neighbours, name exactly.

    The names are read again when another version of the spellings is in use: each change of a place makes one.
    """
    typed = [word.text for word in words(text)]
    names = [" ".join(pair) for pair in zip(typed, typed[1:], strict=False)] + typed
    by_stems = _by_stems(language, version_in_use()) if names else {}
    return next((by_stems[stems] for stems in map(_stems, names) if stems in by_stems), None)


def distance_km(one: Point, other: Point) -> float:
    """Return the distance on a sphere (the haversine formula)."""
    (latitude, longitude), (to_latitude, to_longitude) = one, other
    half_chord = (
        sin(radians(to_latitude - latitude) / 2) ** 2
        + cos(radians(latitude)) * cos(radians(to_latitude)) * sin(radians(to_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS * asin(sqrt(min(1.0, half_chord)))


def _by(places: Iterable[NamedPoint], spelled: Callable[[str], str]) -> dict[str, NamedPoint]:
    """Return the places by each of their names; of two with the same the first."""
    found: dict[str, NamedPoint] = {}
    for place in places:
        for name in place.names:
            found.setdefault(spelled(name), place)
    found.pop("", None)
    return found


@lru_cache(maxsize=8)
def _kept(language: str, version: UUID) -> dict[str, NamedPoint]:
    return _by(named_points(language), _stems)


def _by_stems(language: str, version: UUID | None) -> dict[str, NamedPoint]:
    return _kept(language, version) if version else _by(named_points(language), _stems)


def _folded(name: str) -> str:
    return "".join(folded_words(name))


def _stems(name: str) -> str:
    return "".join(word.stem for word in words(name))
