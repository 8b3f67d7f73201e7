"""Decides what an address asks of search, and which address asks for it: words, kind, filters, order, page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from portal.search_hooks import FACETS, Facet, NamedPoint

from .choices import Kind
from .engines.base import Point, Sort
from .named_places import find_place
from .queries import cleaned_text

OWN_FACETS = (
    Facet("language", _("Language"), _("All languages")),
    Facet("year", _("Year"), _("Any time")),
)
# So many values of a facet are taken from an address, and so many are offered.
MOST_VALUES, MOST_OFFERED = 10, 25
_VALUE = re.compile(r"[\w.-]{1,60}")
LONGEST_PLACE = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for. `place` is what was typed of a place, `near` the place it names; `position` the reader's own.

    `filters` holds the values chosen per facet. The position is never part of an address.
    """

    text: str = ""
    kind: str = ""
    page: int = 1
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_open: bool = False
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.RELEVANCE
    place: str = ""
    near: NamedPoint | None = None
    position: Point | None = None

    @property
    def origin(self) -> Point | None:
        """Return what distances are measured from."""
        return self.position or (self.near.point if self.near else None)

    @property
    def is_narrowed(self) -> bool:
        """Say whether anything but words and kind holds results back."""
        return bool(self.filters or self.only_open or self.since or self.until)

    @property
    def asks_for_something(self) -> bool:
        """Say whether there is anything to look for."""
        return bool(self.text or self.kind or self.is_narrowed or self.origin)

    def pairs(self) -> list[tuple[str, str]]:
        """Return what the address says, names and values, without what is the default."""
        said = [("q", self.text), ("kind", self.kind)]
        said += [(name, value) for name, values in self.filters.items() for value in values]
        said += [("open", "1" if self.only_open else "")]
        said += [(name, str(day or "")) for name, day in (("since", self.since), ("until", self.until))]
        said += [("near", self.place), ("sort", "" if self.sort == self._usual_sort else self.sort.value)]
        said += [("page", str(self.page) if self.page > 1 else "")]
        return [(name, value) for name, value in said if value or name == "q"]

    def address(self, **changes: Any) -> str:
        """Return the part of the address from the question mark on that asks for this with some of it changed.

        Whatever changes, it leads to the first page, unless that is what changes.
        """
        return f"?{urlencode(replace(self, **{'page': 1, **changes}).pairs())}"

    def without(self, facet: str) -> str:
        """Return the address that asks for this without the facet."""
        return self.address(filters={name: values for name, values in self.filters.items() if name != facet})

    @property
    def _usual_sort(self) -> Sort:
        return Sort.DISTANCE if self.near else Sort.RELEVANCE


def facets() -> dict[str, Facet]:
    """Return all ways to narrow results, in the order in which they are shown."""
    return {**FACETS, **{facet.name: facet for facet in OWN_FACETS}}


def of_pages() -> list[str]:
    """Return the facets whose values are keys of page sets."""
    return [facet.name for facet in facets().values() if facet.of_pages]


def most_frequent(counts: Mapping[str, int], chosen: Iterable[str] = ()) -> list[str]:
    """Return the values that are offered: those of most documents, and those chosen already."""
    offered = sorted(counts, key=lambda value: (-counts[value], value))[:MOST_OFFERED]
    return list(dict.fromkeys([*offered, *chosen]))


def asked_of(query: QueryDict, language: str) -> Asked:
    """Return what the address asks for; what makes no sense in it is passed over."""
    place = cleaned_text(query.get("near", ""))[:LONGEST_PLACE]
    near = find_place(place, language) if place else None
    kind = query.get("kind", "")
    return Asked(
        text=cleaned_text(query.get("q", "")),
        kind=kind if kind in Kind.values else "",
        page=_page_number(query.get("page", "")),
        filters=_filters(query),
        only_open=query.get("open") == "1",
        since=_day(query.get("since", "")),
        until=_day(query.get("until", "")),
        sort=_sort(query.get("sort", ""), near is not None),
        place=place,
        near=near,
    )


def _filters(query: QueryDict) -> dict[str, tuple[str, ...]]:
    chosen = {name: dict.fromkeys(query.getlist(name)) for name in facets()}
    kept = {name: tuple(filter(_VALUE.fullmatch, values))[:MOST_VALUES] for name, values in chosen.items()}
    return {name: values for name, values in kept.items() if values}


def _sort(asked: str, has_origin: bool) -> Sort:
    if asked in set(Sort) and (has_origin or asked != Sort.DISTANCE):
        return Sort(asked)
    return Sort.DISTANCE if has_origin else Sort.RELEVANCE


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == len("2019-09-19") else None
    except ValueError:
        return None


def _page_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 1
