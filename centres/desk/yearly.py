"""Decides when owners are asked who still belongs: once a year, again after a month without an answer."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from portal.letters import language_of, send_letter

from ..models import PartnerPage
from .models import Membership, Role, YearlyQuestion, unconfirmed
from .names import partner_name

AGAIN_AFTER_DAYS = 30


def ask_who_belongs(today: date | None = None) -> int:
    """Mail the owners of partners whose list of people is a year old; run twice, it mails once. Return how many."""
    today = today or timezone.localdate()
    return sum(_ask(pk, today) for pk in partners_due().values_list("pk", flat=True))


def partners_due() -> QuerySet[PartnerPage]:
    """Return the partners with people of whom nobody has said for a year that they belong."""
    return PartnerPage.objects.filter(Exists(Membership.objects.filter(unconfirmed(), partner=OuterRef("pk"))))


def unanswered() -> QuerySet[PartnerPage]:
    """Return the partners whose owners were asked and have not answered."""
    return partners_due().filter(yearly_question__isnull=False)


@transaction.atomic
def _ask(partner_id: int, today: date) -> int:
    question, is_new = YearlyQuestion.objects.select_for_update().get_or_create(
        partner_id=partner_id, defaults={"asked_on": today}
    )
    if not is_new and question.asked_on > today - timedelta(days=AGAIN_AFTER_DAYS):
        return 0
    question.asked_on = today
    question.save()
    owners = Membership.objects.filter(partner_id=partner_id, role=Role.OWNER).select_related("user", "partner")
    for owner in owners:
        _write(owner)
    return 1


def _write(owner: Any) -> None:
    language = language_of(owner.user)
    with override(language):
        link = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('desk:people')}"
    name = partner_name(owner.partner, language).name
    send_letter([owner.user], "who_belongs", partner=name, link=link)
