"""Decides which days with other hours are told ahead, and how one of them is said."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import get_language, pgettext

from portal.dates import digits, say_date
from portal.labels import label

from .say import sentence


def row_in_words(row: Any) -> str:
    """Return a row of dated hours in the active language, for editors who compare or may not change it."""
    language = get_language() or "en"
    hours = sentence(row.opening_hours, language)
    parts = [days_in_words(row.first_day, row.last_day or row.first_day, language), hours, label(row.reason)]
    return digits(pgettext("between entries of a list", ", ").join(filter(None, parts)), language)


def days_in_words(first: date | None, last: date | None, language: str) -> str:
    """Return "12 December 2026", or "12 December 2026 – 15 December 2026"."""
    if first is None or last is None:
        return ""
    if first == last:
        return say_date(first, language)
    days = {"first": say_date(first, language), "last": say_date(last, language)}
    return pgettext("days", "%(first)s – %(last)s") % days
