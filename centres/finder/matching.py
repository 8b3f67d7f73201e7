"""Decides which centres fit what is asked for: kind, for whom, open now or today; three statements for any number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import BooleanField, Exists, IntegerField, OuterRef, QuerySet, Value

from portal.prepared import Given, places_for, prepared

from ..hours.book import HoursBook
from ..hours.evaluate import StateKind, in_baghdad
from ..hours.layers import Hours
from ..models import CentrePage
from ..places.nearest import Point
from ..whereabouts import point_of
from .asking import When
from .entries import Entry
from .stops import Stop, at_centres


class Row(NamedTuple):
    """What has to be known of every public centre to choose among them, in the order of ``COLUMNS``."""

    pk: int
    governorate: int | None
    latitude: float | None
    longitude: float | None
    of_north: float | None
    of_east: float | None
    address_hidden: bool
    is_mobile: bool
    opening_hours: str
    covers: bool
    has_kind: bool
    is_for: bool
    says_for: bool
    services: Sequence[Stop] = ()
    """The services here that fit; one without hours of its own keeps the centre's."""
    stops: Sequence[Stop] = ()
    """Where a mobile team will be, the next day first."""

    @property
    def point(self) -> Point | None:
        """Return where it is measured from: its position, else its town's, or a team's next stop; none if hidden."""
        if self.address_hidden:
            return None
        if self.is_mobile:
            return self.stops[0].point if self.stops else None
        of_place = None if self.of_north is None or self.of_east is None else (self.of_north, self.of_east)
        return point_of(self) or of_place


COLUMNS = (
    "pk", "governorate_id", "latitude", "longitude", "place__latitude", "place__longitude",
    "address_hidden", "is_mobile", "opening_hours", "covers", "has_kind", "is_for", "says_for",
)  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """What has to be there: a kind, an audience, somebody now or today; each may be missing."""

    kind: Entry | None = None
    audience: Entry | None = None
    when: When = When.ANY

    @property
    def shape(self) -> tuple[bool, bool]:
        """Return what the statements depend on: whether there is a kind, and an audience."""
        return self.kind is not None, self.audience is not None

    @property
    def keys(self) -> dict[str, int | None]:
        """Return kind and audience by row, as the statements take them."""
        return {name: each.pk if each else None for name, each in (("kind", self.kind), ("audience", self.audience))}


def rows_of(wish: Wish, language: str, covering: list[int], now: datetime) -> list[Row]:
    """Return every public centre in the network's order, with its stops and the services there that fit the wish."""
    services: dict[int, list[Stop]] = {}
    stops: dict[int, list[Stop]] = {}
    for stop in at_centres(wish, language, now):
        (stops if stop.service is None else services).setdefault(stop.centre, []).append(stop)
    statement = _centres(language, *wish.shape, places_for(covering) if covering else 0)
    rows = (Row(*row) for row in statement.ask(**wish.keys, covering=covering))
    return [_with_what_is_there(row, services.get(row.pk), stops.get(row.pk)) for row in rows]


def _with_what_is_there(row: Row, services: list[Stop] | None, stops: list[Stop] | None) -> Row:
    if services:
        row = row._replace(services=services)
    return row._replace(stops=stops) if stops and row.is_mobile and not row.address_hidden else row


def fitting(rows: Iterable[Row], wish: Wish, now: datetime, book: HoursBook) -> list[Row]:
    """Return the rows that fit the wish."""
    return [row for row in rows if _offers(row, wish) and _is_there(row, wish, now, book)]


def is_there(hours: Hours, when: When, moment: datetime) -> bool:
    """Say whether it is open at the moment, or people are there at some time of that day."""
    if when == When.NOW:
        return hours.is_open(moment)
    state = hours.state(moment)
    return state.working_day or state.kind == StateKind.OPEN


def _offers(row: Row, wish: Wish) -> bool:
    return bool(row.services and (wish.kind or wish.audience)) or _states(row, wish)


def _states(row: Row, wish: Wish) -> bool:
    """Say whether the centre itself states kind and audience; one that names no audience is for everybody."""
    return row.has_kind and (row.is_for or not row.says_for)


def _is_there(row: Row, wish: Wish, now: datetime, book: HoursBook) -> bool:
    if wish.when == When.ANY:
        return True
    moment = in_baghdad(now)
    if row.stops and not book.hours(row.pk, row.opening_hours).closures:
        return _stands_there(row.stops[0], wish.when, moment)
    if _states(row, wish) and is_there(book.hours(row.pk, row.opening_hours), wish.when, moment):
        return True
    hours = (book.hours(row.pk, row.opening_hours, each.hours, each.service, each.path) for each in row.services)
    return any(is_there(each, wish.when, moment) for each in hours)


def _stands_there(stop: Stop, when: When, moment: datetime) -> bool:
    """Say whether the team stands there today, or at this minute; a stop without times may be, so it is not."""
    if stop.day != moment.date():
        return False
    return when == When.TODAY or bool(stop.starts and stop.ends and stop.starts <= moment.time() < stop.ends)


@prepared
def _centres(language: str, of_kind: bool, for_audience: bool, covering: int) -> QuerySet[Any, Any]:
    """Return every public centre; ``covering`` is of how many places one may lie in its coverage area."""
    through = CentrePage.kinds.through, CentrePage.audiences.through, CentrePage.coverage.through
    kinds, audiences, coverage = (model.objects.filter(centrepage=OuterRef("pk")) for model in through)
    yes, no = (Value(value, output_field=BooleanField()) for value in (True, False))
    kind, audience = Given("kind", IntegerField()), Given("audience", IntegerField())
    places = Given("covering", IntegerField(), covering)
    flags = {
        "covers": Exists(coverage.filter(place__in=places)) if covering else no,
        "has_kind": Exists(kinds.filter(kind=kind)) if of_kind else yes,
        "is_for": Exists(audiences.filter(audience=audience)) if for_audience else yes,
        "says_for": Exists(audiences) if for_audience else yes,
    }
    centres = CentrePage.objects.public(language).filter(governorate__isnull=False)
    centres = centres.order_by("governorate__order", "governorate__key", "path")
    return centres.annotate(**flags).values_list(*COLUMNS)
