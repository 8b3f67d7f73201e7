"""Decides which points are nearest, how far they are and in which direction: plain arithmetic, no database."""

from collections.abc import Iterable
from heapq import nsmallest
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import Final, Protocol, TypeVar

Point = tuple[float, float]

# Mean radius of the earth R1 in km: IUGG, in H. Moritz, "Geodetic Reference System 1980", Journal of Geodesy 74 (2000).
EARTH_RADIUS_KM: Final = 6371.0088

DIRECTIONS: Final = ("north", "north_east", "east", "south_east", "south", "south_west", "west", "north_west")


class HasPoint(Protocol):
    """Anything that lies somewhere."""

    @property
    def point(self) -> Point:
        """Return latitude and longitude in degrees."""


Located = TypeVar("Located", bound=HasPoint)


def distance_km(a: Point, b: Point) -> float:
    """Return the great-circle distance in km between two points given as (latitude, longitude) in degrees.

    The haversine formula (R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68, 1984), which stays exact for
    points that are close together. On a sphere it is off by at most 0.6 %, less than the roads are.
    """
    (latitude_a, longitude_a), (latitude_b, longitude_b) = a, b
    half_chord = (
        sin(radians(latitude_b - latitude_a) / 2) ** 2
        + cos(radians(latitude_a)) * cos(radians(latitude_b)) * sin(radians(longitude_b - longitude_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))


def nearest(origin: Point, points: Iterable[Located], limit: int) -> list[tuple[float, Located]]:
    """Return up to ``limit`` of the points with their distances in km, the nearest first; ties keep their order."""
    measured = ((distance_km(origin, point.point), number, point) for number, point in enumerate(points))
    return [(distance, point) for distance, _number, point in nsmallest(max(limit, 0), measured, key=lambda m: m[:2])]


def direction(a: Point, b: Point) -> str | None:
    """Return in which of eight directions b lies from a ("north_west"), or None where they are the same point."""
    if a == b:
        return None
    (latitude_a, longitude_a), (latitude_b, longitude_b) = (map(radians, a), map(radians, b))
    eastward = sin(longitude_b - longitude_a) * cos(latitude_b)
    northward = cos(latitude_a) * sin(latitude_b) - sin(latitude_a) * cos(latitude_b) * cos(longitude_b - longitude_a)
    return DIRECTIONS[round(degrees(atan2(eastward, northward)) / 45) % 8]
