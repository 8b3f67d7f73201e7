"""Decides what the notice of a centre says: one sheet of A4 for a board, read from two steps away, whatever there is.

So that one sheet is enough, what could be long is bounded here; how the rest is made to fit is for screen and paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.text import Truncator

from portal import languages
from portal.addresses import absolute
from portal.dates import say_date
from portal.labels import label

from ..finder.stops import SaidStop
from ..hours.book import HoursBook
from ..hours.changes import Change, changes, closure_words
from ..hours.evaluate import in_baghdad
from ..hours.layers import Hours
from ..hours.say import HoursRow, sentence, week_rows
from ..offers import services_at
from ..reach import phones_in
from ..states import is_suspended
from ..team_stops import stops_ahead, stops_told
from ..whereabouts import lead_words
from .listings import centre_at

MOST_STEPS: Final = 5
MOST_CHANGES: Final = 3
MOST_PHONES: Final = 3
MOST_STOPS: Final = 6
# More services than these are told by their kinds, and more kinds than those with "and others".
MOST_SERVICES: Final = 12
MOST_KINDS: Final = 14
LONGEST_NAME: Final = 90
LONGEST_STEP: Final = 140


@dataclass(frozen=True)
class Line:
    """A service, or a kind of service, with its pictogram; ``language`` where the name is not in the reader's."""

    shape: str
    name: str
    note: str = ""
    language: str = ""


@dataclass(frozen=True)
class Notice:
    """What stands on the sheet in one language; ``foreign`` is the language of the words where it is another one."""

    language: str
    foreign: str
    title: str
    lead: str
    steps: Sequence[str]
    stops: Sequence[SaidStop]
    hours: Sequence[HoursRow]
    changes: Sequence[Change]
    closed: str
    phones: Sequence[Any]
    services: Sequence[Line]
    has_more: bool
    hotline: str
    address: str
    code: str
    as_of: str

    @property
    def direction(self) -> str:
        """Return the direction in which the sheet is read."""
        return languages.direction(self.language)

    @property
    def density(self) -> str:
        """Return how much there is to set: nothing, "dense" or "densest"; by a guess of lines."""
        beside = max(
            sum(1 + len(step) // 32 for step in self.steps),
            len(self.hours)
            + sum(2 + len(stop.said) // 32 for stop in self.stops)
            + sum(2 + len(change.reason) // 32 for change in self.changes),
        )
        lines = beside + len(self.phones) + sum(2 + len(each.name + each.note) // 32 for each in self.services) // 2
        return "densest" if lines > 26 else "dense" if lines > 16 else ""


def notices_at(short_id: str, codes: Iterable[str], now: datetime) -> list[Notice]:
    """Return the notices of the centre with the short id, one a language; raise Http404 where it is not public."""
    found: list[Notice] = []
    book: HoursBook | None = None
    for code in codes:
        with translation.override(code):
            centre = centre_at(short_id, code)
            book = book or HoursBook.of([centre], now=now)
            found.append(notice_of(centre, book.centre(centre), code, now))
    return found


def notice_of(centre: Any, hours: Hours, language: str, now: datetime) -> Notice:
    """Return the notice of a centre (a source row from the gate) in the language, which is active.

    Services that are not for everybody, are sensitive, or cannot be had are not on it; of a hidden address no way is.
    """
    words, today = centre.words, in_baghdad(now).date()
    services, has_more = _lines(centre, language, today)
    stops = stops_ahead(centre, hours, now)
    steps = [] if centre.address_hidden else list(filter(None, map(str.strip, words.directions.splitlines())))
    return Notice(
        language=language,
        foreign="" if words.language == language else words.language,
        title=_cut(words.title),
        lead=lead_words(centre),
        steps=[_cut(step, LONGEST_STEP) for step in steps[:MOST_STEPS]],
        stops=stops_told(stops, language, MOST_STOPS),
        hours=week_rows(hours.value, language),
        changes=changes(hours, language, today)[:MOST_CHANGES],
        closed=closure_words(hours, language, now),
        phones=phones_in(centre.phones)[:MOST_PHONES],
        services=services,
        has_more=has_more or len(stops) > MOST_STOPS,
        hotline=settings.HOTLINE,
        address=absolute(centre.short_path),
        code=f"{centre.short_path}/qr.svg",
        as_of=say_date(today, language),
    )


def _lines(centre: Any, language: str, today: date) -> tuple[list[Line], bool]:
    """Return the services to be had at the centre, or where they are many their kinds, and whether there are others."""
    here = services_at(centre, language, today)
    services = [each for each in here if not each.is_private_reading and not is_suspended(each, today)]
    terms = {kind.key: kind for kind in centre.kinds.all() if not kind.is_sensitive}
    if len(services) <= MOST_SERVICES:
        offered = {service.kind.key for service in services if service.kind}
        lines = [_of_service(service, language) for service in services]
        lines += [_of_kind(kind) for key, kind in terms.items() if key not in offered]
        return lines[:MOST_SERVICES], len(lines) > MOST_SERVICES
    kinds = {service.kind.key: service.kind for service in services if service.kind} | terms
    return [_of_kind(kind) for kind in kinds.values()][:MOST_KINDS], len(kinds) > MOST_KINDS


def _of_service(service: Any, language: str) -> Line:
    words = service.words
    note = sentence(service.hours_here, language, short=True) if service.hours_here else ""
    foreign = "" if words.language == language else words.language
    return Line(service.kind.icon if service.kind else "", _cut(words.title), _cut(note), foreign)


def _of_kind(kind: Any) -> Line:
    return Line(kind.icon, _cut(label(kind.labels)))


def _cut(text: str, length: int = LONGEST_NAME) -> str:
    return Truncator(text).chars(length)
