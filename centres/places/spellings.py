"""Decides how the other spellings of a name are stored and edited: a list, one spelling a line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 120


def parse_lines(text: str) -> list[str]:
    """Return the lines of a text as spellings: blanks collapsed, empty lines and repetitions left out, order kept."""
    spellings: dict[str, str] = {}
    for line in text.splitlines():
        spelling = " ".join(line.split())
        if spelling:
            spellings.setdefault(spelling.casefold(), spelling)
    return list(spellings.values())


class SpellingsFormField(forms.CharField):
    """A text box that takes one spelling a line, in any script."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        kwargs["show_hidden_initial"] = False
        kwargs.setdefault("widget", forms.Textarea({"dir": "auto", "rows": 6}))
        super().__init__(strip=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show the stored list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the list of spellings that was typed."""
        return parse_lines(value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as lists, so that a blank line more is no change."""
        return list(initial or []) != parse_lines(data or "")


class SpellingsField(models.JSONField):
    """A list of other spellings, edited one a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse anything but a list of short texts."""
        super().validate(value, model_instance)
        if not isinstance(value, list) or not all(isinstance(item, str) and 0 < len(item) <= LONGEST for item in value):
            raise ValidationError(_("Write one short spelling a line."))

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return the text box with one spelling a line."""
        return super().formfield(**{"form_class": SpellingsFormField, **kwargs})
