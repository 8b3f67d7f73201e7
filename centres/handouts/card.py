"""Decides what a contact card says of a centre, or of a service there: enough to call and to go there.

It is a vCard 3.0 (RFC 2426) and not 4.0 (RFC 6350): Android's contacts read 4.0 only since version 5 and many phones'
importers refuse it still, while all of them, and iOS, read 3.0. What stands in it means the same in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.addresses import absolute
from portal.content_lines import value, written
from portal.dates import say_date
from portal.labels import label

from ..blocks import PhoneValue
from ..hours.changes import closure_words
from ..hours.layers import Hours
from ..hours.say import sentence
from ..whereabouts import point_of

CONTENT_TYPE: Final = "text/vcard; charset=utf-8"


@dataclass(frozen=True)
class Card:
    """A contact: its names, phones, where it is (of a hidden address the governorate alone), and what it notes.

    ``address`` is absolute and permanent, ``point`` (latitude, longitude) in degrees or None.
    """

    identity: str
    name: str
    organisation: str
    phones: Sequence[PhoneValue]
    landmark: str
    town: str
    region: str
    point: tuple[float, float] | None
    address: str
    note: str
    changed_at: datetime


def card_about(
    page: Any, centre: Any, hours: Hours, phones: Sequence[PhoneValue], language: str, *, by: str = "", identity: Any
) -> Card:
    """Return the card of a centre, or of a service (``page``) at one (``centre``, None for a service at no centre).

    Both are source rows from the gate, ``language`` is active, ``by`` is the name of the partner.
    """
    name = page.words.title
    if centre is not None and centre is not page:
        name = f"{name} – {centre.words.title}"
    is_told = centre is not None and not centre.address_hidden
    return Card(
        identity=f"urn:uuid:{identity}",
        name=name,
        organisation=by or _("Community Resource Centres"),
        phones=phones,
        landmark=_landmark(centre.words.directions) if is_told else "",
        town=label(centre.place.labels) if is_told and centre.place else "",
        region=label(centre.governorate.labels) if centre is not None and centre.governorate else "",
        point=point_of(centre) if centre is not None else None,
        address=absolute(page.short_path),
        note=_note(hours, language),
        changed_at=max(filter(None, (page.last_published_at, page.words.last_published_at))),
    )


def card_file(card: Card) -> str:
    """Return the card as a file."""
    return written(["BEGIN:VCARD", "VERSION:3.0", *_lines(card), "END:VCARD"])


def _lines(card: Card) -> Iterator[str]:
    yield f"UID:{card.identity}"
    yield f"FN:{value(card.name)}"
    yield f"N:{value(card.name)};;;;"
    yield f"ORG:{value(card.organisation)}"
    for phone in card.phones:
        yield f"TEL;TYPE={_use(phone)}:{value(phone['number'])}"
    if card.region or card.town or card.landmark:
        where = ";".join(map(value, (card.landmark, card.town, card.region, "", _("Iraq"))))
        yield f"ADR;TYPE=WORK:;;{where}"
    if card.point:
        yield f"GEO:{card.point[0]:.6f};{card.point[1]:.6f}"
    yield f"URL:{card.address}"
    if card.note:
        yield f"NOTE:{value(card.note)}"
    yield f"REV:{card.changed_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _use(phone: PhoneValue) -> str:
    if not phone.takes_calls:
        return "CELL,MSG"
    return "CELL,VOICE,MSG" if phone.has_whatsapp else "WORK,VOICE"


def _landmark(directions: str) -> str:
    """Return the first step of the way, which names the landmark."""
    return next(filter(None, map(str.strip, directions.splitlines())), "")


def _note(hours: Hours, language: str) -> str:
    """Return the hours with the day on which they were so: a card is kept for long."""
    now = timezone.now()
    told = [closure_words(hours, language, now), sentence(hours.value, language) if hours.value else ""]
    said = "\n".join(filter(None, told))
    day = say_date(timezone.localdate(now), language)
    return _("Opening hours on %(day)s: %(hours)s") % {"day": day, "hours": said} if said else ""
