"""Decides what the counts of kinds, facets and open places are, from how often each combination of them was found."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import cos, radians, sin
from typing import NamedTuple

from .base import Point, Ranking, Request

# What a degree of longitude is in degrees of latitude is taken as straight between two parallels: across all of Iraq it
# is off by less than a quarter of a percent. Plain arithmetic, so that every database can do it.
_LONGITUDE = "(%(cos)s - %(sin)s * (({latitude}) - %(latitude)s))"
SQUARED_DISTANCE = (
    "((({latitude}) - %(latitude)s) * (({latitude}) - %(latitude)s)"
    f" + {_LONGITUDE} * {_LONGITUDE} * (({{longitude}}) - %(longitude)s) * (({{longitude}}) - %(longitude)s))"
)
_NOTHING: set[str] = set()


class Combination(NamedTuple):
    """How many of the documents found are of the kind, have exactly these facets (as JSON) and are open or not."""

    kind: str
    facets: str
    is_open: bool
    documents: int


def ranking_of(numbers: Sequence[int], combinations: Iterable[Combination], request: Request) -> Ranking:
    """Return the ranking of the numbers with counts.

    A document counts for a facet where all the *other* filters let it through; one that two filters hold back counts
    nowhere.
    """
    kinds: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    open_now = 0
    without = dict.fromkeys(_names_in_use(request), 0)
    is_narrowed = bool(request.filters or request.kind or request.only_open)
    for each in combinations:
        kind, stored, is_open, documents = each
        missed = _missed(each, request) if is_narrowed else _NOTHING
        for name in without:
            without[name] += documents * (not name or missed.issubset((name,)))
        if len(missed) > 1:
            continue
        if not missed or "kind" in missed:
            kinds[kind] += documents
        if is_open and (not missed or "open" in missed):
            open_now += documents
        for pair in _pairs(stored):
            if not missed or pair[0] in missed:
                pairs[pair] += documents
    facets: dict[str, dict[str, int]] = {name: {} for name in request.facets}
    for (name, value), documents in pairs.items():
        if name in facets:
            facets[name][value] = documents
    return Ranking(tuple(numbers), dict(kinds), facets, open_now, without)


def days_sql(request: Request) -> str:
    """Return the conditions on a document's date, to be put behind others."""
    asked = (("since", ">=", request.since), ("until", "<=", request.until))
    return " ".join(f"AND date {sign} %({name})s" for name, sign, day in asked if day is not None)


def origin(near: Point | None) -> dict[str, float]:
    """Return the parameters that SQUARED_DISTANCE measures from."""
    latitude, longitude = near or (0.0, 0.0)
    # The cosine halfway to the other point, by its tangent here.
    here = radians(latitude)
    return {"latitude": latitude, "longitude": longitude, "cos": cos(here), "sin": sin(here) * radians(1) / 2}


def _names_in_use(request: Request) -> list[str]:
    """Return the names of the filters in use, and "" for all of them; nothing where there is none."""
    named = [*request.filters, *(["kind"] if request.kind else []), *(["open"] if request.only_open else [])]
    return [*named, ""] if named else []


def _missed(found: Combination, request: Request) -> set[str]:
    """Return which filters hold the documents back: the names of facets, "kind", "open"."""
    pairs = _pairs(found.facets)
    missed = {name for name, asked in request.filters.items() if not any((name, value) in pairs for value in asked)}
    if request.kind not in ("", found.kind):
        missed.add("kind")
    if request.only_open and not found.is_open:
        missed.add("open")
    return missed


@lru_cache(maxsize=20_000)
def _pairs(stored: str) -> tuple[tuple[str, str], ...]:
    """Return (facet, value) of all that is stored."""
    facets: dict[str, list[str]] = json.loads(stored)
    return tuple((name, value) for name, values in facets.items() for value in values)
