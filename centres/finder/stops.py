"""Reads what is at the centres, services and stops of teams with one statement, and decides how a stop is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import (
    CharField,
    DateField,
    Exists,
    F,
    Field,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    TimeField,
    Value,
    Window,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, RowNumber
from django.utils.translation import gettext as _

from portal import languages
from portal.dates import digits, say_date
from portal.prepared import Given, prepared

from ..hours.clock import time_words
from ..hours.evaluate import HoursState, StateKind, in_baghdad
from ..hours.layers import Hours
from ..hours.library import BAGHDAD
from ..hours.say import StateWords, state_words
from ..models import MobileStop, ServiceAtCentre, ServicePage
from ..offers import services_to_be_had
from ..places.nearest import Point
from .asking import When

if TYPE_CHECKING:
    from .matching import Wish

STOPS_SHOWN = 3
COLUMNS = ("centre_key", "day", "starts", "ends", "where", "north", "east", "service", "hours", "of_path")


class Stop(NamedTuple):
    """A stop of a team, or a service at a centre (then ``service`` is its key), as one statement brings them."""

    centre: int
    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    place: str = ""
    north: float | None = None
    east: float | None = None
    service: int | None = None
    hours: str = ""
    path: str = ""

    @property
    def point(self) -> Point | None:
        """Return where the stop is."""
        return None if self.north is None or self.east is None else (self.north, self.east)


@dataclass(frozen=True)
class SaidStop:
    """A stop in the reader's language; ``machine`` is its day."""

    machine: str
    said: str


def at_centres(wish: Wish, language: str, now: datetime) -> Iterator[Stop]:
    """Yield the next stops of each team, and the services whose hours have to be known, by centre.

    Those are the ones that fit the wish; without kind and audience, where hours matter, those with hours of their own.
    """
    local = in_baghdad(now)
    statement = _rows(language, *wish.shape, wish.when != When.ANY)
    for row in statement.ask(today=local.date(), clock=local.time(), **wish.keys):
        yield Stop(*row)


@prepared
def _rows(language: str, of_kind: bool, for_audience: bool, timed: bool) -> QuerySet[Any, Any]:
    rows = _stops(language)
    if of_kind or for_audience or timed:
        services = fitting_services(language, of_kind, for_audience)
        rows = rows.union(_services(services, only_own=not (of_kind or for_audience)), all=True)
    return rows.order_by("day", "starts", "centre_key", "service")


def fitting_services(language: str, of_kind: bool, for_audience: bool) -> QuerySet[Any]:
    """Return the services to be had, of a kind and for an audience; one that names no audience is for everybody."""
    services = services_to_be_had(language, Given("today", DateField()))
    if of_kind:
        services = services.filter(kind=Given("kind", IntegerField()))
    if for_audience:
        named = ServicePage.audiences.through.objects.filter(servicepage=OuterRef("pk"))
        for_it = named.filter(audience=Given("audience", IntegerField()))
        services = services.filter(Q(Exists(for_it)) | ~Q(Exists(named)))
    return services


def said_stop(stop: Stop, language: str) -> SaidStop:
    """Return the stop in the language, which is active."""
    if stop.day is None:
        return SaidStop("", "")
    day = say_date(stop.day, language, "EEEE d MMMM")
    said = {"day": day, "place": stop.place, "from": _clock(stop.starts), "until": _clock(stop.ends)}
    if not stop.starts:
        return SaidStop(stop.day.isoformat(), digits(_("%(day)s in %(place)s; call for the hours") % said, language))
    return SaidStop(stop.day.isoformat(), digits(_("%(day)s in %(place)s, %(from)s – %(until)s") % said, language))


def state_at_stops(stops: Sequence[Stop], hours: Hours, language: str, now: datetime) -> StateWords | None:
    """Return the state of a team by its stops to come, the next one first: what its week says is told of other days.

    None where it has no stop to come, or where a closure or other hours of today come before it.
    """
    local = in_baghdad(now)
    is_shut = any(shut.holds_at(local) for shut in hours.closures)
    if not stops or stops[0].day is None or is_shut or hours.on(local.date()).rule is not None:
        return None
    return state_words(_state_at(stops[0], stops[0].day, local), language, now)


def _state_at(stop: Stop, day: date, local: datetime) -> HoursState:
    is_today = day == local.date()
    if stop.starts is None or stop.ends is None:
        asked = HoursState(StateKind.CALL, working_day=True)
        return asked if is_today else HoursState(StateKind.CLOSED, asks_on=day)
    begins, ends = (datetime.combine(day, clock, BAGHDAD) for clock in (stop.starts, stop.ends))
    if begins <= local < ends:
        return HoursState(StateKind.OPEN, until=ends, working_day=True)
    return HoursState(StateKind.CLOSED, opens=begins, working_day=is_today)


def _clock(moment: time | None) -> str:
    return time_words(60 * moment.hour + moment.minute) if moment else ""


def _stops(language: str) -> QuerySet[Any, Any]:
    today = Given("today", DateField())
    over = Q(day=today, ends__lte=Given("clock", TimeField()))
    names = [KeyTextTransform(code, "place__labels") for code in (language, *languages.others(language))]
    following = Window(RowNumber(), partition_by="page", order_by=["day", "starts", "pk"])
    to_come = MobileStop.objects.filter(day__gte=today).exclude(over).alias(number=following)
    next_ones = to_come.filter(number__lte=STOPS_SHOWN).order_by().values("pk")
    return (
        MobileStop.objects.filter(pk__in=next_ones)
        .order_by()
        .annotate(
            centre_key=F("page_id"),
            where=Coalesce(*names, Value(""), output_field=CharField()),
            north=F("place__latitude"),
            east=F("place__longitude"),
            service=Cast(Value(None), IntegerField()),
            hours=Value("", output_field=CharField()),
            of_path=Value("", output_field=CharField()),
        )
        .values_list(*COLUMNS)
    )


def _services(services: QuerySet[Any], *, only_own: bool) -> QuerySet[Any, Any]:
    nothing: dict[str, Field[Any, Any]] = {
        "day": DateField(),
        "starts": TimeField(),
        "ends": TimeField(),
        "north": FloatField(),
        "east": FloatField(),
    }
    rows = ServiceAtCentre.objects.filter(page__in=services.order_by().values("pk")).order_by()
    if only_own:
        rows = rows.exclude(opening_hours="")
    return rows.annotate(
        centre_key=F("centre_id"),
        where=Value("", output_field=CharField()),
        service=F("page_id"),
        hours=Cast("opening_hours", CharField()),
        of_path=F("page__path"),
        **{name: Cast(Value(None), kind) for name, kind in nothing.items()},
    ).values_list(*COLUMNS)
