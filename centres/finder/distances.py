"""Decides how a distance is said: in kilometres as people count them, with the direction from a place they know."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from portal.dates import say_number

from ..places.nearest import DIRECTIONS, Point, direction, distance_km

_WORDS = dict(
    zip(
        DIRECTIONS,
        (
            pgettext_lazy("before “of a place”", "north"),
            pgettext_lazy("before “of a place”", "north-east"),
            pgettext_lazy("before “of a place”", "east"),
            pgettext_lazy("before “of a place”", "south-east"),
            pgettext_lazy("before “of a place”", "south"),
            pgettext_lazy("before “of a place”", "south-west"),
            pgettext_lazy("before “of a place”", "west"),
            pgettext_lazy("before “of a place”", "north-west"),
        ),
        strict=True,
    )
)
# Nearer than this a direction says nothing: the points are those of whole towns.
HERE_KM = 1.0


def rounded(kilometres: float) -> int:
    """Return the kilometres as people say them: whole ones, and from a hundred on in fives."""
    return max(1, round(kilometres)) if kilometres < 100 else 5 * round(kilometres / 5)


def distance_words(origin: Point, place: str, point: Point, language: str) -> str:
    """Return "about 12 km south-west of Jalawla" in the active language, or "in Jalawla" where that is all there is."""
    kilometres = distance_km(origin, point)
    towards = direction(origin, point)
    if kilometres < HERE_KM or towards is None:
        return _("in %(place)s") % {"place": place}
    said = {"km": say_number(rounded(kilometres), language), "direction": _WORDS[towards], "place": place}
    return _("about %(km)s km %(direction)s of %(place)s") % said


def position_words() -> str:
    """Return what stands in place of a name where the origin is the reader's own position."""
    return pgettext("12 km west of …", "your position")


def direction_words() -> list[str]:
    """Return the eight directions from the north on, as they stand in the phrase of a distance."""
    return [str(_WORDS[each]) for each in DIRECTIONS]
