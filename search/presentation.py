"""Decides how results are said to a reader: rows, tabs with counts, and the way to the next page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from portal import languages
from portal.dates import say_date, say_number

from .choices import TAB_LABELS, Kind
from .narrowing import Asked
from .service import Hit, Results

IN_LANGUAGE: Mapping[str, str | Promise] = {"ar": gettext_lazy("In Arabic"), "en": gettext_lazy("In English")}


@dataclass(frozen=True, slots=True)
class Row:
    """One result as the template shows it; `foreign` says which language its words are in if not the reader's.

    `notes` are kind, whose it is, how far, and that it was closed, in the reader's language but for the names.
    """

    title: SafeString
    url: str
    extract: SafeString
    notes: str
    date: date | None
    date_said: str
    language: str
    direction: str
    foreign: str
    is_promoted: bool


class Tab(NamedTuple):
    """One kind of result as a link with its count."""

    label: str
    results: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Where the reader is among the results ("11-20 of 34"), and the pages before and after with their addresses.

    Both are empty at the ends.
    """

    position: str
    previous_url: str
    next_url: str
    previous: int
    next: int


def rows_of(results: Results, language: str) -> list[Row]:
    """Return the results of one page as a reader of the language is shown them, what editors put first first."""
    hits = (*results.promoted, *results.hits)
    return [_row(hit, language, results.notes.get(hit.key, "")) for hit in hits]


def tabs_of(results: Results, asked: Asked) -> list[Tab]:
    """Return a tab for all kinds and one for each kind that has results; none when there are no results at all."""
    total = sum(results.kinds.values())
    if not total:
        return []
    tabs = [Tab(_("All"), total, asked.address(kind=""), not asked.kind)]
    for each in Kind:
        if (count := results.kinds.get(each, 0)) or each == asked.kind:
            tabs.append(Tab(str(TAB_LABELS[each]), count, asked.address(kind=each.value), each == asked.kind))
    return tabs


def pager_of(results: Results, asked: Asked, language: str) -> Pager:
    """Return where this page of results stands; without addresses when it is the only one."""
    last = results.first + len(results.hits) - 1
    said = [say_number(number, language) for number in (results.first, last, results.total)]
    before = results.page - 1
    after = results.page + 1 if results.page < results.pages else 0
    return Pager(
        position=_("%(first)s–%(last)s of %(total)s") % dict(zip(("first", "last", "total"), said, strict=True)),
        previous_url=asked.address(page=before) if before else "",
        next_url=asked.address(page=after) if after else "",
        previous=before,
        next=after,
    )


def _row(hit: Hit, language: str, now: str) -> Row:
    said = IN_LANGUAGE.get(hit.language, languages.own_name(hit.language))
    kind = str(Kind(hit.kind).label) if hit.kind in Kind.values else ""
    notes = [kind, hit.note, _distance(hit.distance, language), now]
    return Row(
        title=hit.title,
        url=hit.url,
        extract=hit.extract,
        notes=pgettext("between entries of a list", ", ").join(filter(None, notes)),
        date=hit.date,
        date_said=say_date(hit.date, language) if hit.date else "",
        language=hit.language,
        direction=languages.direction(hit.language),
        foreign="" if hit.language == language else str(said),
        is_promoted=hit.is_promoted,
    )


def _distance(kilometres: float | None, language: str) -> str:
    """Return how far it is as the crow flies; nearer than one kilometre is one."""
    if kilometres is None:
        return ""
    return _("%(distance)s km away") % {"distance": say_number(max(1, round(kilometres)), language)}
