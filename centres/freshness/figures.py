"""Decides what IOM's overview counts: of each keeper how many listings are confirmed in time, wait, and are hidden."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from ..models import CentrePage, Freshness, PartnerPage, ServicePage
from .listings import centres_kept, services_kept
from .models import Stage

CENTRES = "centres"


@dataclass
class Share:
    """The listings of one keeper; without a partner, the centres."""

    partner: Any
    listings: int = 0
    in_time: int = 0
    waiting: int = 0
    labelled: int = 0
    hidden: int = 0

    @property
    def percent(self) -> int:
        """Return how many of a hundred listings are confirmed in time; 100 is said of all alone."""
        return self.in_time * 100 // self.listings if self.listings else 100

    @property
    def address(self) -> str:
        """Return what the address of the list of these listings asks for."""
        return str(self.partner.pk) if self.partner else CENTRES


def shares(today: date) -> list[Share]:
    """Return each keeper's share, the lowest first; three statements however many there are."""
    by_partner: dict[UUID | None, Share] = {}
    for partner_key, due_on, stage in _with_states(services_kept(today)).values_list("partner_key", "due_on", "stage"):
        _count(by_partner.setdefault(partner_key, Share(None)), due_on, stage, today)
    for due_on, stage in _with_states(centres_kept()).values_list("due_on", "stage"):
        _count(by_partner.setdefault(None, Share(None)), due_on, stage, today)
    for partner in PartnerPage.objects.filter(source__isnull=True, translation_key__in=[*by_partner.keys() - {None}]):
        by_partner[partner.translation_key].partner = partner
    return sorted(by_partner.values(), key=lambda share: (share.percent, str(share.partner or "")))


def listings_of(today: date, chosen: str) -> tuple[Any, str] | None:
    """Return the listings that the overview's ``of`` names, and whose they are; None where it names none."""
    if chosen == CENTRES:
        return centres_kept(), _("Centres")
    partner = PartnerPage.objects.filter(pk=chosen, source__isnull=True).first() if _is_key(chosen) else None
    return (services_kept(today).filter(partner_key=partner.translation_key), partner.title) if partner else None


def sources_by_key(keys: Iterable[UUID]) -> dict[UUID, Any]:
    """Return the sources of the listings with these keys, whatever their state; two statements."""
    asked = Q(source__isnull=True, translation_key__in=set(keys))
    return {page.translation_key: page for model in (CentrePage, ServicePage) for page in model.objects.filter(asked)}


def _with_states(pages: Any) -> Any:
    states = Freshness.objects.filter(key=OuterRef("translation_key"))
    return pages.order_by().annotate(
        due_on=Subquery(states.values("due_on")[:1]), stage=Subquery(states.values("stage")[:1])
    )


def _count(share: Share, due_on: date | None, stage: int | None, today: date) -> None:
    due_on, stage = due_on or today, stage or Stage.CURRENT
    share.listings += 1
    share.in_time += due_on >= today
    share.waiting += stage >= Stage.REMINDED
    share.labelled += stage >= Stage.LABELLED
    share.hidden += stage == Stage.HIDDEN


def _is_key(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 10
