"""The form by which a centre is closed at once: why, in every language, and when it is expected to reopen."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from portal import languages
from portal.labels import LabelsFormField

from ..models import Closure
from .evaluate import in_baghdad

MOST_REASON = 120
# Reasons that are there in every language already.
READY = {
    "holiday": _("Public holiday"),
    "security": _("Security situation"),
    "weather": _("Bad weather"),
    "repairs": _("Repairs"),
    "power": _("No electricity"),
    "training": _("Staff training"),
}
OWN_WORDS = ""


class DayInput(forms.DateInput):
    """The browser's own picker of a day, from tomorrow on."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the first day that makes sense."""
        tomorrow = in_baghdad(timezone.now()).date() + timedelta(days=1)
        return super().get_context(name, value, {**(attrs or {}), "min": tomorrow.isoformat()})


class ClosingForm(forms.ModelForm):
    """Takes a closure: a ready reason, or one in own words; and the day of reopening where it is known."""

    ready = forms.ChoiceField(
        choices=[*READY.items(), (OWN_WORDS, _("Another reason, in own words:"))],
        required=False,
        widget=forms.RadioSelect,
        label=_("Why is it closed?"),
    )
    reason = LabelsFormField(
        max_length=MOST_REASON, required=False, label=_("In own words"), help_text=_("A few words in every language.")
    )

    class Meta:
        model = Closure
        fields = ("reason", "reopens_on")
        widgets = {"reopens_on": DayInput}

    field_order = ("ready", "reason", "reopens_on")

    def clean(self) -> dict[str, Any]:
        """Put the words of the ready reason in the place of own words; ask for one of the two."""
        cleaned = super().clean() or {}
        ready = cleaned.get("ready")
        if ready:
            cleaned["reason"] = ready_words(ready)
            self.errors.pop("reason", None)
        elif not cleaned.get("reason") and "reason" not in self.errors and "ready" not in self.errors:
            self.add_error("reason", _("Choose a reason, or write one in every language."))
        return cleaned


def ready_words(key: str) -> dict[str, str]:
    """Return a ready reason in every language."""
    words = {}
    for language in languages.codes():
        with translation.override(language):
            words[language] = str(READY[key])
    return words


def ready_of(reason: dict[str, str]) -> str:
    """Return the key of the ready reason that has these words, or an empty text."""
    return next((key for key in READY if ready_words(key) == reason), OWN_WORDS)
