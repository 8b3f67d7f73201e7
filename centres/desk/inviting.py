"""Decides who is invited to act for a partner, what the letter's link does, and that it does it once."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from portal.letters import letter_to
from portal.models import User

from ..models import PartnerPage
from .links import address_for, new_token
from .models import Invitation, Membership, Role, pending
from .names import partner_name

# So many links of a partner may be open at a time: nobody mails the whole country from here.
MOST_OPEN = 30


@transaction.atomic
def invite(partner: PartnerPage, email: str, role: str, language: str, by: Any) -> Invitation:
    """Mail a link to the address; one that was sent to it before for this partner does not work any more.

    Raise ValidationError when the person belongs to the partner already, or too many links are open.
    """
    email = email.strip().lower()
    if Membership.objects.filter(partner=partner, user__email__iexact=email).exists():
        raise ValidationError(_("This person belongs to the partner already."))
    revoke(Invitation.objects.filter(partner=partner, email=email))
    if pending().filter(partner=partner).count() >= MOST_OPEN:
        raise ValidationError(_("Too many invitations are open. Take some back first."))
    token, kept = new_token()
    invitation = Invitation.objects.create(
        partner=partner, email=email, role=role, language=language, invited_by=by, digest=kept, expires_at=_end()
    )
    log(instance=partner, action="centres.invite", user=by, data={"role": role})
    send(invitation, token)
    return invitation


@transaction.atomic
def send_again(invitation: Invitation, by: Any) -> Invitation:
    """Mail a new link in the place of an older one, which may have expired."""
    return invite(invitation.partner, invitation.email, invitation.role, invitation.language, by)


def revoke(invitations: Any) -> int:
    """Let links work no more; return how many did."""
    return int(invitations.filter(accepted_at=None, revoked_at=None).update(revoked_at=timezone.now()))


def send(invitation: Invitation, token: str) -> None:
    """Mail the letter."""
    letter_to(
        invitation.email,
        invitation.language,
        "desk/letters/invitation.txt",
        link=address_for("desk:invitation", token, invitation.language),
        partner=partner_name(invitation.partner, invitation.language).name,
        inviter=inviter_of(invitation),
        until=invitation.expires_at,
        is_owner=invitation.role == Role.OWNER,
    ).send()


def inviter_of(invitation: Invitation) -> str:
    """Return who invites: the name of one of the partner's own people, or nothing where IOM does."""
    by = invitation.invited_by
    if by is None or not Membership.objects.filter(user=by, partner_id=invitation.partner_id).exists():
        return ""
    return by.get_full_name() or by.get_username()


def accounts_of(invitation: Invitation) -> list[User]:
    """Return the accounts with the address that was written to, open or closed."""
    return list(User.objects.filter(email__iexact=invitation.email).order_by("pk")[:5])


@transaction.atomic
def accept(invitation: Invitation, user: User) -> Membership:
    """Let the user belong to the partner, and the link work no more. The caller holds the invitation's row."""
    membership, is_new = Membership.objects.get_or_create(
        user=user, partner=invitation.partner, defaults={"role": invitation.role}
    )
    if not is_new and invitation.role == Role.OWNER and not membership.is_owner:
        membership.role = Role.OWNER
        membership.save(update_fields=["role"])
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    log(instance=invitation.partner, action="centres.join", user=user, data={"role": membership.role})
    return membership


def new_account(invitation: Invitation, name: str, password: str) -> User:
    """Make the account of somebody who has none yet; that they read their mail is shown by the link."""
    taken = User.objects.filter(Q(username=invitation.email[:150])).exists()
    username = f"{invitation.email[:130]} {invitation.pk}" if taken else invitation.email[:150]
    user = User(username=username, email=invitation.email, first_name=name)
    user.set_password(password)
    user.save()
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": invitation.language})
    return user


def _end() -> Any:
    return timezone.now() + timedelta(days=settings.INVITATION_DAYS)
