"""Decides what the calendar file of a centre says: when it is open in the coming weeks, and why on some days it is not.

Every opening is an event of its own: a rule of recurrence would have to be undone for each day that is different.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from django.utils.translation import gettext, pgettext

from portal.content_lines import value, written
from portal.labels import label

from .layers import DatedDay, Hours
from .library import BAGHDAD
from .say import reasoned
from .week import DayKind

DAYS_AHEAD = 56
CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Event:
    """What stands on some time of a day, or on a whole day; ``where`` if it is elsewhere than the centre."""

    identity: str
    summary: str
    starts: datetime | date
    ends: datetime | date
    where: str = ""


@dataclass(frozen=True)
class Calendar:
    """What the file says of itself: its name, where the centre is, its page and the language of its words."""

    name: str
    where: str
    address: str
    language: str
    made_at: datetime


def events_of(
    hours: Hours, name: str, first: date, key: UUID, told_apart: Collection[date] = frozenset()
) -> Iterator[Event]:
    """Yield what happens from a day on, in the active language: openings, days to call for, days closed for a cause.

    On days that are ``told_apart``, as those of a team's stops are, only a cause to be closed is told.
    """
    for step in range(DAYS_AHEAD):
        on = first + timedelta(days=step)
        here = hours.on(on)
        if on in told_apart and here.day.kind != DayKind.CLOSED:
            continue
        for number, slot in enumerate(here.day.slots):
            midnight = datetime.combine(on, time(), BAGHDAD)
            starts, ends = (midnight + timedelta(minutes=edge) for edge in (slot.start, slot.end))
            yield Event(_identity(key, on, number), _said(pgettext("opening hours", "Open"), name, here), starts, ends)
        if here.day.kind == DayKind.CALL:
            words = gettext("Call for hours")
        elif here.day.kind == DayKind.CLOSED and here.rule is not None:
            words = reasoned(pgettext("opening hours", "Closed"), label(here.rule.reason))
        else:
            continue
        yield Event(_identity(key, on, 0), _said(words, name, here), on, on + timedelta(days=1))


def calendar_file(calendar: Calendar, events: Sequence[Event]) -> str:
    """Return the calendar as RFC 5545 and RFC 7986 write it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Markaz//Opening hours//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(f"{field}:{value(calendar.name)}" for field in ("NAME", "X-WR-CALNAME")),
        "X-WR-TIMEZONE:Asia/Baghdad",
        f"URL:{calendar.address}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ]
    for event in events:
        lines += _event_lines(event, calendar)
    lines.append("END:VCALENDAR")
    return written(lines)


def _event_lines(event: Event, calendar: Calendar) -> list[str]:
    language, where = f";LANGUAGE={calendar.language}", event.where or calendar.where
    return [
        "BEGIN:VEVENT",
        f"UID:{event.identity}",
        f"DTSTAMP:{_moment(calendar.made_at)}",
        f"DTSTART{_when(event.starts)}",
        f"DTEND{_when(event.ends)}",
        f"SUMMARY{language}:{value(event.summary)}",
        *([f"LOCATION{language}:{value(where)}"] if where else []),
        f"URL:{calendar.address}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _identity(key: UUID, on: date, number: int) -> str:
    return uuid5(key, f"hours {on} {number}").urn


def _said(words: str, name: str, here: DatedDay) -> str:
    said = f"{words} – {name}"
    return f"{said} ({gettext('To be confirmed by the partner')})" if here.unconfirmed else said


def _when(moment: datetime | date) -> str:
    return f":{_moment(moment)}" if isinstance(moment, datetime) else f";VALUE=DATE:{moment:%Y%m%d}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
