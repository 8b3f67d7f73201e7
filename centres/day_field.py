"""Decides how a day is asked for: by the browser's own calendar, or typed with the digits that people have."""

from datetime import date
from typing import Any

from django import forms

from .blocks import DIGITS


class DayField(forms.DateField):
    """A day; a browser without a calendar sends what was typed, the day before the month."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)

    def to_python(self, value: Any) -> date | None:
        """Return the day, Arabic-Indic and Persian digits read like others; raise ValidationError."""
        return super().to_python(value.translate(DIGITS) if isinstance(value, str) else value)
