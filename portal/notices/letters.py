"""Decides who hears of an urgent notice by mail: those who may approve it, then its author."""

from typing import Any

from django.db.models import Q

from ..letters import send_letter
from ..models import UrgentNotice, User


def ask_for_approval(notice: UrgentNotice) -> None:
    """Ask everybody who may approve, but for the author."""
    right = Q(groups__permissions__content_type__app_label="portal") & Q(
        groups__permissions__codename="approve_urgentnotice"
    )
    people = User.objects.filter(right, is_active=True).exclude(pk=notice.author_id or 0).distinct()
    send_letter(people, "notice_waits", notice=notice)


def tell_of_approval(notice: UrgentNotice, by: Any) -> None:
    """Tell the author that it goes up."""
    _tell_author(notice, by, "notice_approved")


def tell_of_refusal(notice: UrgentNotice, by: Any) -> None:
    """Tell the author why it came back."""
    _tell_author(notice, by, "notice_refused")


def _tell_author(notice: UrgentNotice, by: Any, name: str) -> None:
    if notice.author_id and notice.author_id != by.pk:
        send_letter([notice.author], name, notice=notice)
