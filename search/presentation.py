"""Decides how results are said to a reader: rows, tabs with counts, and the way to the next page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal import languages
from portal.dates import say_date, say_number

from .choices import TAB_LABELS, Kind
from .service import PAGE_SIZE, Hit, Results

IN_LANGUAGE: Mapping[str, str | Promise] = {"ar": gettext_lazy("In Arabic"), "en": gettext_lazy("In English")}


@dataclass(frozen=True, slots=True)
class Row:
    """One result as the template shows it; `foreign` says which language its words are in if not the reader's."""

    title: SafeString
    url: str
    extract: SafeString
    kind: str
    date: date | None
    date_said: str
    language: str
    direction: str
    foreign: str


class Tab(NamedTuple):
    """One kind of result as a link with its count."""

    label: str
    results: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Where the reader is among the results ("11-20 of 34") and the addresses before and after; empty at the ends."""

    position: str
    previous_url: str
    next_url: str


def rows_of(results: Results, language: str) -> list[Row]:
    """Return the results of one page as a reader of the language is shown them."""
    return [_row(hit, language) for hit in results.hits]


def tabs_of(results: Results, kind: str) -> list[Tab]:
    """Return a tab for all kinds and one for each kind that has results; none when there are no results at all."""
    total = sum(results.kinds.values())
    if not total:
        return []
    tabs = [Tab(_("All"), total, query_string(results.query, ""), not kind)]
    for each in Kind:
        if (count := results.kinds.get(each, 0)) or each == kind:
            url = query_string(results.query, each.value)
            tabs.append(Tab(str(TAB_LABELS[each]), count, url, each.value == kind))
    return tabs


def pager_of(results: Results, kind: str, language: str) -> Pager:
    """Return where this page of results stands; without addresses when it is the only one."""
    first = (results.page - 1) * PAGE_SIZE + 1
    said = [say_number(number, language) for number in (first, first + len(results.hits) - 1, results.total)]
    return Pager(
        position=_("%(first)s–%(last)s of %(total)s") % dict(zip(("first", "last", "total"), said, strict=True)),
        previous_url=query_string(results.query, kind, results.page - 1) if results.page > 1 else "",
        next_url=query_string(results.query, kind, results.page + 1) if results.page < results.pages else "",
    )


def _row(hit: Hit, language: str) -> Row:
    said = IN_LANGUAGE.get(hit.language, languages.own_name(hit.language))
    return Row(
        title=hit.title,
        url=hit.url,
        extract=hit.extract,
        kind=str(Kind(hit.kind).label) if hit.kind in Kind.values else "",
        date=hit.date,
        date_said=say_date(hit.date, language) if hit.date else "",
        language=hit.language,
        direction=languages.direction(hit.language),
        foreign="" if hit.language == language else str(said),
    )


def query_string(query: str, kind: str, page: int = 1) -> str:
    """Return the part of the address from the question mark on, with nothing that is the default."""
    asked = {"q": query} | ({"kind": kind} if kind else {}) | ({"page": str(page)} if page > 1 else {})
    return f"?{urlencode(asked)}"
