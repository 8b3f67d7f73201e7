"""A partner with its people and its listings, a rival, and everybody else who may try the desk's addresses."""

from typing import Any

from centres.desk.models import Membership, Role
from centres.models import PartnerPage
from centres.reports.receiving import receive
from portal import roles
from portal.models import User
from tests.centres import factories
from tests.portal.staff import person

STAFF = {
    "o": roles.MEDIA_OFFICERS,
    "a": roles.translators("ar"),
    "e": roles.translators("en"),
    "m": roles.MODERATORS,
    "A": roles.ADMINISTRATORS,
}
SETS = {
    "members": "rdw",
    "staff": "oaemA",
    "signed-in": "rdwoaemA",
    "everybody": "vrdwoaemA",
    "nobody": "",
}
LETTERS = "vrdwoaemA"


def member(partner: PartnerPage, username: str, role: Role = Role.EDITOR) -> User:
    """Make somebody who belongs to the partner."""
    user = person(username, language="ar")
    Membership.objects.create(user=user, partner=partner, role=role)
    return user


def desk_room() -> dict[str, Any]:
    """Make a partner with a service and what an address of the desk can name."""
    partner = factories.partner("own")
    centre = factories.centre()
    service = factories.service(partner, at=(centre,))
    return {"partner": partner, "centre": centre, "service": service, "report": receive(service, "hours", "")}


def comers(room: dict[str, Any]) -> dict[str, User | None]:
    """Make one person of each role who may try, by the letter of the table."""
    rival = factories.partner("rival")
    return {
        "v": None,
        "r": member(rival, "rival", Role.OWNER),
        "d": member(room["partner"], "editor"),
        "w": member(room["partner"], "owner", Role.OWNER),
        **{letter: person(f"staff_{letter}", group) for letter, group in STAFF.items()},
    }


def values_of(room: dict[str, Any]) -> dict[str, Any]:
    """Return what the parameters of the desk's addresses stand for; add a parameter here with its address."""
    return {
        "service_id": room["service"].pk,
        "page_id": room["service"].pk,
        "report_id": room["report"].pk,
        "centre_id": room["centre"].pk,
        "language": "ar",
        "what": "listings",
    }
