"""Decides how an organisation registers itself: mail first, then IOM; the answer never tells who is known."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from portal.letters import letter_to, send_letter
from portal.mail import send_apart
from portal.models import User

from ..models import PartnerPage, PartnersIndexPage
from ..partner_groups import ensure_partner_group
from .inviting import invite
from .links import address_for, new_token
from .models import Outcome, Registration, Role

ADMIT = "centres.admit_partners"


def begin(registration: Registration, language: str) -> None:
    """Store what the form said and mail a link that verifies the address; every address gets the same letter."""
    token, kept = new_token()
    registration.email, registration.language, registration.digest = registration.email.lower(), language, kept
    registration.expires_at = timezone.now() + timedelta(days=settings.INVITATION_DAYS)
    registration.save()
    link = address_for("desk:registration", token, language)
    send_apart([_letter(registration, "verify", link=link)])


def verify(registration: Registration) -> None:
    """Note that the address is the registrant's, and tell those at IOM who decide. The caller holds the row."""
    registration.verified_at = timezone.now()
    registration.save(update_fields=["verified_at"])
    send_letter(deciders(), "registration_waits", registration=registration)


def deciders() -> list[User]:
    """Return who at IOM decides on registrations; superusers only where nobody else does."""
    permission = Permission.objects.get(content_type__app_label="centres", codename=ADMIT.split(".")[1])
    users = User.objects.filter(is_active=True)
    named = users.filter(Q(groups__permissions=permission) | Q(user_permissions=permission)).distinct()
    return list(named) or list(users.filter(is_superuser=True))


@transaction.atomic
def accept(registration: Registration, partner: PartnerPage | None, by: Any) -> Registration:
    """Invite the registrant as owner of the partner, or of a new draft page; that letter tells them."""
    _still_waits(registration)
    partner = partner or new_partner(registration, by)
    registration.partner = partner
    _decide(registration, Outcome.ACCEPTED, by)
    invite(partner, registration.email, Role.OWNER, registration.language, by)
    return registration


@transaction.atomic
def refuse(registration: Registration, reason: str, by: Any) -> Registration:
    """Mail the registrant the reason, in their language."""
    _still_waits(registration)
    if not reason.strip():
        raise ValidationError(_("Say why: the organisation receives it by mail."))
    registration.reason = reason.strip()
    _decide(registration, Outcome.REFUSED, by)
    _letter(registration, "refused").send()
    return registration


def new_partner(registration: Registration, by: Any) -> PartnerPage:
    """Make the draft page of the partner in the language of its registration, with the rights of its people."""
    index = PartnersIndexPage.objects.get(locale=Locale.objects.get(language_code=registration.language))
    page = PartnerPage(title=registration.organisation, locale=index.locale, live=False, owner=by)
    index.add_child(instance=page)
    page.save_revision(user=by)
    ensure_partner_group(page)
    log(instance=page, action="centres.register", user=by)
    return page


def _letter(registration: Registration, name: str, **context: Any) -> Any:
    template = f"desk/letters/registration_{name}.txt"
    return letter_to(registration.email, registration.language, template, registration=registration, **context)


def _still_waits(registration: Registration) -> None:
    if not registration.is_waiting:
        raise ValidationError(_("Somebody else has decided on it meanwhile."))


def _decide(registration: Registration, outcome: str, by: Any) -> None:
    registration.outcome, registration.decided_by, registration.decided_at = outcome, by, timezone.now()
    registration.save()
