"""Decides what a search without results offers: the same with less asked, and what there is, nearest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.dates import say_number
from portal.search_content import empty_help

from .choices import TAB_LABELS, Kind
from .engines.base import Point
from .filters_shown import Chip, Filters
from .models import SearchDocument
from .named_places import distance_km, named_in
from .narrowing import Asked
from .queries import without_quotes
from .service import Results, language_for

NEAREST_SHOWN = 5
# (name, address, note, language of the name when it is not the reader's), as `components/rows.html` shows them.
Row = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class WaysOn:
    """Searches for less, each as (what it does, address), and headings with rows that lead elsewhere.

    `is_held_back` says that there are results, but that the filters in use leave none of them.
    """

    wider: list[tuple[str, str]]
    offers: list[tuple[str, list[Row]]]
    is_held_back: bool


def ways_on(asked: Asked, found: Results, filters: Filters | None, language: str) -> WaysOn:
    """Return what helps a reader whose search found nothing; `filters` are those in use, if there are any."""
    place = asked.near or (named_in(asked.text, language) if asked.text else None)
    nearest = [(_("Centres near %(place)s") % {"place": place.label}, _nearest(place.point, language))] if place else []
    offered = Kind.CENTRE.value if any(rows for _heading, rows in nearest) else ""
    helping = [(heading, [(*row, "") for row in rows]) for heading, rows in empty_help(language, without=offered)]
    unfiltered = list(_unfiltered(asked, found, filters.chips if filters else (), language))
    return WaysOn(
        [*_unquoted(asked), *unfiltered], [each for each in (*nearest, *helping) if each[1]], bool(unfiltered)
    )


def _unquoted(asked: Asked) -> Iterable[tuple[str, str]]:
    plain = without_quotes(asked.text)
    if plain != asked.text:
        yield _("Search without quotation marks"), asked.address(text=plain)


def _unfiltered(asked: Asked, found: Results, chips: Iterable[Chip], language: str) -> Iterable[tuple[str, str]]:
    """Yield the same search without each filter that alone holds results back, then without any.

    How many results lie outside of the days asked for is not counted: that search is offered all the same.
    """
    in_use = {chip.name: chip for chip in chips if chip.name in found.without or chip.name == "days"}
    if asked.kind:
        in_use["kind"] = Chip("kind", str(TAB_LABELS[Kind(asked.kind)]), asked.address(kind=""))
    for name, chip in in_use.items():
        if name == "days":
            yield _("At any time"), asked.address(since=None, until=None)
        elif results := found.without.get(name, 0):
            said = {"filter": chip.label, "number": say_number(results, language)}
            yield _("Without “%(filter)s” (%(number)s)") % said, chip.url
    if len(in_use) > 1 and (found.without.get("", 0) or "days" in in_use):
        yield _("Search without filters"), asked.address(filters={}, only_open=False, since=None, until=None, kind="")


def _nearest(point: Point, language: str) -> list[Row]:
    """Return the centres nearest to the point; teams that move and hidden ones are at no point. One statement."""
    # Centres are tens or hundreds, however many documents there are.
    centres = SearchDocument.objects.filter(kind=Kind.CENTRE).only("number", "titles", "urls", "notes", "points")
    away = {row: min(distance_km(point, (north, east)) for north, east in row.points) for row in centres if row.points}
    return [_row(row, language) for row in sorted(away, key=lambda row: (away[row], row.number))[:NEAREST_SHOWN]]


def _row(document: SearchDocument, language: str) -> Row:
    shown = language_for(document, language)
    foreign = "" if shown == language else shown
    return document.titles[shown], document.urls[shown], document.notes.get(shown, ""), foreign
