"""Decides what the page behind a confirmation link shows: of each listing the facts that grow old."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal import gate

from ..hours.evaluate import in_baghdad
from ..hours.say import sentence
from ..models import Freshness, ServiceAtCentre
from ..naming import listed
from ..partner_groups import partner_group
from ..reach import phones_in
from ..whereabouts import place_words
from .links import ConfirmLink
from .listings import centres_kept, services_kept
from .mailing import is_named

Facts = list[tuple[str, list[str]]]


@dataclass(frozen=True)
class Asked:
    """A listing to be confirmed: what it is called, what it says, when it was confirmed, and whether by this link."""

    key: str
    title: str
    language: str
    facts: Facts
    confirmed_at: datetime | None
    is_done: bool
    is_hidden: bool


def pages_of(link: ConfirmLink) -> list[Any]:
    """Return the listings that the link may confirm today.

    Somebody who left the partner, or is no focal point any more, may confirm none of them, and what was made private
    since is confirmed at the desk.
    """
    if link.partner is None:
        pages = centres_kept().filter(focal_point=link.person)
    else:
        group = partner_group(link.partner)
        if group is None or not link.person.groups.filter(pk=group.pk).exists():
            return []
        pages = services_kept(in_baghdad(timezone.now()).date()).filter(partner_key=link.partner.translation_key)
    return [page for page in pages.filter(translation_key__in=link.keys) if is_named(page)]


def asked(link: ConfirmLink, pages: list[Any], language: str) -> list[Asked]:
    """Return the listings as the page shows them, in the reader's language; at most five statements for all."""
    gate.attach_words(pages, language)
    rows = Freshness.objects.in_bulk([page.translation_key for page in pages])
    here = (
        _facts_of_services(pages, language) if link.partner else {page.pk: _of_centre(page, language) for page in pages}
    )
    found = []
    for page in pages:
        row = rows.get(page.translation_key)
        confirmed_at = row.confirmed_at if row else None
        words = page.words
        found.append(
            Asked(
                key=str(page.translation_key),
                title=words.title,
                language="" if words.language == language else words.language,
                facts=here[page.pk],
                confirmed_at=confirmed_at,
                is_done=confirmed_at is not None and confirmed_at >= link.made_at,
                is_hidden=bool(row and row.hidden_since),
            )
        )
    return found


def _of_centre(centre: Any, language: str) -> Facts:
    phones = [phone.readable for phone in phones_in(centre.phones)]
    facts: Facts = [(_("Hours"), [sentence(centre.opening_hours, language)] if centre.opening_hours else [])]
    if not centre.address_hidden:
        facts.append((_("Where"), [place_words(centre)]))
    return _stated([*facts, (_("Phones"), phones)])


def _facts_of_services(services: list[Any], language: str) -> dict[int, Facts]:
    rows = list(ServiceAtCentre.objects.filter(page__in=[service.pk for service in services]).select_related("centre"))
    gate.attach_words([row.centre for row in rows], language)
    return {each.pk: _of_service(each, [row for row in rows if row.page_id == each.pk], language) for each in services}


def _of_service(service: Any, rows: list[Any], language: str) -> Facts:
    places = []
    for row in rows:
        hours = row.opening_hours or row.centre.opening_hours
        places.append(listed(filter(None, [row.centre.words.title, sentence(hours, language) if hours else ""])))
    numbers = [phone for row in rows for phone in phones_in(row.phones)] + phones_in(service.phones)
    return _stated(
        [
            (_("Where and when"), places),
            (_("Phones"), list(dict.fromkeys(phone.readable for phone in numbers))),
            (_("Cost"), [service.get_cost_display()]),
            (_("Appointment"), [service.get_access_display()]),
            (_("Status"), [service.get_status_display()]),
        ]
    )


def _stated(facts: Facts) -> Facts:
    return [(name, kept) for name, values in facts if (kept := [str(value) for value in values if value])]
