"""Decides which centres fit what is asked for: kind, for whom, open now or today; three statements for any number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Exists, OuterRef, Q, QuerySet, Value

from ..hours.book import HoursBook
from ..hours.evaluate import StateKind, in_baghdad
from ..hours.layers import Hours
from ..models import CentrePage, ServicePage
from ..places.nearest import Point
from ..whereabouts import point_of
from .asking import When
from .entries import Entry
from .stops import STOPS_SHOWN, Stop, at_centres

ROW = (
    "pk", "governorate_id", "latitude", "longitude", "place__latitude", "place__longitude",
    "address_hidden", "is_mobile", "opening_hours", "covers", "has_kind", "is_for", "says_for",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """What has to be known of every public centre to choose among them."""

    pk: int
    governorate: int | None
    latitude: float | None
    longitude: float | None
    of_place: Point | None
    address_hidden: bool
    is_mobile: bool
    opening_hours: str
    covers: bool
    has_kind: bool
    is_for: bool
    says_for: bool
    services: list[tuple[int, str, str]] = field(default_factory=list)
    """The key, tree path and own hours of each service here that fits; without hours it keeps the centre's."""
    stops: list[Stop] = field(default_factory=list)
    """Where a mobile team will be, the next day first."""

    @property
    def point(self) -> Point | None:
        """Return where it is measured from: its position, else its town's, or a team's next stop; none if hidden."""
        if self.address_hidden:
            return None
        if self.is_mobile:
            return self.stops[0].point if self.stops else None
        return point_of(self) or self.of_place


@dataclass(frozen=True)
class Wish:
    """What has to be there: a kind, an audience, somebody now or today; each may be missing."""

    kind: Entry | None = None
    audience: Entry | None = None
    when: When = When.ANY


def rows_of(wish: Wish, language: str, to_be_had: QuerySet[Any], covering: list[int], now: datetime) -> list[Row]:
    """Return every public centre in the network's order, with its stops and the services there that fit the wish."""
    centres = CentrePage.objects.public(language).filter(governorate__isnull=False)
    centres = centres.order_by("governorate__order", "governorate__key", "path").annotate(**_flags(wish, covering))
    rows = {}
    for pk, governorate, north, east, of_north, of_east, *flags in centres.values_list(*ROW):
        of_place = None if of_north is None else (of_north, of_east)
        rows[pk] = Row(pk, governorate, north, east, of_place, *flags)
    for stop in at_centres(_services(wish, to_be_had), language, now, only_own=not (wish.kind or wish.audience)):
        row = rows.get(stop.centre)
        if row is None:
            continue
        if stop.service is not None:
            row.services.append((stop.service, stop.path, stop.hours))
        elif row.is_mobile and not row.address_hidden and len(row.stops) < STOPS_SHOWN:
            row.stops.append(stop)
    return list(rows.values())


def fitting(rows: Iterable[Row], wish: Wish, now: datetime, book: HoursBook) -> list[Row]:
    """Return the rows that fit the wish."""
    return [row for row in rows if _offers(row, wish) and _is_there(row, wish, now, book)]


def fitting_services(to_be_had: QuerySet[Any], wish: Wish) -> QuerySet[Any]:
    """Return the services of the kind and for the audience; one that names no audience is for everybody."""
    if wish.kind is not None:
        to_be_had = to_be_had.filter(kind=wish.kind.pk)
    if wish.audience is not None:
        named = ServicePage.audiences.through.objects.filter(servicepage=OuterRef("pk"))
        to_be_had = to_be_had.filter(Q(Exists(named.filter(audience=wish.audience.pk))) | ~Q(Exists(named)))
    return to_be_had


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
    services = (book.hours(row.pk, row.opening_hours, own, service, path) for service, path, own in row.services)
    return any(is_there(hours, wish.when, moment) for hours in services)


def _stands_there(stop: Stop, when: When, moment: datetime) -> bool:
    """Say whether the team stands there today, or at this minute; a stop without times may be, so it is not."""
    if stop.day != moment.date():
        return False
    return when == When.TODAY or bool(stop.starts and stop.ends and stop.starts <= moment.time() < stop.ends)


def _flags(wish: Wish, covering: list[int]) -> dict[str, Any]:
    through = CentrePage.kinds.through, CentrePage.audiences.through, CentrePage.coverage.through
    kinds, audiences, coverage = (model.objects.filter(centrepage=OuterRef("pk")) for model in through)
    yes, no = (Value(value, output_field=BooleanField()) for value in (True, False))
    return {
        "covers": Exists(coverage.filter(place__in=covering)) if covering else no,
        "has_kind": Exists(kinds.filter(kind=wish.kind.pk)) if wish.kind else yes,
        "is_for": Exists(audiences.filter(audience=wish.audience.pk)) if wish.audience else yes,
        "says_for": Exists(audiences) if wish.audience else yes,
    }


def _services(wish: Wish, to_be_had: QuerySet[Any]) -> QuerySet[Any] | None:
    """Return the services whose hours have to be known; those that keep the centre's only where they are asked for."""
    if wish.kind is None and wish.audience is None:
        return None if wish.when == When.ANY else to_be_had
    return fitting_services(to_be_had, wish)
