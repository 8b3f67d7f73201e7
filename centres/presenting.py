"""Decides what the pages of a centre, a partner and a service show beside their own words."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.labels import label

from .choices import SpokenLanguage
from .freshness.state import doubts
from .handouts.addresses import card_of
from .handouts.along import along_with_centre, along_with_service
from .hours.book import HoursBook
from .hours.evaluate import StateKind, in_baghdad
from .hours.layers import Hours
from .hours.say import sentence
from .linked_data import centre_data, service_data
from .listing import Listing, centres_path, listing_of, partners_path
from .models import CentreOrganisation, CentrePage, PartnerPage, ServiceAtCentre
from .naming import listed, named
from .offers import Offer, offers_by_partner, partners_by_key, services_at, services_shown
from .opened import opened_words
from .reach import emails_in, phones_in, reach
from .roles import roles_at
from .states import announced_change, hours_told, in_list, is_ended, is_suspended, service_state
from .team_stops import stops_on_page
from .terms import stated_terms
from .whereabouts import lead_words, map_app_address, map_query, place_words


def centre_breadcrumb(centre: Any, language: str) -> list[tuple[str, str]]:
    """Return the list of centres, and the list for the centre's governorate."""
    path = centres_path(language)
    steps = [(_("Centres"), path)]
    if (governorate := centre.facts.governorate) is not None:
        steps.append((label(governorate.labels), f"{path}?governorate={governorate.key}"))
    return steps


def centre_context(centre: Any, language: str) -> dict[str, Any]:
    """Return what the page of a centre shows: state, hours, services by partner, phones, roles, and what it is.

    ``centre`` is the source row. At most nine statements, however much there is, and one more for a mobile team.
    """
    now = timezone.now()
    rows = list(centre.organisations.select_related("donor").all())
    services = services_at(centre, language, in_baghdad(now).date())
    partners = partners_by_key(
        {service.partner_key for service in services}, {row.partner_id for row in rows if row.partner_id}, language
    )
    book = HoursBook.of([centre], services, now=now)
    groups = offers_by_partner(centre, services, partners, book, language, now)
    terms = stated_terms(centre, "kinds", "audiences", "coverage")
    listed = {service.kind.key for service in services if service.kind}
    return {
        "notice_subjects": notice_subjects(centre),
        "reach": reach(centre.phones),
        **_place_told(centre),
        **hours_told(book.centre(centre), language, now),
        **stops_on_page(centre, book.centre(centre), language, now),
        "groups": groups,
        "other_kinds": [kind for kind in terms["kinds"] if kind.key not in listed],
        "audiences": terms["audiences"],
        "coverage": [] if centre.address_hidden else terms["coverage"],
        "phones": phones_in(centre.phones),
        "service_phones": [offer for group in groups for offer in group.offers if offer.phones],
        "roles": roles_at(rows, partners, language),
        "opened": opened_words(centre, language),
        "picture": _picture(centre),
        "linked_data": centre_data(centre, book.centre(centre), in_baghdad(now).date()),
        **along_with_centre(centre, book.centre(centre), language),
    }


def _place_told(centre: Any) -> dict[str, Any]:
    """Return what and where the centre is, and the ways to show it on a map."""
    return {
        "lead": lead_words(centre),
        "map_query": map_query(centre),
        "map_app_address": map_app_address(centre, centre.words.title),
    }


def notice_subjects(centre: Any) -> set[tuple[str, Any]]:
    """Return what a page about the centre is about, for urgent notices that stand on some pages only."""
    return {("centre", centre.pk), ("governorate", centre.governorate_id)}


def partner_breadcrumb(language: str) -> list[tuple[str, str]]:
    """Return the directory of partners."""
    return [(_("Partners"), partners_path(language))]


def partner_context(partner: Any, language: str, query: Mapping[str, str]) -> dict[str, Any]:
    """Return the partner's services, a page of them at a time, and the centres where it works.

    ``partner`` is the source row. At most eight statements, however much there is.
    """
    now = timezone.now()
    services = services_shown(language, in_baghdad(now).date()).filter(partner_key=partner.translation_key)
    page = Paginator(services, settings.LIST_PAGE_SIZE).get_page(query.get("page"))
    rows = list(
        ServiceAtCentre.objects.filter(page__in=services.order_by().values("pk")).values_list("page_id", "centre_id")
    )
    centres = _centres_of(partner, {centre for _service, centre in rows}, language)
    at = {pk: [centre for centre in centres if (pk, centre.pk) in rows] for pk, _centre in rows}
    return {
        "list_page": page,
        "offers": [_offer_of(service, at.get(service.pk, []), language, now) for service in page],
        "centres": [_row(centre, language) for centre in centres],
        "phones": phones_in(partner.contacts),
        "emails": emails_in(partner.contacts),
        "website": urlsplit(partner.website).netloc.removeprefix("www."),
        "logo": partner.logo if partner.logo and partner.logo.is_publishable() else None,
    }


def service_breadcrumb(service: Any, language: str) -> list[tuple[str, str]]:
    """Return the directory of partners and the partner; nothing where the kind is sensitive."""
    if service.is_private_reading:
        return []
    partner = partner_above(service.facts, language)
    return partner_breadcrumb(language) + ([(partner.words.title, partner.address_in(language))] if partner else [])


def service_context(service: Any, language: str) -> dict[str, Any]:
    """Return the partner, and at which centres the service is offered, when, and how one gets it there.

    ``service`` is the source row. At most six statements beside those of finding the address.
    """
    now = timezone.now()
    today = in_baghdad(now).date()
    partner = partner_above(service, language)
    rows = {row.centre_id: row for row in service.centres.all()}
    centres = _in_order(CentrePage.objects.public(language).filter(pk__in=rows))
    book = HoursBook.of(centres, [service], now=now)
    listings = [_service_here(service, rows[centre.pk], centre, book, language, now) for centre in centres]
    at, audiences = _at(service, rows, centres, book), stated_terms(service, "audiences")["audiences"]
    return {
        "notice_subjects": {subject for centre in centres for subject in notice_subjects(centre)},
        "partner": named(partner, language) if partner else None,
        "listings": listings,
        **_only_hours(service, rows, centres, book, language, now),
        **along_with_service(service, at, language),
        "linked_data": service_data(service, partner, at, audiences, today),
        "own_phones": phones_in(service.phones),
        "own_reach": reach(service.phones),
        "own_state": service_state(service, book.service(service), language, now),
        "audiences": audiences,
        "spoken": _spoken(service),
        "announced": announced_change(service, language, today),
        "is_interrupted": is_suspended(service, today) or is_ended(service, today),
        "is_sensitive": service.is_private_reading,
    }


def _at(service: Any, rows: dict[int, Any], centres: list[Any], book: HoursBook) -> list[tuple[Any, Any, Hours]]:
    """Return the centres of a service, each with its row and the hours there."""
    found = [(centre, rows[centre.pk]) for centre in centres]
    return [(centre, row, book.service(service, centre, row.opening_hours)) for centre, row in found]


def partner_above(service: Any, language: str) -> Any:
    """Return the public partner of a service, or None; kept on the row, because breadcrumb and page both ask."""
    kept: dict[str, Any] = service.__dict__.setdefault("_partner_above", {})
    if language not in kept:
        above = Page.objects.filter(path=service.path[: -Page.steplen]).values("translation_key")
        kept[language] = next(iter(PartnerPage.objects.public(language).filter(translation_key__in=above)), None)
    return kept[language]


def _picture(centre: Any) -> Any:
    """Return the picture of the centre where it may be shown: it could give a hidden address away."""
    picture = centre.picture
    return picture if picture is not None and picture.is_publishable() and not centre.address_hidden else None


def _centres_of(partner: Any, pks: set[int], language: str) -> list[Any]:
    """Return the public centres where the partner has a role or a service."""
    having_role = CentreOrganisation.objects.filter(partner=partner.pk).values("page")
    return _in_order(CentrePage.objects.public(language).filter(Q(pk__in=having_role) | Q(pk__in=pks)))


def _in_order(centres: Any) -> list[Any]:
    """Return centres in the order of the list of centres."""
    return list(centres.order_by("governorate__order", "governorate__key", "path"))


def _row(centre: Any, language: str) -> tuple[str, str, str, str]:
    name = named(centre, language)
    return name.name, name.address, place_words(centre), name.language


def _offer_of(service: Any, centres: list[Any], language: str, now: datetime) -> Offer:
    """Return a service in its partner's list: the centres it is offered at, and a state only where it is suspended."""
    state = service_state(service, Hours(), language, now) if is_suspended(service, in_baghdad(now).date()) else None
    icon = service.kind.icon if service.kind else ""
    notes = [listed(centre.words.title for centre in centres)] if centres else []
    return Offer(named(service, language), icon, state, notes, doubts=doubts(service, language))


def _service_here(service: Any, row: Any, centre: Any, book: HoursBook, language: str, now: datetime) -> Listing:
    """Return a centre as a result with the service's hours, state and phones there."""
    hours = book.service(service, centre, row.opening_hours)
    state = service_state(service, hours, language, now)
    reached = reach(row.phones, service.phones, centre.phones)
    today = in_baghdad(now).date()
    card = card_of(service, language, row.uuid)
    if not hours.value or state.kind == StateKind.CALL or is_suspended(service, today) or is_ended(service, today):
        return listing_of(centre, language, in_list(state), reached=reached, card=card)
    return listing_of(centre, language, state, reached=reached, hours=sentence(hours.value, language), card=card)


def _only_hours(
    service: Any, rows: dict[int, Any], centres: list[Any], book: HoursBook, language: str, now: datetime
) -> dict[str, Any]:
    """Return the hours told where the service is offered at one centre only; else each centre says its own."""
    if len(centres) != 1:
        return {}
    hours = book.service(service, centres[0], rows[centres[0].pk].opening_hours)
    told = hours_told(hours, language, now)
    return {name: told[name] for name in ("hours", "changes", "closed")}


def _spoken(service: Any) -> list[str]:
    """Return the names of the languages in which the service is given, in the active language."""
    return [str(SpokenLanguage(code).label) for code in service.languages_spoken if code in SpokenLanguage.values]
