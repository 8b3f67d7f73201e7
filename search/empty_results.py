"""Decides what a search without results offers: the same with less asked, and what there is, nearest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.search_content import empty_help

from . import engines
from .choices import Kind
from .engines.base import Point, Request, Sort
from .models import SearchDocument
from .named_places import named_in
from .narrowing import Asked
from .queries import parse, without_quotes
from .service import language_for

NEAREST_SHOWN = 5
# (name, address, note, language of the name when it is not the reader's), as `components/rows.html` shows them.
Row = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class WaysOn:
    """Searches for less, each as (what it does, address), and headings with rows that lead elsewhere."""

    wider: list[tuple[str, str]]
    offers: list[tuple[str, list[Row]]]


def ways_on(asked: Asked, language: str) -> WaysOn:
    """Return what helps a reader whose search found nothing."""
    place = asked.near or (named_in(asked.text, language) if asked.text else None)
    nearest = [(_("Centres near %(place)s") % {"place": place.label}, _nearest(place.point, language))] if place else []
    offered = Kind.CENTRE.value if any(rows for _heading, rows in nearest) else ""
    helping = [(heading, [(*row, "") for row in rows]) for heading, rows in empty_help(language, without=offered)]
    return WaysOn(list(_wider(asked)), [each for each in (*nearest, *helping) if each[1]])


def _wider(asked: Asked) -> Iterable[tuple[str, str]]:
    plain = without_quotes(asked.text)
    if plain != asked.text:
        yield _("Search without quotation marks"), asked.address(text=plain)
    if asked.kind and asked.text:
        yield _("Search in all kinds of page"), asked.address(kind="")
    if asked.is_narrowed:
        yield _("Search without filters"), asked.address(filters={}, only_open=False, since=None, until=None, kind="")


def _nearest(point: Point, language: str) -> list[Row]:
    """Return the centres nearest to the point, with two statements; teams that move and hidden ones are at no point."""
    wanted = Request(parse(""), Kind.CENTRE, limit=NEAREST_SHOWN, near=point, sort=Sort.DISTANCE)
    numbers = engines.current().search(wanted).numbers
    rows = SearchDocument.objects.in_bulk(numbers) if numbers else {}
    return [_row(rows[number], language) for number in numbers if number in rows and rows[number].points]


def _row(document: SearchDocument, language: str) -> Row:
    shown = language_for(document, language)
    foreign = "" if shown == language else shown
    return document.titles[shown], document.urls[shown], document.notes.get(shown, ""), foreign
