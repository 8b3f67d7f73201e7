"""Decides how a short text that exists in every language (a label, an alternative text) is stored, edited and read."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import languages


def label(labels: Mapping[str, str] | None, language: str | None = None) -> str:
    """Return the text in the language (the active one when None), else in any other, else an empty text."""
    labels = labels or {}
    language = language or languages.current()
    return labels.get(language) or next((labels[code] for code in languages.codes() if labels.get(code)), "")


class LabelsWidget(forms.MultiWidget):
    """One line per language, each with its own ``lang`` and ``dir``."""

    template_name = "portal/widgets/labels.html"

    def __init__(self, attrs: dict[str, Any] | None = None, line: type[forms.Widget] = forms.TextInput) -> None:
        rows = {"rows": 3} if line is forms.Textarea else {}
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            code: line({"lang": code, "dir": languages.direction(code), "aria-label": languages.own_name(code), **rows})
            for code in languages.codes()
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: Mapping[str, str] | None) -> list[str]:
        """Split the stored dict into the lines' values."""
        return [(value or {}).get(code, "") for code in languages.codes()]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add each language's own name for the visible captions."""
        context = super().get_context(name, value, attrs)
        for code, part in zip(languages.codes(), context["widget"]["subwidgets"], strict=True):
            part["caption"] = languages.own_name(code)
        return context


class LabelsFormField(forms.MultiValueField):
    """Takes a line per language; all of them when required, all or none when not."""

    widget = LabelsWidget
    default_error_messages = {"incomplete": _("Write it in every language.")}

    def __init__(self, *, max_length: int = 255, **kwargs: Any) -> None:
        fields = [forms.CharField(max_length=max_length, required=False) for _code in languages.codes()]
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        """Join the lines into the stored dict, or refuse a set with a gap."""
        labels = {code: text.strip() for code, text in zip(languages.codes(), data_list, strict=False) if text.strip()}
        if labels and len(labels) < len(languages.codes()):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return labels

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as dicts, so that an empty dict and empty lines are the same."""
        if not isinstance(initial, list):
            initial = [(initial or {}).get(code, "") for code in languages.codes()]
        return list(initial) != [text or "" for text in (data or [""] * len(self.fields))]


class LabelsField(models.JSONField):
    """A dict language code → text, edited as one line per language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse anything but texts under known language codes, and a gap where the field is not blank."""
        super().validate(value, model_instance)
        if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
            raise ValidationError(_("A label is a text for each language."))
        if value and any(not value.get(code) for code in languages.codes()):
            raise ValidationError(_("Write it in every language."))

    def formfield(self, **kwargs: Any) -> forms.Field | None:  # type: ignore[override]
        """Return the field with one line per language."""
        return super().formfield(**{"form_class": LabelsFormField, **kwargs})
