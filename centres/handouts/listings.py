"""Finds the listing that a short address means, as the gate lets it through, with all that is told of it on paper."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404

from portal.models import ShortAddress

from ..hours.book import HoursBook
from ..models import CentrePage, ServicePage
from ..naming import named
from ..presenting import partner_above
from ..reach import phones_in
from .card import Card, card_about


def centre_at(short_id: str, language: str) -> Any:
    """Return the public centre with the short id; raise Http404 where there is none."""
    return _one(CentrePage, short_id, language)


def centre_card(short_id: str, language: str, now: datetime) -> Card | None:
    """Return the card of the centre with the short id, or None."""
    try:
        centre = centre_at(short_id, language)
    except Http404:
        return None
    hours = HoursBook.of([centre], now=now).centre(centre)
    return card_about(centre, centre, hours, phones_in(centre.phones), language, identity=centre.translation_key)


def service_card(short_id: str, at: UUID | None, language: str, now: datetime) -> Card:
    """Return the card of a service, at a centre where it is offered or at none; raise Http404 where that is not public.

    A sensitive service has none: a contact stays on a phone that others may use.
    """
    service = _one(ServicePage, short_id, language)
    rows = [row for row in service.centres.all() if row.uuid == at] if at else []
    centre = next(iter(CentrePage.objects.public(language).filter(pk__in=[row.centre_id for row in rows])), None)
    if service.is_private_reading or (at and centre is None):
        raise Http404
    partner = partner_above(service, language)
    book = HoursBook.of([centre] if centre else [], [service], now=now)
    own = rows[0].opening_hours if rows else ""
    streams = (rows[0].phones if rows else None, service.phones, centre.phones if centre else None)
    return card_about(
        service,
        centre,
        book.service(service, centre, own),
        next(filter(None, map(phones_in, streams)), []),
        language,
        by=named(partner, language).name if partner else "",
        identity=at or service.translation_key,
    )


def _one(model: Any, short_id: str, language: str) -> Any:
    key = ShortAddress.objects.filter(pk=short_id).values("translation_key")
    page = next(iter(model.objects.public(language).filter(translation_key__in=key)), None)
    if page is None:
        raise Http404
    page.known_short_id = short_id
    return page
