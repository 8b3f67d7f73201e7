"""Decides which ways to narrow the results are offered, each with its count, and which are in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal import languages
from portal.dates import digits, say_date
from portal.search_hooks import Facet, facet_labels

from .engines.base import Sort
from .narrowing import Asked, facets, most_frequent
from .service import Results

# As the reader calls them; a language without a name here is called as its speakers do.
NAMES = {"ar": gettext_lazy("Arabic"), "en": gettext_lazy("English")}


class Option(NamedTuple):
    """One value of a facet, and how many results there would be with it."""

    value: str
    label: str
    results: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Select:
    """One facet with what can be chosen of it."""

    name: str
    label: str
    any_label: str
    options: list[Option]


class Chip(NamedTuple):
    """A filter in use: which it is (the name of a facet, "open", "days", "near"), and the address without it."""

    name: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What the form offers, and what is in use."""

    selects: list[Select]
    chips: list[Chip]
    sorts: list[tuple[str, str, bool]]
    kept: list[tuple[str, str]]
    open_now: int | None = None


def filters_of(results: Results, asked: Asked, language: str) -> Filters:
    """Return the ways to narrow these results; one statement, for the labels."""
    labels = facet_labels(language)
    labels["language"] = {code: str(NAMES.get(code, languages.own_name(code))) for code in languages.codes()}
    years = {*results.facets.get("year", {}), *asked.filters.get("year", ())}
    labels["year"] = {year: digits(year, language) for year in sorted(years, reverse=True)}
    for facet in facets().values():
        if facet.of_pages:
            labels[facet.name] = dict(sorted(results.titles.items(), key=lambda each: each[1].casefold()))
    selects = [_select(facet, results, asked, labels.get(facet.name, {})) for facet in facets().values()]
    shown = [select for select in selects if len(select.options) > 1 or asked.filters.get(select.name)]
    return Filters(shown, _chips(asked, labels, language), _sorts(asked), _kept(asked), results.open_now)


def kept_for_position(asked: Asked) -> list[tuple[str, str]]:
    """Return what a form sends along that sorts by the reader's own position."""
    return [(name, value) for name, value in asked.pairs() if name not in ("page", "sort", "near")]


def _select(facet: Facet, results: Results, asked: Asked, labels: Mapping[str, str]) -> Select:
    counts, chosen = results.facets.get(facet.name, {}), asked.filters.get(facet.name, ())
    offered = set(most_frequent(counts, chosen))
    options = [
        Option(value, label, counts.get(value, 0), value in chosen)
        for value, label in labels.items()
        if value in offered and (counts.get(value) or value in chosen)
    ]
    return Select(facet.name, str(facet.label), str(facet.any_label), options)


def _chips(asked: Asked, labels: Mapping[str, Mapping[str, str]], language: str) -> list[Chip]:
    chips = [
        Chip(name, labels.get(name, {}).get(value) or str(facets()[name].label), asked.without(name))
        for name, values in asked.filters.items()
        for value in values
    ]
    if asked.only_open:
        chips.append(Chip("open", _("Open now"), asked.address(only_open=False)))
    if asked.since:
        since = _("Since %(day)s") % {"day": say_date(asked.since, language)}
        chips.append(Chip("days", since, asked.address(since=None)))
    if asked.until:
        until = _("Until %(day)s") % {"day": say_date(asked.until, language)}
        chips.append(Chip("days", until, asked.address(until=None)))
    if asked.near:
        away = asked.address(place="", near=None, sort=Sort.RELEVANCE)
        chips.append(Chip("near", _("Near %(place)s") % {"place": asked.near.label}, away))
    return chips


def _sorts(asked: Asked) -> list[tuple[str, str, bool]]:
    """Return (value, label, whether it is in use)."""
    said = {
        Sort.RELEVANCE: _("Best match first"),
        Sort.DATE: _("Newest first"),
        Sort.DISTANCE: _("Nearest first"),
    }
    return [(sort.value, label, sort == asked.sort) for sort, label in said.items()]


def _kept(asked: Asked) -> list[tuple[str, str]]:
    """Return what the form keeps of the address although it has no field for it."""
    kept = {"q", "kind", "since", "until"}
    return [(name, value) for name, value in asked.pairs() if name in kept]
