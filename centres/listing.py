"""Decides what a centre says as one of a list, and what the directory of partners shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from portal.labels import label

from .freshness.state import doubts
from .hours.evaluate import in_baghdad
from .hours.say import StateWords
from .models import CentrePage, Kind, PartnerPage, ServiceAtCentre
from .naming import Named, by_title, named
from .offers import services_to_be_had
from .reach import Reach, reach
from .whereabouts import map_query, place_words

KINDS_SHOWN = 3
CENTRES_OFFERED = 5


class Labelled(Protocol):
    """What has a name in each language."""

    @property
    def labels(self) -> Any:
        """Return the names by language."""


@dataclass(frozen=True)
class Listing:
    """One centre as a result: where it is, its state, some of its kinds of service, and how it is reached."""

    centre: Named
    where: str
    state: StateWords
    reach: Reach
    map_query: str
    kinds: list[str] = field(default_factory=list)
    more_kinds: int = 0
    is_mobile: bool = False
    hours: str = ""
    doubts: list[str] = field(default_factory=list)
    # The address of the contact card of a service there.
    card: str = ""


def centres_path(language: str) -> str:
    """Return the address of the list of centres: its slug is the portal's own and the same in every language."""
    return f"/{language}/centres/"


def partners_path(language: str) -> str:
    """Return the address of the directory of partners."""
    return f"/{language}/partners/"


def listing_of(
    centre: Any,
    language: str,
    state: StateWords,
    kinds: Iterable[Labelled] = (),
    *,
    reached: Reach | None = None,
    hours: str = "",
    card: str = "",
) -> Listing:
    """Return a centre (a source row from the gate) as a result; state, numbers and hours may be a service's there."""
    labels = [label(kind.labels) for kind in kinds]
    return Listing(
        centre=named(centre, language),
        where=place_words(centre),
        state=state,
        reach=reached or reach(centre.phones),
        map_query=map_query(centre),
        kinds=labels[:KINDS_SHOWN],
        more_kinds=len(labels[KINDS_SHOWN:]),
        is_mobile=centre.is_mobile,
        hours=hours,
        doubts=doubts(centre, language),
        card=card,
    )


def partners_page(query: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return a page of the partners, by the names that readers of the language see."""
    partners = by_title(PartnerPage.objects.public(language))
    page = Paginator(partners, settings.LIST_PAGE_SIZE).get_page(query.get("page"))
    return {"list_page": page, "partners": [(named(partner, language), partner.get_type_display()) for partner in page]}


def centres_offered(language: str, most: int = CENTRES_OFFERED) -> list[tuple[str, str, str]]:
    """Return (name, address, where) of the first centres of the list, for a search that found nothing."""
    centres = CentrePage.objects.public(language).filter(governorate__isnull=False)
    first = centres.order_by("governorate__order", "governorate__key", "path")[:most]
    rows = [(named(centre, language), place_words(centre)) for centre in first]
    return [(name.name, name.address, where) for name, where in rows]


def kinds_offered(language: str) -> list[tuple[str, str, str]]:
    """Return (label, address of the list narrowed to it, no note) of every kind that some centre offers."""
    path = centres_path(language)
    return [(label(kind.labels), f"{path}?kind={kind.key}", "") for kind in _kinds_somewhere(language)]


def _kinds_somewhere(language: str) -> QuerySet[Any]:
    """Return the kinds that any centre states or has a service of that is to be had."""
    centres = CentrePage.objects.public(language)
    stating = CentrePage.kinds.through.objects.filter(kind=OuterRef("pk"), centrepage__in=centres.values("pk"))
    to_be_had = services_to_be_had(language, in_baghdad(timezone.now()).date())
    offering = ServiceAtCentre.objects.filter(
        page__in=to_be_had.filter(kind=OuterRef(OuterRef("pk"))), centre__in=centres.values("pk")
    )
    return Kind.objects.filter(Exists(stating) | Exists(offering))
