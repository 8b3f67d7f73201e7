"""Decides what a device keeps of the directory, and in which compact form; nothing sensitive and no hidden place.

The file is an object of lists whose positions mean something: `centres/static/centres/finder/device.js` reads it. What
is not public, of a sensitive kind, or where an address is hidden, is left out here and so can be on no device.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from portal.dates import say_moment
from portal.search_hooks import folded_name

from ..finder.entries import Entries, read_entries
from ..finder.matching import Wish, rows_of
from ..finder.origins import SAYS_NOTHING
from ..finder.stops import said_stop
from ..hours.book import HoursBook
from ..hours.evaluate import in_baghdad
from ..models import CentrePage, ServiceAtCentre
from ..naming import named
from ..offers import services_to_be_had
from ..reach import reach
from ..whereabouts import map_query, place_words
from .phrases import phrases
from .timetables import Timetables

DIGITS = 4


@dataclass
class Sources:
    """What the rows of the file are made from."""

    language: str
    now: datetime
    entries: Entries
    times: Timetables
    book: HoursBook
    centres: dict[int, Any]


def directory(language: str, *, whole: bool) -> dict[str, Any]:
    """Return the directory in a language: whole for use without a network, else only what "near me" needs."""
    now = timezone.now()
    to_be_had = services_to_be_had(language, in_baghdad(now).date()).exclude(kind__is_sensitive=True)
    entries = read_entries(language, in_baghdad(now).date(), with_places=True)
    book = HoursBook.of(None, None, now=now)
    sources = Sources(language, now, entries, Timetables(now, language), book, {})
    centres = list(_centre_rows(sources))
    services = list(_service_rows(sources, to_be_had)) if whole else []
    return {
        "made": int(now.timestamp()) // 60,
        "said": say_moment(now, language),
        "base": sources.times.base,
        "words": phrases(),
        "digits": "٠١٢٣٤٥٦٧٨٩" if language == "ar" and settings.ARABIC_DIGITS == "arabic-indic" else "",
        "kinds": [[each.key, str(each)] for each in _kinds(entries)],
        "audiences": [[each.key, str(each)] for each in entries.audiences],
        "governorates": [[str(each), _short(each.point)] for each in entries.governorates],
        "centres": centres,
        "services": services,
        "places": list(place_rows(entries)) if whole else [],
        "nothing": SAYS_NOTHING if whole else "",
        "times": sources.times.rows,
        "clock": sources.times.clock(),
        "days": sources.times.days(),
    }


def _kinds(entries: Entries) -> list[Any]:
    return [each for each in entries.kinds if not each.is_sensitive]


def _centre_rows(sources: Sources) -> Iterable[list[Any]]:
    """Yield name, address, where, point, phone, WhatsApp, map, timetable, kinds, audiences, coverage, stops, doubts."""
    language, entries = sources.language, sources.entries
    centres = CentrePage.objects.public(language).filter(governorate__isnull=False)
    rows = {row.pk: row for row in rows_of(Wish(), language, [], sources.now)}
    linked = _linked(rows, entries)
    for centre in centres.order_by("governorate__order", "governorate__key", "path"):
        sources.centres[centre.pk] = len(sources.centres), centre
        here, reached = named(centre, language), reach(centre.phones)
        kinds, audiences, covered = (linked[name].get(centre.pk, []) for name in ("kinds", "audiences", "coverage"))
        yield [
            here.name, here.address, place_words(centre), _short(rows[centre.pk].point),
            reached.phone["number"] if reached.phone else "",
            reached.whatsapp["number"] if reached.whatsapp else "",
            map_query(centre), sources.times.number_of(sources.book.centre(centre)),
            kinds, audiences, [] if centre.address_hidden else covered,
            [said_stop(stop, language).said for stop in rows[centre.pk].stops],
            " ".join(centre.doubts),
        ]  # fmt: skip


def _linked(rows: Iterable[int], entries: Entries) -> dict[str, dict[int, list[Any]]]:
    """Return kinds and audiences (numbers in their lists) and coverage (points) of each centre: three statements."""
    kinds = {each.pk: number for number, each in enumerate(_kinds(entries))}
    audiences = {each.pk: number for number, each in enumerate(entries.audiences)}
    points = {each.pk: _short(each.point) for each in entries.places}
    told: tuple[tuple[str, str, dict[int, Any]], ...] = (
        ("kinds", "kind_id", kinds),
        ("audiences", "audience_id", audiences),
        ("coverage", "place_id", points),
    )
    found: dict[str, dict[int, list[Any]]] = {}
    for name, column, known in told:
        of_page = found.setdefault(name, {})
        through = getattr(CentrePage, name).through.objects.filter(centrepage__in=list(rows))
        for page, pk in through.order_by("pk").values_list("centrepage_id", column):
            if pk in known:
                of_page.setdefault(page, []).append(known[pk])
    return found


def _service_rows(sources: Sources, to_be_had: QuerySet[Any]) -> Iterable[list[Any]]:
    """Yield name, address, kind, audiences and, for each centre, its number, timetable and phone."""
    language = sources.language
    kinds = {each.pk: number for number, each in enumerate(_kinds(sources.entries))}
    audiences = {each.pk: number for number, each in enumerate(sources.entries.audiences)}
    named_for: dict[int, list[int]] = {}
    through = to_be_had.model.audiences.through.objects.filter(servicepage__in=to_be_had.order_by().values("pk"))
    for page, audience in through.values_list("servicepage_id", "audience_id"):
        named_for.setdefault(page, []).append(audiences[audience])
    at: dict[int, list[Any]] = {}
    for row in ServiceAtCentre.objects.filter(page__in=to_be_had.order_by().values("pk"), centre__in=sources.centres):
        at.setdefault(row.page_id, []).append(row)
    for service in to_be_had.order_by("kind__order", "path"):
        here = named(service, language)
        rows = [_service_at(row, service, sources) for row in at.get(service.pk, [])]
        if rows:
            yield [here.name, here.address, kinds.get(service.kind_id, -1), named_for.get(service.pk, []), rows]


def _service_at(row: Any, service: Any, sources: Sources) -> list[Any]:
    phone = reach(row.phones, service.phones).phone
    number, centre = sources.centres[row.centre_id]
    times = sources.times.number_of(sources.book.service(service, centre, row.opening_hours))
    if times == sources.times.number_of(sources.book.centre(centre)):
        times = -1
    return [number] if times < 0 and not phone else [number, times, phone["number"] if phone else ""]


def place_rows(entries: Entries) -> Iterable[list[Any]]:
    """Yield name, point and folded spellings of every place and governorate; the places come first.

    Those have also the numbers of their governorate and of their district in this list.
    """
    numbers: dict[int | None, int] = {each.pk: number for number, each in enumerate(entries.places)}
    above: dict[int | None, int] = {each.pk: number for number, each in enumerate(entries.governorates, len(numbers))}
    for each in (*entries.places, *entries.governorates):
        row = [str(each), _short(each.point), sorted({folded_name(name) for name in each.names} - {""})]
        is_town = each.which == "place"
        yield [*row, above.get(each.lies_in, -1), numbers.get(each.belongs_to, -1)] if is_town else row


def _short(point: tuple[float, float] | None) -> list[float] | None:
    return [round(number, DIGITS) for number in point] if point else None
