"""Decides under which name a page is counted, and which pages are not."""

from typing import Any

from django.conf import settings


def counted_name(page: Any) -> str:
    """Return the short id under which a public page is counted; empty where it is not, as for all that is sensitive."""
    if not settings.COUNT_VISITS or page.is_private_reading:
        return ""
    return str(page.__dict__.get("known_short_id") or "")
