"""Decides how the spellings of one thing are stored and edited: one a line, the preferred one first."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import languages

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
    """A list of spellings, edited one a line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse anything but a list of short texts."""
        super().validate(value, model_instance)
        if not _are_spellings(value):
            raise ValidationError(_("Write one short spelling a line."))

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return the text box with one spelling a line."""
        return super().formfield(**{"form_class": SpellingsFormField, **kwargs})


class TermsWidget(forms.MultiWidget):
    """One text box per language, each with its own ``lang`` and ``dir``."""

    template_name = "portal/widgets/labels.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        widgets: dict[str, forms.Widget | type[forms.Widget]] = {
            code: forms.Textarea(
                {"lang": code, "dir": languages.direction(code), "aria-label": languages.own_name(code), "rows": 6}
            )
            for code in languages.codes()
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: Mapping[str, list[str]] | None) -> list[str]:
        """Split the stored dict into the boxes' texts."""
        return ["\n".join((value or {}).get(code, [])) for code in languages.codes()]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add each language's own name for the visible captions."""
        context = super().get_context(name, value, attrs)
        for code, part in zip(languages.codes(), context["widget"]["subwidgets"], strict=True):
            part["caption"] = languages.own_name(code)
        return context


class TermsFormField(forms.MultiValueField):
    """Takes a text box per language; a language without a spelling is absent from the result."""

    widget = TermsWidget

    def __init__(self, **kwargs: Any) -> None:
        fields = [SpellingsFormField(required=False) for _code in languages.codes()]
        for name in ("encoder", "decoder", "max_length"):
            kwargs.pop(name, None)
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[list[str]]) -> dict[str, list[str]]:
        """Join the boxes into the stored dict."""
        return {code: list(lines) for code, lines in zip(languages.codes(), data_list, strict=False) if lines}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as dicts of lists, so that a blank line more is no change."""
        typed = [parse_lines(text or "") for text in (data or [""] * len(self.fields))]
        return [(initial or {}).get(code, []) for code in languages.codes()] != typed


class TermsField(models.JSONField):
    """A dict language code → spellings, the preferred one first; edited as one text box per language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse anything but lists of short texts under language codes."""
        super().validate(value, model_instance)
        if not isinstance(value, dict) or not all(_are_spellings(spellings) for spellings in value.values()):
            raise ValidationError(_("Write one short spelling a line."))

    def formfield(self, **kwargs: Any) -> forms.Field | None:  # type: ignore[override]
        """Return the field with one text box per language."""
        return super().formfield(**{"form_class": TermsFormField, **kwargs})


def _are_spellings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and 0 < len(item) <= LONGEST for item in value)
