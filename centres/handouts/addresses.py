"""Decides at which addresses the contact cards and the notice of a listing are, and which listings have none."""

from typing import Any

from django.urls import reverse
from django.utils import translation


def short_id_of(page: Any) -> str:
    """Return the short id of a page set; an empty text before it has one."""
    return str(page.short_path.rpartition("/")[2])


def card_of(page: Any, language: str, at: Any = None) -> str:
    """Return the address of the contact card of a centre, or of a service (at a centre); empty where there is none."""
    short_id = short_id_of(page)
    if not short_id or page.is_private_reading:
        return ""
    with translation.override(language):
        if at is None:
            return reverse("contact_card", kwargs={"short_id": short_id})
        return reverse("contact_card_at", kwargs={"short_id": short_id, "at": at})


def notice_of(centre: Any, language: str) -> str:
    """Return the address of the notice of a centre; an empty text before it has a short address."""
    short_id = short_id_of(centre)
    with translation.override(language):
        return reverse("notice", kwargs={"short_id": short_id}) if short_id else ""


def follow_of(centre: Any, language: str) -> str:
    """Return the address on which a centre is followed; an empty text before it has a short address."""
    short_id = short_id_of(centre)
    with translation.override(language):
        return reverse("follow", args=["centres", short_id]) if short_id else ""
