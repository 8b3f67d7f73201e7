"""Decides what a visitor's report has to hold: a choice, and words where the choice says nothing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext_lazy as _

from .models import ConductKind, ReportKind
from .receiving import LONGEST_WORDS

SIGNER = TimestampSigner(salt="centres.reports.form", sep="~")
# A page that stood open for longer is shown again with all that was written.
OPEN_SECONDS = 24 * 3600

OFFERED = [(kind.value, kind.label) for kind in ReportKind if kind != ReportKind.CHANGED]


def stamp(short_id: str) -> str:
    """Return what the form carries: which listing it is about, and when it was opened, signed."""
    return SIGNER.sign(short_id)


class ReportForm(forms.Form):
    """A choice, words that are optional, and a field that people do not see and programs fill in."""

    kind = forms.ChoiceField(
        choices=[*OFFERED, *ConductKind.choices],
        error_messages={
            "required": _("Choose what is wrong."),
            "invalid_choice": _("Choose what is wrong."),
        },
    )
    words = forms.CharField(
        required=False,
        max_length=LONGEST_WORDS,
        error_messages={"max_length": _("Please write less: 2,000 characters at most.")},
    )
    website = forms.CharField(required=False)
    stamp = forms.CharField(required=False)

    def __init__(self, *args: Any, short_id: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.short_id = short_id

    def clean(self) -> dict[str, Any]:
        """Refuse a form that is not ours or is too old, the field that nobody sees, and “something else” alone."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("website"):
            self.add_error("website", _("Leave this field empty, please."))
        if cleaned.get("kind") == ReportKind.OTHER and not cleaned.get("words", "").strip():
            self.add_error("words", _("Tell us in a few words what is wrong."))
        self._check_stamp(cleaned.get("stamp", ""))
        return cleaned

    def _check_stamp(self, value: str) -> None:
        again = ValidationError(_("The page was open for long. Nothing is lost: please send it once more."))
        try:
            about = SIGNER.unsign(value, max_age=OPEN_SECONDS)
        except SignatureExpired:
            self.add_error(None, again)
        except BadSignature:
            self.add_error(None, again)
        else:
            if about != self.short_id:
                self.add_error(None, again)
