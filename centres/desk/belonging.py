"""Decides who of a partner's people leave, change their role or are said to belong still; one owner always stays."""

from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from portal.accounts.lost_factor import may_be_reset, reset_second_factor

from ..models import PartnerPage
from .models import Membership, Role, unconfirmed


def people_of(partner: PartnerPage) -> list[Membership]:
    """Return the partner's people, owners first; each knows whether there is a second factor (``has_factor``)."""
    factors = Authenticator.objects.filter(user=OuterRef("user")).exclude(type=Authenticator.Type.RECOVERY_CODES)
    rows = Membership.objects.filter(partner=partner).select_related("user").annotate(has_factor=Exists(factors))
    return sorted(rows, key=lambda one: (not one.is_owner, one.joined, one.pk))


@transaction.atomic
def remove(partner: PartnerPage, membership_id: int, by: Any, *, for_iom: bool = False) -> Membership:
    """Let somebody belong no more. Raise ValidationError for the last owner, whom only IOM removes."""
    membership = _held(partner, membership_id)
    if not for_iom:
        _keep_an_owner(membership)
    membership.delete()
    log(instance=partner, action="centres.leave", user=by, data={"name": _name(membership)})
    return membership


@transaction.atomic
def change_role(partner: PartnerPage, membership_id: int, role: str, by: Any) -> Membership:
    """Make somebody owner or editor. Raise ValidationError where no owner would be left."""
    membership = _held(partner, membership_id)
    if membership.role == role:
        return membership
    if role == Role.EDITOR:
        _keep_an_owner(membership)
    membership.role = Role(role)
    membership.save(update_fields=["role"])
    log(instance=partner, action="centres.role", user=by, data={"name": _name(membership), "role": role})
    return membership


@transaction.atomic
def reset_factor(partner: PartnerPage, membership_id: int, by: Any, *, for_iom: bool = False) -> Membership:
    """Take the second factor of somebody who lost it away; it is logged, and the person is mailed.

    Raise ValidationError for one's own, for staff's, and (but for IOM) for somebody who acts for other partners too.
    """
    membership = _held(partner, membership_id)
    person = membership.user
    others = Membership.objects.filter(user=person).exclude(partner=partner)
    if person.pk == by.pk or not may_be_reset(person) or (not for_iom and others.exists()):
        raise ValidationError(_("This second factor can only be taken away by IOM."))
    reset_second_factor(person, by)
    log(instance=partner, action="centres.reset_factor", user=by, data={"name": _name(membership)})
    return membership


@transaction.atomic
def still_belong(partner: PartnerPage, membership_ids: list[int], day: date | None = None) -> int:
    """Write down that these people still belong; return how many."""
    rows = Membership.objects.filter(partner=partner, pk__in=membership_ids)
    return rows.update(confirmed_on=day or timezone.localdate())


def due(partner: PartnerPage) -> list[Membership]:
    """Return the people of whom an owner has to say whether they still belong."""
    return list(Membership.objects.filter(unconfirmed(), partner=partner).select_related("user"))


def _held(partner: PartnerPage, membership_id: int) -> Membership:
    """Return the membership, all of the partner's held so that two owners do not remove each other at once.

    Raise Membership.DoesNotExist for somebody of another partner.
    """
    rows = Membership.objects.select_for_update(of=("self",)).filter(partner=partner).select_related("user")
    found = [one for one in rows.order_by("pk") if one.pk == membership_id]
    if not found:
        raise Membership.DoesNotExist
    return found[0]


def _keep_an_owner(membership: Membership) -> None:
    others = Membership.objects.filter(partner=membership.partner_id, role=Role.OWNER).exclude(pk=membership.pk)
    if membership.is_owner and not others.exists():
        raise ValidationError(_("This is the last owner. Make somebody else an owner first."))


def _name(membership: Membership) -> str:
    return membership.user.get_full_name() or membership.user.get_username()
