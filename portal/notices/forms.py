"""The one form of an urgent notice: both languages, from and until in Baghdad time, severity, where it shows."""

from typing import Any

from django import forms
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..labels import LabelsFormField, LabelsWidget
from ..models import UrgentNotice
from ..models.urgent_notices import Severity, Where

MOST_TITLE, MOST_TEXT = 90, 500
NEEDED_FOR = {Where.GOVERNORATE: "governorate", Where.CENTRE: "centre"}


class MomentInput(forms.DateTimeInput):
    """The browser's own picker of a day and a time."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__({"dir": "ltr"}, format="%Y-%m-%dT%H:%M")


class ChosenField(forms.ModelChoiceField):
    """A choice of rows for which a number that no database can hold is one more unknown row."""

    def to_python(self, value: Any) -> Any:
        """Return the row chosen."""
        try:
            return super().to_python(value)
        except (OverflowError, DatabaseError) as error:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            ) from error


class NoticeForm(forms.ModelForm):
    """Takes a whole notice, or says of each field why not. The version is what the writer has opened."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = LabelsFormField(max_length=MOST_TITLE, label=_("title"), help_text=_("What happened, in a few words."))
    text = LabelsFormField(
        max_length=MOST_TEXT,
        label=_("text"),
        widget=LabelsWidget(line=forms.Textarea),
        help_text=_("What people should do now, and whom to call."),
    )
    starts_at = forms.DateTimeField(widget=MomentInput, label=_("from"), help_text=_("Time in Baghdad."))
    ends_at = forms.DateTimeField(
        widget=MomentInput,
        label=_("until"),
        help_text=_("It disappears by itself at this time; you can take it down earlier."),
    )

    class Meta:
        model = UrgentNotice
        fields = ("title", "text", "severity", "where", "governorate", "centre", "starts_at", "ends_at")
        field_classes = {"governorate": ChosenField, "centre": ChosenField}
        widgets = {"severity": forms.RadioSelect, "where": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without the empty choice that Django puts before radio buttons.
        fields: Any = self.fields
        fields["severity"].choices, fields["where"].choices = Severity.choices, Where.choices
        fields["centre"].queryset = fields["centre"].queryset.filter(source__isnull=True).order_by("title")

    def clean(self) -> dict[str, Any]:
        """Ask for the place that the choice needs and forget the other one; refuse a time that has passed."""
        cleaned = super().clean() or {}
        for where, name in NEEDED_FOR.items():
            if cleaned.get("where") != where:
                cleaned[name] = None
            elif not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Choose one: the notice shows on its pages."))
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if ends and ends <= timezone.now():
            self.add_error("ends_at", _("This time has passed already."))
        elif starts and ends and ends <= starts:
            self.add_error("ends_at", _("The notice ends before it begins."))
        return cleaned

    def clean_version(self) -> int:
        """Return the version that the writer has opened, 1 for a new notice."""
        return self.cleaned_data["version"] or 1
