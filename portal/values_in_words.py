"""Decides how a stored value is said to the people who work in the admin: dates, yes and no, choices, nothing."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from . import dates, languages


def value_in_words(field: Any, value: Any) -> str:
    """Return what a model field holds as plain text in the active language; an empty text for nothing.

    A field may say its values itself, with a method ``in_words(value, language)``.
    """
    if value is None or value == "":
        return ""
    if hasattr(field, "in_words"):
        return str(field.in_words(value, languages.current()))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return dates.say_date(value, languages.current())
    choices = dict(getattr(field, "flatchoices", ()))
    return str(choices.get(value, value) if choices else value)
