"""Decides by which words centres, partners and services are found: all that people look for, nothing hidden."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.labels import label
from portal.plain_text import plain_html

from .blocks import PhoneValue
from .choices import Access, Cost, PartnerType, SpokenLanguage
from .freshness.state import doubts
from .hours.evaluate import in_baghdad
from .models import CentreOrganisation, CentrePage, ServiceAtCentre
from .naming import listed
from .offers import partners_by_key, services_at, services_shown
from .opened import opened_words
from .presenting import partner_above
from .reach import emails_in, phones_in
from .whereabouts import lead_words, place_words, point_of

COUNTRY_CODE = "+964"
CENTRE_ACRONYM = "CRC"


def centre_also(centre: Any) -> str:
    """Return phones, spellings of the places, and acronyms of the network and of who works at the centre."""
    rows = list(centre.organisations.select_related("donor").all())
    partners = _partners_of(rows, centre.language)
    acronyms = [*(partner.acronym for partner in partners), *(row.donor.acronym for row in rows if row.donor)]
    return _joined(CENTRE_ACRONYM, *_spellings(centre), *acronyms, *_numbers(phones_in(centre.phones)))


def centre_note(centre: Any, language: str) -> str:
    """Return where the centre is, and what the public has to know of doubts about it."""
    return listed(filter(None, [place_words(centre), *doubts(centre, language)]))


def service_note(words: Any, service: Any) -> str:
    """Return the partner and, where it is one, the centre, in the language of the words: what tells services apart.

    What the public has to know of doubts about it follows.
    """
    partner = partner_above(service, words.language)
    centres = _centres_of(service.centres.all(), words.language)
    return listed(
        [
            *([partner.words.title] if partner else []),
            *(each.words.title for each in centres[:1] if len(centres) == 1),
            *doubts(service, words.language),
        ]
    )


def centre_text(words: Any, centre: Any) -> str:
    """Return the centre's words with place, kinds, audiences, services and organisations in the active language."""
    language = words.language
    rows = list(centre.organisations.select_related("donor").all())
    services = services_at(centre, language, _today())
    lists = [term for name in ("kinds", "audiences") for term in getattr(centre, name).all()]
    coverage = [] if centre.address_hidden else list(centre.coverage.all())
    return _joined(
        lead_words(centre),
        plain_html(words.description),
        "" if centre.address_hidden else words.directions,
        words.accessibility_notes,
        *(label(term.labels) for term in (*lists, *coverage)),
        *(service.words.title for service in services),
        *(partner.words.title for partner in _partners_of(rows, language)),
        *(label(row.donor.labels) for row in rows if row.donor),
        label(centre.project.labels) if centre.project else "",
        str(opened_words(centre, language) or ""),
    )


def centre_facets(centre: Any) -> dict[str, tuple[str, ...]]:
    """Return the keys of governorate, kinds offered (its own and those of its services), audiences and partners."""
    rows = list(centre.organisations.all())
    services = services_at(centre, centre.language, _today())
    kinds = dict.fromkeys(
        [*(kind.key for kind in centre.kinds.all()), *(service.kind.key for service in services if service.kind)]
    )
    return _stated(
        governorate=(centre.governorate.key,) if centre.governorate else (),
        service=tuple(kinds),
        audience=tuple(audience.key for audience in centre.audiences.all()),
        partner=_keys([*_partners_of(rows, centre.language), *(service.partner_key for service in services)]),
    )


def partner_also(partner: Any) -> str:
    """Return acronym, website and contacts."""
    return _joined(
        partner.acronym, partner.website, *emails_in(partner.contacts), *_numbers(phones_in(partner.contacts))
    )


def partner_text(words: Any, partner: Any) -> str:
    """Return the text about the partner, its type, its services with what they ask for, and where it works."""
    language = words.language
    services = _services_of(partner, language)
    told = (part for service in services for part in (service.words.title, service.words.who))
    papers = (service.words.documents_needed for service in services)
    return _joined(
        plain_html(words.about),
        str(PartnerType(partner.type).label) if partner.type else "",
        *told,
        *dict.fromkeys(label(service.kind.labels) for service in services if service.kind),
        *(
            part
            for centre in _centres_with(partner, services, language)
            for part in (centre.words.title, place_words(centre))
        ),
        *papers,
    )


def partner_facets(partner: Any) -> dict[str, tuple[str, ...]]:
    """Return the partner itself, the type of organisation, and of its services kinds, audiences and governorates."""
    services = _services_of(partner, partner.language)
    audiences = (audience.key for service in services for audience in service.audiences.all())
    return _stated(
        partner=_keys([partner]),
        partner_type=(partner.type,) if partner.type else (),
        governorate=_governorates(_centres_with(partner, services, partner.language)),
        service=tuple(dict.fromkeys(service.kind.key for service in services if service.kind)),
        audience=tuple(dict.fromkeys(audiences)),
    )


def service_also(service: Any) -> str:
    """Return phones, the partner's acronym, what people call its kind, and the spellings of the places it is at."""
    partner = partner_above(service, service.language)
    rows = list(service.centres.all())
    spellings = [name for centre in _centres_of(rows, service.language) for name in _spellings(centre)]
    phones = [*phones_in(service.phones), *(phone for row in rows for phone in phones_in(row.phones))]
    asked_with = service.kind.asked_with if service.kind else ""
    return _joined(partner.acronym if partner else "", asked_with, *spellings, *_numbers(phones))


def service_text(words: Any, service: Any) -> str:
    """Return all words of the service with partner, kind, audiences, centres and conditions in the active language."""
    language = words.language
    partner = partner_above(service, language)
    centres = _centres_of(service.centres.all(), language)
    return _joined(
        label(service.kind.labels) if service.kind else "",
        plain_html(words.what),
        words.who,
        words.how,
        words.documents_needed,
        words.referral_how,
        words.next_step,
        words.feedback,
        partner.words.title if partner else "",
        *(label(audience.labels) for audience in service.audiences.all()),
        *(part for centre in centres for part in (centre.words.title, lead_words(centre))),
        str(Cost(service.cost).label) if service.cost else "",
        str(Access(service.access).label) if service.access else "",
        {True: _("Referral needed"), False: _("No referral needed")}.get(service.referral_needed, ""),
        *(str(SpokenLanguage(code).label) for code in service.languages_spoken or ()),
    )


def service_facets(service: Any) -> dict[str, tuple[str, ...]]:
    """Return the keys of kind, audiences, partner and the governorates where the service is offered."""
    partner = partner_above(service, service.language)
    return _stated(
        governorate=_governorates(_centres_of(service.centres.all(), service.language)),
        service=(service.kind.key,) if service.kind else (),
        audience=tuple(audience.key for audience in service.audiences.all()),
        partner=_keys([partner] if partner else []),
    )


def service_points(service: Any) -> tuple[tuple[float, float], ...]:
    """Return the positions of the centres where the service is offered."""
    points = (point_of(centre) for centre in _centres_of(service.centres.all(), service.language))
    return tuple(dict.fromkeys(point for point in points if point))


def national_number(number: str) -> str:
    """Return an Iraqi number as it is dialled in Iraq ("07700000001"); other numbers and short codes as they are."""
    return f"0{number.removeprefix(COUNTRY_CODE)}" if number.startswith(COUNTRY_CODE) else number


def _numbers(phones: Iterable[PhoneValue]) -> list[str]:
    """Return every number as stored, as dialled in Iraq, as it is read, and without anything before it."""
    forms = [
        (number, national_number(number), phone.readable, number.removeprefix(COUNTRY_CODE))
        for phone in phones
        for number in [phone["number"]]
    ]
    return list(dict.fromkeys(form for each in forms for form in each))


def _spellings(centre: Any) -> list[str]:
    """Return all names of the centre's place and governorate; of a hidden address the governorate's alone."""
    places = (
        [centre.governorate] if centre.address_hidden else [centre.place, centre.governorate, *centre.coverage.all()]
    )
    return [place.all_names() for place in places if place is not None]


def _partners_of(rows: list[Any], language: str) -> list[Any]:
    return list(partners_by_key(set(), {row.partner_id for row in rows if row.partner_id}, language).values())


def _centres_of(rows: Iterable[Any], language: str) -> list[Any]:
    return list(CentrePage.objects.public(language).filter(pk__in=[row.centre_id for row in rows]).order_by("path"))


def _services_of(partner: Any, language: str) -> list[Any]:
    return list(services_shown(language, _today()).filter(partner_key=partner.translation_key))


def _centres_with(partner: Any, services: list[Any], language: str) -> list[Any]:
    """Return the centres where the partner has a role or a service."""
    here = CentrePage.objects.public(language)
    offering = ServiceAtCentre.objects.filter(page__in=[service.pk for service in services]).values("centre")
    working = CentreOrganisation.objects.filter(partner=partner.pk).values("page")
    return list(here.filter(Q(pk__in=offering) | Q(pk__in=working)).order_by("path"))


def _governorates(centres: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(centre.governorate.key for centre in centres if centre.governorate))


def _keys(found: Iterable[Any]) -> tuple[str, ...]:
    """Return the keys of page sets, given as such or as pages, each once."""
    return tuple(dict.fromkeys(str(getattr(each, "translation_key", each)) for each in found))


def _stated(**facets: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {name: keys for name, keys in facets.items() if keys}


def _today() -> date:
    return in_baghdad(timezone.now()).date()


def _joined(*parts: str) -> str:
    """Return the parts that hold something, one a line, none twice."""
    return "\n".join(dict.fromkeys(part.strip() for part in parts if part and part.strip()))
