"""Writes the demo partners and their services."""

from collections.abc import Mapping
from typing import Any

from centres.models import PartnerPage, ServiceAtCentre, ServicePage
from portal.demo.loading.identity import identity
from portal.demo.loading.lists import Terms
from portal.demo.loading.texts import phone_blocks, rich
from portal.demo.loading.writing import Draft
from portal.demo.partners import Partner
from portal.demo.services import Service
from portal.demo.shapes import LANGUAGES

# Texts that only services have to which people are referred.
REFERRAL = ("referral_how", "next_step", "feedback")


def partner_draft(partner: Partner, parent: Any) -> Draft:
    """Return a partner as it is written."""
    words = {
        language: {
            "title": partner.name[language],
            "slug": partner.slug[language],
            "about": rich(partner.about[language]),
        }
        for language in LANGUAGES
    }
    facts = {
        "acronym": partner.acronym,
        "type": partner.kind,
        "website": partner.website,
        "contacts": phone_blocks(partner.phones, identity("partner", partner.key), partner.email),
    }
    return Draft("partner", partner.key, PartnerPage, parent, words, facts)


def service_draft(service: Service, parent: Any, terms: Terms, centres: Mapping[str, Any]) -> Draft:
    """Return a service as it is written; ``centres`` are source pages by key. The first of its kinds is its kind."""
    facts = {
        "kind": terms.kinds[service.kinds[0]],
        "audiences": [terms.audiences[key] for key in service.audiences],
        "cost": service.cost,
        "access": service.access,
        "referral_needed": service.referral_needed,
        "response_days": service.response_days,
        "languages_spoken": list(service.languages),
        "phones": phone_blocks(service.phones, identity("service", service.key)),
        "status": service.status,
        "status_from": service.status_from,
        "status_until": service.status_until,
        "visibility": service.visibility,
        "centres": _at_centres(service, centres),
    }
    words = {language: _service_words(service, language) for language in LANGUAGES}
    return Draft("service", service.key, ServicePage, parent, words, facts)


def _service_words(service: Service, language: str) -> dict[str, str]:
    return {
        "title": service.name[language],
        "slug": service.slug[language],
        "what": rich(service.what[language]),
        "who": service.who[language],
        "how": service.how[language],
        "documents_needed": service.documents[language],
        **{name: text[language] for name in REFERRAL if (text := getattr(service, name))},
    }


def _at_centres(service: Service, centres: Mapping[str, Any]) -> list[ServiceAtCentre]:
    rows = []
    for order, at in enumerate(service.offered):
        row_id = identity("service", service.key, "at", at.centre)
        phones = phone_blocks(at.phones, row_id)
        facts = {"opening_hours": at.hours, "phones": phones, "uuid": row_id, "sort_order": order}
        rows.append(ServiceAtCentre(centre=centres[at.centre], **facts))
    return rows
