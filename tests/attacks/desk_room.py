"""A partner with its people and its listings, a rival, and everybody else who may try the desk's addresses."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from centres.desk import inviting
from centres.desk.links import digest
from centres.desk.models import Invitation, Membership, Registration, Role
from centres.models import PartnerPage
from centres.reports.receiving import receive
from portal import roles
from portal.models import User
from tests.centres import factories
from tests.portal.staff import person

TOKEN = "the-token-of-the-letters"
STAFF = {
    "o": roles.MEDIA_OFFICERS,
    "a": roles.translators("ar"),
    "e": roles.translators("en"),
    "m": roles.MODERATORS,
    "A": roles.ADMINISTRATORS,
}
SETS = {
    "members": "rdw",
    "owners": "rw",
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
    colleague = Membership.objects.create(user=person("colleague"), partner=partner)
    invitation = inviting.invite(partner, "invited@example.org", Role.EDITOR, "ar", None)
    Invitation.objects.filter(pk=invitation.pk).update(digest=digest(TOKEN))
    registration = Registration(organisation="A", purpose="B", name="C", email="new@example.org", language="ar")
    registration.digest, registration.expires_at = digest(TOKEN), timezone.now() + timedelta(days=1)
    registration.save()
    return {
        "partner": partner,
        "centre": centre,
        "service": service,
        "report": receive(service, "hours", ""),
        "membership": colleague,
        "invitation": invitation,
    }


def comers(room: dict[str, Any]) -> dict[str, User | None]:
    """Make one person of each role who may try, by the letter of the table."""
    rival = factories.partner("rival")
    found: dict[str, User | None] = {
        "v": None,
        "r": member(rival, "rival", Role.OWNER),
        "d": member(room["partner"], "editor"),
        "w": member(room["partner"], "owner", Role.OWNER),
        **{letter: person(f"staff_{letter}", group) for letter, group in STAFF.items()},
    }
    User.objects.update(password=make_password("x", hasher="md5"))
    for user in found.values():
        if user is not None:
            user.refresh_from_db()
    return found


def values_of(room: dict[str, Any]) -> dict[str, Any]:
    """Return what the parameters of the desk's addresses stand for; add a parameter here with its address."""
    return {
        "service_id": room["service"].pk,
        "page_id": room["service"].pk,
        "report_id": room["report"].pk,
        "centre_id": room["centre"].pk,
        "language": "ar",
        "what": "listings",
        "membership_id": room["membership"].pk,
        "invitation_id": room["invitation"].pk,
        "token": TOKEN,
        "pk": 1,
        r"ar/desk/^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[\w-]+)/$": "ar/desk/password/reset/1-x-y/",
    }
