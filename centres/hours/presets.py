"""Decides which partners a holiday or Ramadan preset asks, and who says that it holds for a partner."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.log_actions import log

from portal.letters import send_letter
from portal.models import User

from ..models import CentreOrganisation, CentrePage, HoursPreset, PartnerPage, PresetConfirmation, ServiceAtCentre

CHANGE = "centres.change_hourspreset"


@dataclass(frozen=True)
class AskedPartner:
    """A partner that a preset asks, and its answer where it has confirmed."""

    partner: Any
    confirmation: PresetConfirmation | None


def partners_asked(preset: HoursPreset) -> list[AskedPartner]:
    """Return the public partners that work, or offer a service, at the centres of the preset, by title."""
    centres = _centres_of(preset)
    working = CentreOrganisation.objects.filter(page__in=centres, partner__isnull=False).values("partner")
    offering = ServiceAtCentre.objects.filter(centre__in=centres, page__live=True).values_list("page__path", flat=True)
    above = {path[: -PartnerPage.steplen] for path in offering}
    partners = PartnerPage.objects.filter(Q(pk__in=working) | Q(path__in=above), source=None, live=True)
    answers = {one.partner_id: one for one in preset.confirmations.select_related("confirmed_by")}
    return [AskedPartner(partner, answers.get(partner.pk)) for partner in partners.order_by("title")]


def presets_of(partner: Any, today: date) -> list[tuple[HoursPreset, PresetConfirmation | None]]:
    """Return the presets, not over yet, that ask the partner, the next ones first, with its confirmation or None."""
    found = []
    for preset in HoursPreset.objects.filter(last_day__gte=today).order_by("first_day", "pk"):
        asked = next((asked for asked in partners_asked(preset) if asked.partner.pk == partner.facts.pk), None)
        if asked is not None:
            found.append((preset, asked.confirmation))
    return found


def may_confirm(user: Any, partner: Any) -> bool:
    """Say whether the user may speak for the partner: its own people, and IOM after having asked them."""
    return bool(user.has_perm(CHANGE) or partner.facts.permissions_for_user(user).can_edit())


@transaction.atomic
def confirm_preset(preset: HoursPreset, partner: Any, user: Any) -> PresetConfirmation:
    """Note that the preset holds for the partner; done twice it changes nothing."""
    if not may_confirm(user, partner):
        raise PermissionDenied
    found, is_new = PresetConfirmation.objects.get_or_create(
        preset=preset, partner=partner.facts, defaults={"confirmed_by": user}
    )
    if is_new:
        log(instance=partner.facts, action="centres.confirm_preset", user=user, data={"preset": str(preset)})
    return found


def ask_partners(preset: HoursPreset) -> int:
    """Mail the people of every partner that has not confirmed the preset; return how many partners were asked."""
    waiting = [asked.partner for asked in partners_asked(preset) if asked.confirmation is None]
    people = User.objects.filter(memberships__partner__in=waiting, is_active=True).distinct()
    send_letter(people, "preset_waits", preset=preset)
    return len(waiting)


def _centres_of(preset: HoursPreset) -> QuerySet[CentrePage]:
    centres = CentrePage.objects.filter(source=None, live=True)
    return centres if preset.applies_to_all else centres.filter(pk__in=preset.centres.values("pk"))
