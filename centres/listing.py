"""Decides what the list of centres and the directory of partners show, and what narrows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.labels import label

from .freshness.state import doubts
from .hours.book import HoursBook
from .hours.evaluate import in_baghdad
from .hours.say import StateWords
from .models import CentrePage, Governorate, Kind, PartnerPage, ServiceAtCentre
from .naming import Named, by_title, named
from .offers import services_to_be_had
from .reach import Reach, reach
from .states import hours_state, in_list
from .whereabouts import map_query, place_words

KINDS_SHOWN = 3
CENTRES_OFFERED = 5


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


@dataclass(frozen=True)
class Wish:
    """What the list is narrowed to: one governorate, one kind, both or neither."""

    governorate: Governorate | None = None
    kind: Kind | None = None

    def query(self, *, without: str = "") -> str:
        """Return the part of the address that asks for this, with the question mark; empty where nothing is asked."""
        asked = {"governorate": self.governorate, "kind": self.kind}
        found = {name: term.key for name, term in asked.items() if term is not None and name != without}
        return f"?{urlencode(found)}" if found else ""


def centres_path(language: str) -> str:
    """Return the address of the list of centres: its slug is the portal's own and the same in every language."""
    return f"/{language}/centres/"


def partners_path(language: str) -> str:
    """Return the address of the directory of partners."""
    return f"/{language}/partners/"


def centres_by_governorate(query: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return a page of the centres by governorate, for the address's ``governorate``, ``kind`` and ``page``.

    Keys that name no governorate or kind are ignored, and so is a page that does not exist.
    """
    now = timezone.now()
    to_be_had = services_to_be_had(language, in_baghdad(now).date())
    governorates, kinds = _governorates(language), _kinds(language, to_be_had)
    wish = Wish(_chosen(governorates, query.get("governorate")), _chosen(kinds, query.get("kind")))
    page = Paginator(_centres(wish, language, to_be_had), settings.LIST_PAGE_SIZE).get_page(query.get("page"))
    centres = list(page.object_list)
    offered = _kinds_offered(centres, kinds, to_be_had)
    book = HoursBook.of(centres, now=now)
    states = (in_list(hours_state(book.centre(centre), language, now)) for centre in centres)
    listings = [
        (centre, listing_of(centre, language, state, _wished_first(offered[centre.pk], wish.kind)))
        for centre, state in zip(centres, states, strict=True)
    ]
    prefix = wish.query()[1:]
    return {
        "groups": [
            (label(governorate.labels), [listing for _centre, listing in rows])
            for governorate, rows in groupby(listings, key=lambda pair: pair[0].governorate)
        ],
        "list_page": page,
        "page_query": f"{prefix}&" if prefix else "",
        "governorates": _options(governorates, wish.governorate),
        "kinds": _options(kinds, wish.kind),
        "wish": wish,
        "chips": _chips(wish, language),
        "ways_out": _ways_out(wish, language) if not centres else [],
        "no_store": bool(wish.kind and wish.kind.is_sensitive),
        "notice_subjects": {("governorate", wish.governorate.pk)} if wish.governorate else set(),
    }


def listing_of(
    centre: Any,
    language: str,
    state: StateWords,
    kinds: Iterable[Kind] = (),
    *,
    reached: Reach | None = None,
    hours: str = "",
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
    )


def partners_page(query: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return a page of the partners, by the names that readers of the language see."""
    partners = by_title(PartnerPage.objects.public(language))
    page = Paginator(partners, settings.LIST_PAGE_SIZE).get_page(query.get("page"))
    return {"list_page": page, "partners": [(named(partner, language), partner.get_type_display()) for partner in page]}


def centres_offered(language: str, most: int = CENTRES_OFFERED) -> list[tuple[str, str, str]]:
    """Return (name, address, where) of the first centres of the list, for a search that found nothing."""
    rows = [(named(centre, language), place_words(centre)) for centre in _centres(Wish(), language, None)[:most]]
    return [(name.name, name.address, where) for name, where in rows]


def kinds_offered(language: str) -> list[tuple[str, str, str]]:
    """Return (label, address of the list narrowed to it, no note) of every kind that some centre offers."""
    kinds = _kinds(language, services_to_be_had(language, in_baghdad(timezone.now()).date()))
    path = centres_path(language)
    return [(label(kind.labels), path + Wish(kind=kind).query(), "") for kind in kinds if kind.is_offered]


def _centres(wish: Wish, language: str, to_be_had: QuerySet[Any] | None) -> QuerySet[Any]:
    centres = CentrePage.objects.public(language).filter(governorate__isnull=False)
    if wish.governorate is not None:
        centres = centres.filter(governorate=wish.governorate)
    if wish.kind is not None and to_be_had is not None:
        offering = ServiceAtCentre.objects.filter(page__in=to_be_had.filter(kind=wish.kind)).values("centre")
        stating = CentrePage.kinds.through.objects.filter(kind=wish.kind).values("centrepage")
        centres = centres.filter(Q(pk__in=offering) | Q(pk__in=stating))
    return centres.order_by("governorate__order", "governorate__key", "path")


def _governorates(language: str) -> list[Any]:
    """Return all governorates, each saying by ``is_offered`` whether there is a centre in it."""
    here = CentrePage.objects.public(language).filter(governorate=OuterRef("pk"))
    return list(Governorate.objects.annotate(is_offered=Exists(here)))


def _kinds(language: str, to_be_had: QuerySet[Any]) -> list[Any]:
    """Return all kinds, each saying by ``is_offered`` whether any centre states it or has a service of it."""
    centres = CentrePage.objects.public(language)
    stating = CentrePage.kinds.through.objects.filter(kind=OuterRef("pk"), centrepage__in=centres.values("pk"))
    offering = ServiceAtCentre.objects.filter(
        page__in=to_be_had.filter(kind=OuterRef(OuterRef("pk"))), centre__in=centres.values("pk")
    )
    return list(Kind.objects.annotate(is_offered=Exists(stating) | Exists(offering)))


def _chosen(terms: list[Any], key: str | None) -> Any:
    return next((term for term in terms if term.key == key), None)


def _options(terms: list[Any], chosen: Any) -> list[tuple[str, str]]:
    """Return key and label of what can be chosen: what leads somewhere, and what was chosen."""
    return [(term.key, label(term.labels)) for term in terms if term.is_offered or term == chosen]


def _kinds_offered(centres: list[Any], kinds: list[Any], to_be_had: QuerySet[Any]) -> dict[int, list[Any]]:
    """Return the kinds of each centre in their order: stated ones, and those of services to be had there."""
    pks = [centre.pk for centre in centres]
    stated = CentrePage.kinds.through.objects.filter(centrepage__in=pks).values_list("centrepage_id", "kind_id")
    offered = ServiceAtCentre.objects.filter(centre__in=pks, page__in=to_be_had).values_list(
        "centre_id", "page__kind_id"
    )
    pairs = {*stated, *offered}
    return {pk: [kind for kind in kinds if (pk, kind.pk) in pairs] for pk in pks}


def _wished_first(kinds: list[Any], wished: Any) -> list[Any]:
    return sorted(kinds, key=lambda kind: kind != wished)


def _chips(wish: Wish, language: str) -> list[tuple[str, str]]:
    """Return each filter in use with the address that drops it."""
    path = centres_path(language)
    asked = (("governorate", wish.governorate), ("kind", wish.kind))
    return [(label(term.labels), path + wish.query(without=name)) for name, term in asked if term is not None]


def _ways_out(wish: Wish, language: str) -> list[tuple[str, str, str, str]]:
    """Return rows that lead from a list without results to wider ones."""
    path = centres_path(language)
    ways: list[tuple[str, str]] = []
    if wish.governorate is not None and wish.kind is not None:
        names = {"kind": label(wish.kind.labels), "governorate": label(wish.governorate.labels)}
        ways.append((_("%(kind)s in all governorates") % names, path + wish.query(without="governorate")))
        ways.append((_("All services in %(governorate)s") % names, path + wish.query(without="kind")))
    if wish.query():
        ways.append((_("All centres"), path))
    return [(name, address, "", "") for name, address in ways]
