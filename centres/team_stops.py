"""Decides which of its stops a mobile team is told to make, on its page, its notice and in its calendar file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from portal.labels import label

from .finder.stops import SaidStop, Stop, said_stop, state_at_stops
from .hours.evaluate import in_baghdad
from .hours.ics import DAYS_AHEAD, Event
from .hours.layers import Hours
from .hours.library import BAGHDAD
from .hours.say import StateWords
from .whereabouts import town_words

# On the page of the team.
MOST_TOLD = 12
LAST_MINUTE = time(23, 59)


def stops_ahead(centre: Any, hours: Hours, now: datetime) -> list[Any]:
    """Return the stops to come of a team (a source row), the next one first: one statement, none for what stays.

    What a closure falls on is not told: a closed centre closes whatever there is at it.
    """
    if not centre.is_mobile or centre.address_hidden:
        return []
    local = in_baghdad(now)
    rows = centre.stops.select_related("place__governorate").filter(day__gte=local.date())
    to_come = [row for row in rows if row.day > local.date() or row.ends is None or row.ends > local.time()]
    kept = [row for row in to_come if not _is_shut(row, hours)]
    return sorted(kept, key=lambda row: (row.day, row.starts or time.min))


def stops_told(stops: Sequence[Any], language: str, most: int = MOST_TOLD) -> list[SaidStop]:
    """Return so many of the stops in the language, which is active."""
    return [said_stop(_named(row), language) for row in stops[:most]]


def stops_on_page(centre: Any, hours: Hours, language: str, now: datetime) -> dict[str, Any]:
    """Return what the page of a centre says of a team's stops, and its state where the next one decides it."""
    stops = stops_ahead(centre, hours, now)
    return {"stops": stops_told(stops, language), **team_state(stops, hours, language, now)}


def team_state(stops: Sequence[Any], hours: Hours, language: str, now: datetime) -> dict[str, StateWords]:
    """Return the state of a team by its next stop, as the page of a centre takes it; nothing where none decides."""
    state = state_at_stops([_named(row) for row in stops[:1]], hours, language, now)
    return {"state": state} if state else {}


def stop_events(stops: Sequence[Any], name: str, now: datetime) -> Iterator[Event]:
    """Yield the stops of the coming weeks for a calendar, in the active language; without times one takes its day.

    An event keeps its identity when the team comes at another time or to another place.
    """
    last = in_baghdad(now).date() + timedelta(days=DAYS_AHEAD)
    for row in stops:
        if row.day >= last:
            return
        said = {"place": label(row.place.labels), "name": name}
        where = town_words(row.place)
        if row.starts and row.ends:
            starts, ends = (datetime.combine(row.day, clock, BAGHDAD) for clock in (row.starts, row.ends))
            yield Event(row.uuid.urn, _("In %(place)s – %(name)s") % said, starts, ends, where)
        else:
            summary = _("In %(place)s, call for the hours – %(name)s") % said
            yield Event(row.uuid.urn, summary, row.day, row.day + timedelta(days=1), where)


def _named(row: Any) -> Stop:
    return Stop(row.page_id, row.day, row.starts, row.ends, label(row.place.labels))


def _is_shut(row: Any, hours: Hours) -> bool:
    end = datetime.combine(row.day, row.ends or LAST_MINUTE, BAGHDAD) - timedelta(minutes=1)
    return any(shut.holds_at(end) for shut in hours.closures)
