"""Decides the order of results: who covers the area, then the nearest, then what is not measured. No database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..places.nearest import Point, distance_km


class Candidate(NamedTuple):
    """A centre that fits. Without a point it is not measured: hidden, on the move without a stop, or unknown."""

    pk: int
    point: Point | None = None
    governorate: int | None = None
    covers: bool = False


class Ranked(NamedTuple):
    """A candidate with its distance in km; None where nothing was measured."""

    candidate: Candidate
    distance: float | None = None


def ranked(candidates: Iterable[Candidate], origin: Point | None, governorate: int | None = None) -> list[Ranked]:
    """Return the candidates in order. Ties, and everything without an origin, keep the order they came in.

    What is not measured stands last, that of the reader's own governorate first.
    """
    measured = [Ranked(each, _distance(origin, each.point)) for each in candidates]
    if origin is None:
        return measured
    return sorted(measured, key=lambda each: _place(each, governorate))


def _distance(origin: Point | None, point: Point | None) -> float | None:
    return None if origin is None or point is None else distance_km(origin, point)


def _place(each: Ranked, governorate: int | None) -> tuple[bool, bool, float, bool]:
    foreign = each.distance is None and each.candidate.governorate != governorate
    return (not each.candidate.covers, each.distance is None, each.distance or 0.0, foreign)
