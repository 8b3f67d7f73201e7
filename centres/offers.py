"""Decides which services and kinds are offered at a centre, and what is said of each."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from portal.prepared import Given

from .blocks import PhoneValue
from .choices import Access
from .freshness.state import doubts
from .hours.book import HoursBook
from .hours.evaluate import StateKind, in_baghdad
from .hours.say import StateWords, sentence
from .models import PartnerPage, ServicePage
from .naming import Named, by_title, named
from .reach import phones_in
from .states import announced_change, ended, interrupted, service_state


@dataclass(frozen=True)
class Offer:
    """A service in a list: what it is called, its state, and the lines below it."""

    service: Named
    icon: str
    state: StateWords | None
    notes: list[str] = field(default_factory=list)
    phones: list[PhoneValue] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PartnerOffers:
    """A partner with its services at one centre; without a partner where its page is not public."""

    partner: Named | None
    offers: list[Offer]


def services_shown(language: str, today: date) -> QuerySet[Any]:
    """Return the public services that have not ended, in the order of their kinds, with the key of their partner."""
    parent = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    key = Subquery(Page.objects.filter(path=parent).values("translation_key")[:1])
    services = ServicePage.objects.public(language).exclude(ended(today)).annotate(partner_key=key)
    return services.order_by("kind__order", "kind__key", "path")


def services_to_be_had(language: str, today: date | Given) -> QuerySet[Any]:
    """Return the public services that are neither ended nor suspended."""
    return ServicePage.objects.public(language).exclude(interrupted(today))


def services_at(centre: Any, language: str, today: date) -> list[Any]:
    """Return the services at the centre, each with the ``hours_here`` and ``phones_here`` of its row."""
    services = services_shown(language, today).filter(centres__centre=centre.pk)
    return list(services.annotate(hours_here=F("centres__opening_hours"), phones_here=F("centres__phones")))


def offers_by_partner(
    centre: Any, services: list[Any], partners: dict[Any, Any], book: HoursBook, language: str, now: datetime
) -> list[PartnerOffers]:
    """Return the services at a centre by partner, in the order of names; ``partners`` by translation key."""
    groups: dict[Any, list[Offer]] = {}
    for service in services:
        groups.setdefault(service.partner_key, []).append(offer_at(centre, service, book, language, now))
    known = by_title(partners[key] for key in groups if key in partners)
    found = [PartnerOffers(named(partner, language), groups.pop(partner.translation_key)) for partner in known]
    return found + [PartnerOffers(None, offers) for offers in groups.values()]


def offer_at(centre: Any, service: Any, book: HoursBook, language: str, now: datetime) -> Offer:
    """Return one service at the centre: hours of its own are said, the centre's stand on the page already."""
    hours = service.hours_here
    notes = [sentence(hours, language, short=True)] if hours else []
    if service.access == Access.APPOINTMENT:
        notes.append(str(Access.APPOINTMENT.label))
    return Offer(
        service=named(service, language),
        icon=service.kind.icon if service.kind else "",
        state=_briefly(service_state(service, book.service(service, centre, hours), language, now)),
        notes=[*notes, *filter(None, [announced_change(service, language, in_baghdad(now).date())])],
        phones=phones_in(service.phones_here) or phones_in(service.phones),
        doubts=doubts(service, language),
    )


def _briefly(state: StateWords) -> StateWords:
    """Leave out what the page says once for all services: that today is a working day."""
    return replace(state, more="") if state.kind == StateKind.CALL else state


def partners_by_key(keys: set[Any], pks: set[int], language: str) -> dict[Any, Any]:
    """Return the public partners with these translation keys or primary keys, by translation key."""
    found = PartnerPage.objects.public(language).filter(Q(translation_key__in=keys) | Q(pk__in=pks))
    return {partner.translation_key: partner for partner in found}
