"""Writes the demo centres."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from centres.choices import DatePrecision, OrganisationRole
from centres.models import CentreOrganisation, CentrePage, MobileStop
from portal.demo.centres import Centre, Opening
from portal.demo.loading.files import Files
from portal.demo.loading.identity import identity
from portal.demo.loading.lists import Terms
from portal.demo.loading.texts import phone_blocks, rich
from portal.demo.loading.writing import Draft
from portal.demo.mobile_team import WEEKS
from portal.demo.shapes import LANGUAGES

PARTS_OF_A_MONTH = {
    "early": DatePrecision.EARLY_MONTH,
    "mid": DatePrecision.MID_MONTH,
    "late": DatePrecision.LATE_MONTH,
    "": DatePrecision.MONTH,
}


def centre_draft(centre: Centre, parent: Any, terms: Terms, files: Files, partners: Mapping[str, Any]) -> Draft:
    """Return a centre as it is written; ``partners`` are source pages by key."""
    owner = identity("centre", centre.key)
    opened_on, precision = opened(centre.opening)
    facts = {
        "place": terms.places.get(centre.place),
        "governorate": terms.governorates[centre.governorate],
        "latitude": centre.latitude,
        "longitude": centre.longitude,
        "ordinal": centre.ordinal,
        "opened_on": opened_on,
        "opened_precision": precision,
        "opening_hours": centre.hours,
        "phones": phone_blocks(centre.phones, owner),
        "organisations": _organisations(centre, owner, terms, partners),
        "project": terms.projects.get(centre.project),
        "coverage": [terms.places[key] for key in centre.coverage],
        "kinds": [terms.kinds[key] for key in centre.kinds],
        "audiences": [terms.audiences[key] for key in centre.audiences],
        "is_mobile": bool(centre.stops),
        "stops": _stops(centre, owner, terms),
        "picture": files.pictures.get(centre.key),
    }
    words = {language: _words(centre, language) for language in LANGUAGES}
    return Draft("centre", centre.key, CentrePage, parent, words, facts)


def opened(opening: Opening) -> tuple[date | None, str]:
    """Return the first day of what is known of an opening date, and how exactly it is known."""
    if opening.day is not None:
        return opening.day, DatePrecision.DAY
    if opening.year is None:
        return None, DatePrecision.DAY
    precision = PARTS_OF_A_MONTH[opening.part] if opening.month else DatePrecision.YEAR
    return date(opening.year, opening.month or 1, 1), precision


def _words(centre: Centre, language: str) -> dict[str, str]:
    return {
        "title": centre.name[language],
        "slug": centre.slug[language],
        "search_description": centre.lead[language],
        "description": rich(centre.description[language]),
        "directions": centre.directions[language],
        "accessibility_notes": centre.accessibility[language],
    }


def _stops(centre: Centre, owner: UUID, terms: Terms) -> list[MobileStop]:
    """Return the stops from today on, so that there is one today or tomorrow on whichever day the site is loaded."""
    ahead = (timezone.localdate() + timedelta(days=number) for number in range(7 * WEEKS))
    days = [(day, stop) for day in ahead for stop in centre.stops if stop.weekday == day.weekday()]
    return [
        MobileStop(
            day=day,
            place=terms.places[stop.place],
            starts=stop.starts,
            ends=stop.ends,
            uuid=identity(owner, "stop", day.isoformat()),
            sort_order=order,
        )
        for order, (day, stop) in enumerate(days)
    ]


def _organisations(centre: Centre, owner: UUID, terms: Terms, partners: Mapping[str, Any]) -> list[CentreOrganisation]:
    rows = []
    for order, role in enumerate(centre.roles):
        donor = terms.donors[role.organisation] if role.role == OrganisationRole.FUNDS else None
        partner = None if donor else partners[role.organisation]
        row_id = identity(owner, "organisation", role.role, role.organisation)
        rows.append(CentreOrganisation(role=role.role, partner=partner, donor=donor, uuid=row_id, sort_order=order))
    return rows
