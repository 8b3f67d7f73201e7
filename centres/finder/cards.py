"""Decides what a result says: the centre, how far it is, what it has of what was asked for, and how it is reached."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet

from ..hours.evaluate import StateKind
from ..hours.say import StateWords
from ..listing import Listing, listing_of
from ..models import CentrePage, Kind, ServiceAtCentre
from ..naming import Named, named
from ..reach import reach
from ..states import hours_state, in_list, service_state
from ..whereabouts import map_app_address
from .distances import distance_words
from .matching import Wish, fitting_services
from .origins import Origin
from .ranking import Ranked
from .stops import SaidStop, Stop, said_stop

if TYPE_CHECKING:
    from .showing import Found

SERVICES_SHOWN = 3


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


def cards_of(shown: list[Ranked], found: Found, language: str, to_be_had: QuerySet[Any]) -> list[Card]:
    """Return the results in the order given: at most four statements."""
    pks, wish = [each.candidate.pk for each in shown], found.wish
    centres = {centre.pk: centre for centre in CentrePage.objects.public(language).filter(pk__in=pks)}
    asks = wish.kind is not None or wish.audience is not None
    services = _services_at(pks, wish, to_be_had) if asks else {}
    kinds = {} if asks else _kinds_at(pks, to_be_had)
    stops = {row.pk: row.stops for row in found.rows if row.stops}
    cards = []
    for each in shown:
        centre = centres.get(each.candidate.pk)
        if centre is None:
            continue
        card = _card(centre, services.get(centre.pk, []), kinds.get(centre.pk, []), found, language)
        cards.append(_placed(card, centre, each, found.origin, stops.get(centre.pk, []), language))
    return cards


def _card(centre: Any, services: list[Any], kinds: list[Kind], found: Found, language: str) -> Card:
    """Return the centre with its state, or with that of a service there that fits."""
    chosen = _chosen(centre, services, found, language)
    common: dict[str, Any] = {
        "governorate": centre.governorate_id,
        "services": tuple(named(service, language) for service in services[:SERVICES_SHOWN]),
        "more_services": len(services[SERVICES_SHOWN:]),
        "map_app": map_app_address(centre, centre.words.title),
    }
    if chosen is None:
        state = hours_state(found.book.centre(centre), language, found.now)
        return Card(listing_of(centre, language, in_list(state), kinds), **common)
    service, state = chosen
    reached = reach(service.phones_here, service.phones, centre.phones)
    of_service = named(service, language) if service.hours_here and len(services) > 1 else None
    return Card(listing_of(centre, language, in_list(state), kinds, reached=reached), of_service=of_service, **common)


def _chosen(centre: Any, services: list[Any], found: Found, language: str) -> tuple[Any, StateWords] | None:
    """Return the service whose state is shown: the first that is open, else the first."""
    states = []
    for service in services:
        hours = found.book.service(service, centre, service.hours_here)
        states.append((service, service_state(service, hours, language, found.now)))
    opened = (each for each in states if each[1].kind == StateKind.OPEN)
    return next(opened, states[0] if states else None)


def _placed(card: Card, centre: Any, found: Ranked, origin: Origin, stops: list[Stop], language: str) -> Card:
    """Return the card with how far it is from the origin, and with the stops of a team."""
    point = found.candidate.point
    distance = ""
    if found.distance is not None and origin.point is not None and point is not None:
        same = origin.place is not None and not stops and centre.place_id == origin.place.pk
        distance = distance_words(origin.point, origin.name, origin.point if same else point, language)
    said = tuple(said_stop(stop, language) for stop in stops)
    return replace(card, distance=distance, covers=found.candidate.covers, stops=said)


def _services_at(pks: list[int], wish: Wish, to_be_had: QuerySet[Any]) -> dict[int, list[Any]]:
    """Return the services at each centre that fit: two statements."""
    services = fitting_services(to_be_had, wish).filter(centres__centre__in=pks)
    here = {"centre_here": F("centres__centre_id"), "hours_here": F("centres__opening_hours")}
    rows = list(
        services.annotate(**here, phones_here=F("centres__phones")).order_by("kind__order", "kind__key", "path")
    )
    # A service at several centres comes several times, and the gate gives its words to one of them.
    words = {service.pk: service.words for service in rows if service.words is not service}
    found: dict[int, list[Any]] = {}
    for service in rows:
        service.words = words.get(service.pk, service)
        found.setdefault(service.centre_here, []).append(service)
    return found


def _kinds_at(pks: list[int], to_be_had: QuerySet[Any]) -> dict[int, list[Kind]]:
    """Return the kinds of each centre in their order: stated ones, and those of services to be had there."""
    stated = CentrePage.kinds.through.objects.filter(centrepage__in=pks).values_list("centrepage_id", "kind_id")
    offered = ServiceAtCentre.objects.filter(centre__in=pks, page__in=to_be_had.order_by().values("pk"))
    pairs = set(stated.union(offered.order_by().values_list("centre_id", "page__kind_id")))
    kinds = Kind.objects.filter(pk__in={kind for _centre, kind in pairs if kind})
    ordered = list(kinds) if pairs else []
    return {pk: [kind for kind in ordered if (pk, kind.pk) in pairs] for pk in pks}
