"""Decides what the page of the finder shows for an address: form, chips, results, and ways on where there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.paginator import Paginator
from django.utils import timezone

from ..hours.book import HoursBook
from ..hours.evaluate import in_baghdad
from ..listing import centres_path
from ..places.nearest import Point
from .asking import WHERE, Asked, asked_of
from .cards import Card, cards_of
from .distances import position_words
from .entries import Entries, Entry, read_entries, with_key
from .matching import Row, Wish, fitting, rows_of
from .origins import Origin, origin_of
from .ranking import Candidate, Ranked, ranked
from .ways_on import chips_of, near_by_name, titles_of, ways_out

ALTERNATIVES = 3


@dataclass(frozen=True)
class Found:
    """Everything that was decided about one request, before it is shown."""

    asked: Asked
    entries: Entries
    origin: Origin
    wish: Wish
    rows: list[Row]
    fit: list[Row]
    book: HoursBook
    now: datetime

    def in_order(self, rows: list[Row]) -> list[Ranked]:
        """Return the rows in the order of results, seen from the origin."""
        here = self.origin.governorate.pk if self.origin.governorate else None
        measured = None if self.origin.narrows and rows is self.fit else self.origin.point
        return ranked((self._candidate(row) for row in rows), measured, here)

    def _candidate(self, row: Row) -> Candidate:
        return Candidate(row.pk, row.point, row.governorate, row.covers and not row.address_hidden)


def finder_context(query: Mapping[str, str], language: str, position: Point | None = None) -> dict[str, Any]:
    """Return what the page shows for the address, or for a position that came by POST and is in no address."""
    now = timezone.now()
    found = find(asked_of(query), language, now, position)
    page = Paginator(found.in_order(found.fit), settings.LIST_PAGE_SIZE).get_page(found.asked.page)
    shown = list(page.object_list) or _alternatives(found)
    cards = cards_of(shown, replace(found, wish=found.wish if found.fit else Wish()), language)
    return {
        **_form(found, language),
        **_map(),
        **titles_of(found.asked, found.origin, found.wish),
        "groups": _groups(cards, found) if found.fit else [],
        "alternatives": [] if found.fit else cards,
        "list_page": page,
        "page_query": _page_query(found.asked),
        "total": len(found.fit),
        "is_measured": found.origin.point is not None and not found.origin.narrows,
        "is_unknown": found.origin.is_unknown,
        "is_guess": found.origin.is_guess,
        "place_name": found.origin.name,
        "place_key": found.origin.place.key if found.origin.place else "",
        "chips": chips_of(found.asked, found.origin, found.wish, language),
        "ways_out": [] if found.fit else ways_out(found, language),
        "near_by_name": near_by_name(found.asked, found.origin, found.entries, language),
        "no_store": bool(position or (found.wish.kind and found.wish.kind.is_sensitive)),
        "notice_subjects": {("governorate", each.pk) for each in (found.origin.narrows,) if each},
    }


def _map() -> dict[str, Any]:
    hosts = map_hosts(settings.MAP_TILES)
    return {"map_tiles": settings.MAP_TILES, "map_credit": settings.MAP_CREDIT, "image_sources": hosts}


def map_hosts(tiles: str) -> tuple[str, ...]:
    """Return the origins a browser may load the map's tiles from; none where the portal has no source of tiles."""
    parts = urlsplit(tiles)
    return (f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}",) if parts.netloc else ()


def find(asked: Asked, language: str, now: datetime, position: Point | None = None) -> Found:
    """Return what fits what is asked for: at most four statements, and three where it may be any time."""
    entries = read_entries(language, in_baghdad(now).date(), with_places=asked.says_where or position is not None)
    origin = origin_of(asked, entries, position, position_words())
    asked = _understood(asked, origin, entries, position)
    kind, audience = with_key(entries.kinds, asked.kind), with_key(entries.audiences, asked.audience)
    wish = Wish(kind, audience, asked.when)
    rows = rows_of(wish, language, origin.covering(entries.places), now)
    # Where hours matter it is read once, for choosing and for the cards.
    book = HoursBook.of(None, None, now=now) if wish.when else HoursBook([])
    fit = fitting(rows, wish, now, book)
    if origin.narrows:
        fit = [row for row in fit if row.governorate == origin.narrows.pk]
    return Found(asked, entries, origin, wish, rows, fit, book, now)


def _understood(asked: Asked, origin: Origin, entries: Entries, position: Point | None) -> Asked:
    """Return the request without what names nothing, and with one way to say where."""
    known: dict[str, Any] = {
        "kind": asked.kind if with_key(entries.kinds, asked.kind) else "",
        "audience": asked.audience if with_key(entries.audiences, asked.audience) else "",
    }
    where: dict[str, Any] = dict.fromkeys(WHERE, "")
    if position is None and asked.place:
        where["place"] = asked.place
    elif position is None and origin.place is not None:
        where |= {"district": asked.district if with_key(entries.places, asked.district) else ""}
        where |= {"town": asked.town if with_key(entries.places, asked.town) else ""}
        where |= {"governorate": origin.governorate.key if origin.governorate else ""}
    elif position is None and origin.narrows is not None:
        where["governorate"] = origin.narrows.key
    return replace(asked, **known, **where)


def _alternatives(found: Found) -> list[Ranked]:
    """Return the nearest centres whatever was asked for beside the place: somebody to call and ask."""
    rows = [row for row in found.rows if not row.services or found.wish.kind] or found.rows
    return found.in_order(rows)[:ALTERNATIVES]


def _groups(cards: list[Card], found: Found) -> list[tuple[str, list[Card]]]:
    """Return the cards under their governorates, and as one list where they stand in the order of distance."""
    if found.origin.point is not None and not found.origin.narrows:
        return [("", cards)]
    names = {each.pk: str(each) for each in found.entries.governorates}
    return [(names.get(pk, ""), list(rows)) for pk, rows in groupby(cards, key=lambda card: card.governorate or 0)]


def _form(found: Found, language: str) -> dict[str, Any]:
    """Return what the form offers, and what is chosen in it."""
    entries, asked, origin = found.entries, found.asked, found.origin
    kinds = [each for each in entries.kinds if each.is_offered or each == found.wish.kind]
    return {
        "asked": asked,
        "finder_path": centres_path(language),
        "kinds": [(each.key, str(each)) for each in kinds],
        "audiences": [(each.key, str(each)) for each in entries.audiences],
        "kept": [(name, value) for name, value in asked.pairs() if name in ("town", "district", "governorate")],
        "choices": [
            (str(each), centres_path(language) + query) for each, query in _next_choices(asked, origin, entries)
        ],
        "choices_within": origin.name if origin.governorate and not asked.place else "",
        "wish": found.wish,
    }


def _next_choices(asked: Asked, origin: Origin, entries: Entries) -> list[tuple[Entry, str]]:
    """Return the next step from governorate to district to place, each with the query that takes it."""
    if asked.place or origin.governorate is None:
        return [(each, asked.elsewhere(governorate=each.key)) for each in entries.governorates]
    within = [each for each in entries.places if each.lies_in == origin.governorate.pk]
    chosen = with_key(within, asked.district)
    kept = {"governorate": origin.governorate.key}
    if chosen is None:
        districts = [each for each in within if each.belongs_to is None]
        return [(each, asked.elsewhere(**kept, district=each.key)) for each in districts]
    towns = [each for each in within if each.belongs_to == chosen.pk and each.key != asked.town]
    return [(each, asked.elsewhere(**kept, district=chosen.key, town=each.key)) for each in towns]


def _page_query(asked: Asked) -> str:
    query = asked.query()[1:]
    return f"{query}&" if query else ""
