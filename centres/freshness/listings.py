"""Decides which listings somebody has to confirm, and who keeps each: the partner of a service, IOM for a centre."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from ..models import CentrePage, PartnerPage, ServicePage
from ..states import ended


@dataclass(frozen=True)
class Kept:
    """The listings of one keeper: a partner's services, or (without a partner) the centres of one focal point."""

    partner: Any
    focal_point: Any
    pages: list[Any]


def services_kept(today: date) -> QuerySet[Any]:
    """Return the published services that have not ended, whoever may see them, with the key of their partner."""
    parent = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    key = Subquery(Page.objects.filter(path=parent).values("translation_key")[:1])
    services = ServicePage.objects.filter(live=True, source__isnull=True).exclude(ended(today))
    return services.annotate(partner_key=key).select_related("kind").order_by("path")


def centres_kept() -> QuerySet[Any]:
    """Return the published centres with their focal points."""
    return CentrePage.objects.filter(live=True, source__isnull=True).select_related("focal_point").order_by("path")


def by_keeper(today: date, keys: Iterable[UUID] | None = None) -> list[Kept]:
    """Return the listings (all, or those of these page sets) by who keeps them; three statements."""
    services, centres = services_kept(today), centres_kept()
    if keys is not None:
        keys = list(keys)
        services, centres = (pages.filter(translation_key__in=keys) for pages in (services, centres))
    of_partners: dict[UUID, list[Any]] = {}
    for service in services:
        of_partners.setdefault(service.partner_key, []).append(service)
    partners = PartnerPage.objects.filter(translation_key__in=of_partners, source__isnull=True).order_by("path")
    found = [Kept(partner, None, of_partners[partner.translation_key]) for partner in partners]
    of_people: dict[Any, list[Any]] = {}
    for centre in centres:
        of_people.setdefault(centre.focal_point, []).append(centre)
    return found + [Kept(None, person, pages) for person, pages in of_people.items()]
