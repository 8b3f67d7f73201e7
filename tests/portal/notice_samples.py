"""Urgent notices for tests: their words, what the form posts, and one that readers see."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from portal.models import UrgentNotice
from portal.models.urgent_notices import NoticeState

TITLE = {"ar": "سيول في سنجار", "en": "Floods in Sinjar"}
TEXT = {"ar": "ابتعدوا عن الأودية.", "en": "Keep away from the valleys."}


def notice(**values: Any) -> UrgentNotice:
    """Return a stored notice that is up everywhere, unless the values say otherwise."""
    now = timezone.now()
    start = {"starts_at": now - timedelta(minutes=1), "ends_at": now + timedelta(hours=2)}
    return UrgentNotice.objects.create(
        **{"title": TITLE, "text": TEXT, "severity": "warning", "state": NoticeState.APPROVED} | start | values
    )


def posted(**values: Any) -> dict[str, Any]:
    """Return what the form posts for a notice from now on for two hours, everywhere."""
    now = timezone.localtime().replace(second=0, microsecond=0)
    return {
        "title_ar": TITLE["ar"],
        "title_en": TITLE["en"],
        "text_ar": TEXT["ar"],
        "text_en": TEXT["en"],
        "severity": "warning",
        "where": "everywhere",
        "starts_at": now.strftime("%Y-%m-%dT%H:%M"),
        "ends_at": (now + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M"),
    } | values
