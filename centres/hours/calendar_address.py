"""Decides at which address the calendar file of a centre is, and that a hidden address has none."""

from typing import Any

from django.urls import reverse
from django.utils import translation


def calendar_of(centre: Any, language: str) -> str:
    """Return the address of the file in a language; an empty text where the centre has none."""
    short_id = centre.short_path.rpartition("/")[2]
    if centre.address_hidden or not short_id:
        return ""
    with translation.override(language):
        return reverse("centre_calendar", kwargs={"short_id": short_id})
