"""Decides what a result says: the centre, how far it is, what it has of what was asked for, and how it is reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import DateField, Exists, F, IntegerField, JSONField, OuterRef, QuerySet, Subquery

from portal.prepared import Given, places_for, prepared

from ..hours.book import HoursBook
from ..hours.evaluate import StateKind, in_baghdad
from ..hours.say import StateWords
from ..listing import Listing, listing_of
from ..models import CentrePage, Kind, ServiceAtCentre
from ..naming import Named, named
from ..offers import services_to_be_had
from ..reach import reach
from ..states import hours_state, in_list, service_state
from ..whereabouts import map_app_address
from .asking import When
from .distances import distance_words
from .entries import Entry
from .matching import is_there
from .origins import Origin
from .ranking import Ranked
from .stops import SaidStop, Stop, fitting_services, said_stop, state_at_stops

if TYPE_CHECKING:
    from .showing import Found

SERVICES_SHOWN = 3


class KeysOf(Subquery):
    """The rows of a statement of one column, ``found``, as one list."""

    template = "(SELECT json_group_array(found) FROM (%(subquery)s) AS them)"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """Return the same as PostgreSQL says it, which gives nothing for no rows."""
        template = "(SELECT coalesce(jsonb_agg(found), '[]') FROM (%(subquery)s) AS them)"
        return self.as_sql(compiler, connection, template=template)


@dataclass(frozen=True)
class Card:
    """One result."""

    listing: Listing
    governorate: int | None = None
    distance: str = ""
    covers: bool = False
    services: tuple[Named, ...] = ()
    more_services: int = 0
    of_service: Named | None = None
    stops: tuple[SaidStop, ...] = ()
    map_app: str = ""


@dataclass(frozen=True)
class Told:
    """Whose hours are said, in which language, at which moment."""

    book: HoursBook
    language: str
    now: datetime


def cards_of(shown: list[Ranked], found: Found, language: str) -> list[Card]:
    """Return the results in the order given: at most five statements."""
    pks, asks = [each.candidate.pk for each in shown], any(found.wish.shape)
    if not pks:
        return []
    statement = _centres(language, not asks, places_for(pks))
    centres = {centre.pk: centre for centre in statement.ask(pks=pks, today=in_baghdad(found.now).date())}
    services = _services_at(pks if asks else _closed_themselves(centres, found), found, language)
    stops = {row.pk: row.stops for row in found.rows if row.stops}
    offered = [one for there in services.values() for one in there]
    book = found.book if found.wish.when else HoursBook.of(centres.values(), offered, now=found.now)
    hours = Told(book, language, found.now)
    if not asks:
        services = {pk: _why_there(centres[pk], there, hours, found.wish.when) for pk, there in services.items()}
    cards = []
    for each in shown:
        centre = centres.get(each.candidate.pk)
        if centre is None:
            continue
        there = services.get(centre.pk, [])
        kinds = [] if asks or there else [kind for kind in found.entries.kinds if kind.pk in centre.kinds_here]
        ahead = stops.get(centre.pk, [])
        card = _card(centre, there, kinds, hours, ahead)
        cards.append(_placed(card, centre, each, found.origin, ahead, language))
    return cards


def _closed_themselves(centres: dict[int, Any], found: Found) -> list[int]:
    """Return the centres that are listed for the hours of a service there, because they are not open themselves."""
    when, moment = found.wish.when, in_baghdad(found.now)
    if when == When.ANY:
        return []
    return [pk for pk, centre in centres.items() if not is_there(found.book.centre(centre), when, moment)]


def _why_there(centre: Any, services: list[Any], told: Told, when: When) -> list[Any]:
    """Return of the services at a centre that is not open itself those for whose hours it is listed."""
    hours = ((service, told.book.service(service, centre, service.hours_here)) for service in services)
    return [service for service, here in hours if is_there(here, when, in_baghdad(told.now))]


def _card(centre: Any, services: list[Any], kinds: list[Entry], hours: Told, stops: Sequence[Stop]) -> Card:
    """Return the centre with its state, that of a team by its stops, or with that of a service there that fits."""
    language = hours.language
    of_centre = hours.book.centre(centre)
    at_stops = state_at_stops(stops, of_centre, language, hours.now)
    chosen = _chosen(centre, services, hours, at_stops)
    common: dict[str, Any] = {
        "governorate": centre.governorate_id,
        "services": tuple(named(service, language) for service in services[:SERVICES_SHOWN]),
        "more_services": len(services[SERVICES_SHOWN:]),
        "map_app": map_app_address(centre, centre.words.title),
    }
    if chosen is None:
        state = at_stops or hours_state(of_centre, language, hours.now)
        return Card(listing_of(centre, language, in_list(state), kinds), **common)
    service, state = chosen
    reached = reach(service.phones_here, service.phones, centre.phones)
    of_service = named(service, language) if service.hours_here and len(services) > 1 else None
    return Card(listing_of(centre, language, in_list(state), kinds, reached=reached), of_service=of_service, **common)


def _chosen(centre: Any, services: list[Any], told: Told, at_stops: StateWords | None) -> tuple[Any, StateWords] | None:
    """Return the service whose state is shown: the first that is open, else the first."""
    states = []
    for service in services:
        hours = told.book.service(service, centre, service.hours_here)
        said = at_stops if at_stops and not service.hours_here else None
        states.append((service, said or service_state(service, hours, told.language, told.now)))
    opened = (each for each in states if each[1].kind == StateKind.OPEN)
    return next(opened, states[0] if states else None)


def _placed(card: Card, centre: Any, found: Ranked, origin: Origin, stops: Sequence[Stop], language: str) -> Card:
    """Return the card with how far it is from the origin, and with the stops of a team."""
    point = found.candidate.point
    distance = ""
    if found.distance is not None and origin.point is not None and point is not None:
        same = origin.place is not None and not stops and centre.place_id == origin.place.pk
        distance = distance_words(origin.point, origin.name, origin.point if same else point, language)
    said = tuple(said_stop(stop, language) for stop in stops)
    return replace(card, distance=distance, covers=found.candidate.covers, stops=said)


def _services_at(pks: list[int], found: Found, language: str) -> dict[int, list[Any]]:
    """Return the services at each centre that fit: two statements, none where no centre is asked about."""
    if not pks:
        return {}
    statement = _services(language, *found.wish.shape, places_for(pks))
    rows = statement.ask(pks=pks, today=in_baghdad(found.now).date(), **found.wish.keys)
    at: dict[int, list[Any]] = {}
    for service in rows:
        at.setdefault(service.centre_here, []).append(service)
    return at


@prepared
def _centres(language: str, with_kinds: bool, count: int) -> QuerySet[Any]:
    """Return the centres, with the keys of the kinds that each states or has a service of that is to be had there."""
    centres = CentrePage.objects.public(language).filter(pk__in=Given("pks", IntegerField(), count))
    if not with_kinds:
        return centres
    here = ServiceAtCentre.objects.filter(centre=OuterRef(OuterRef("pk")), page__kind=OuterRef("pk"))
    to_be_had = services_to_be_had(language, Given("today", DateField())).filter(pk=OuterRef("page"))
    stated = CentrePage.kinds.through.objects.filter(centrepage=OuterRef(OuterRef("pk")), kind=OuterRef("pk"))
    kinds = Kind.objects.filter(Exists(stated) | Exists(here.filter(Exists(to_be_had)))).order_by()
    return centres.annotate(kinds_here=KeysOf(kinds.values(found=F("pk"))))


@prepared
def _services(language: str, of_kind: bool, for_audience: bool, count: int) -> QuerySet[Any]:
    services = fitting_services(language, of_kind, for_audience)
    services = services.filter(centres__centre__in=Given("pks", IntegerField(), count))
    here = {"centre_here": F("centres__centre_id"), "hours_here": F("centres__opening_hours")}
    return services.annotate(**here, phones_here=F("centres__phones")).order_by("kind__order", "kind__key", "path")
