"""Decides how opening hours are stored in a model: as text that check_hours accepts, edited as a week or as one day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models

from .day_forms import DayHoursFormField
from .forms import OpeningHoursFormField
from .parse import check_hours
from .say import sentence

MAX_LENGTH = 500


class OpeningHoursField(models.CharField):  # type: ignore[type-arg]
    """An OpenStreetMap ``opening_hours`` value; empty means that the hours are not stated."""

    default_validators = (check_hours,)  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", MAX_LENGTH)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """The week grid; a ``form_class`` or ``widget`` that is asked for wins."""
        return super().formfield(**{"form_class": OpeningHoursFormField, **kwargs})

    def in_words(self, value: str, language: str) -> str:
        """Return the hours as readers of the language are told them; editors who may not change them read the same."""
        return sentence(value, language)


class DayHoursField(OpeningHoursField):
    """The same for days that are all alike: closed, open in one or two periods, or to be asked for; never empty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", False)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """One day's choice and times; a ``form_class`` or ``widget`` that is asked for wins."""
        return super().formfield(**{"form_class": DayHoursFormField, **kwargs})
