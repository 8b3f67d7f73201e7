"""Decides how days with other hours are asked for: a line for each of them; a line without a day takes them away."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.labels import label

from ...day_field import DayField
from ...hours.changes import row_in_words
from ...hours.closing_forms import READY, ready_of, ready_words
from ...hours.day_forms import DayHoursFormField
from ...models import ServiceHoursException

MOST = 30
NEW = "days-new"
# A reason in words that are no ready ones; IOM's editors write those, in every language.
OWN_WORDS = "own"


class DayForm(forms.Form):
    """One line: from which day to which, the hours, at which centre, and why."""

    first_day = DayField(label=gettext_lazy("First day"), required=False)
    last_day = DayField(label=gettext_lazy("Last day"), help_text=gettext_lazy("Empty: one day only."), required=False)
    hours = DayHoursFormField(required=False, label=gettext_lazy("Hours on these days"))
    centre = forms.ChoiceField(label=gettext_lazy("Where"), required=False)
    reason = forms.ChoiceField(label=gettext_lazy("Reason"), required=False)

    def __init__(self, data: Any, row: Any, centres: list[tuple[int, str]], today: date) -> None:
        self.row, self.today = row, today
        prefix = f"days-{row.uuid}" if row else NEW
        super().__init__(data, prefix=prefix, initial=_shown(row) if row else {"hours": "off"})
        centre, reason = self.fields["centre"], self.fields["reason"]
        centre.choices = [("", _("at every centre")), *((str(pk), name) for pk, name in centres)]  # type: ignore[attr-defined]
        reason.choices = [("", _("not stated")), *READY.items()]  # type: ignore[attr-defined]
        if row and self.initial["reason"] == OWN_WORDS:
            reason.choices += [(OWN_WORDS, label(row.reason))]  # type: ignore[attr-defined]

    @property
    def is_taken_away(self) -> bool:
        """Say whether no day is given."""
        return not self.cleaned_data.get("first_day") and not self.cleaned_data.get("last_day")

    def clean(self) -> dict[str, Any]:
        """Refuse days in the wrong order, and days that have passed; of a line without days nothing is wrong."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if not first and not last:
            if not {"first_day", "last_day"} & self.errors.keys():
                self.errors.clear()
        elif not first:
            self.add_error("first_day", _("Say from which day on."))
        elif last and last < first:
            self.add_error("last_day", _("This date lies before the one above."))
        elif (last or first) < self.today and "first_day" not in self.errors:
            self.add_error("first_day", _("These days have passed already."))
        return cleaned

    def write_into(self, row: Any) -> Any:
        """Write what was changed into a row of the page; return it."""
        for name in self.changed_data if self.row else self.fields:
            value = self.cleaned_data[name]
            if name == "hours":
                row.opening_hours = value
            elif name == "centre":
                row.centre_id = int(value) if value else None
            elif name == "reason":
                row.reason = row.reason if value == OWN_WORDS else ready_words(value) if value else {}
            else:
                setattr(row, name, value)
        return row


class DaysForm:
    """The lines of the days to come of one listing, and an empty one for more."""

    def __init__(self, data: Any, draft: Any, centres: list[tuple[int, str]], today: date) -> None:
        stored = list(draft.hours_exceptions.all())
        here = {None, *(pk for pk, _name in centres)}
        shown = [row for row in stored if (row.last_day or row.first_day) >= today and row.centre_id in here][:MOST]
        # A form that did not ask for a line says nothing of it.
        shown = [row for row in shown if data is None or f"days-{row.uuid}-first_day" in data]
        self.stored = stored
        self.said = [row_in_words(row) for row in shown]
        self.lines = [DayForm(data, row, centres, today) for row in [*shown, *([None] if len(shown) < MOST else [])]]

    def is_valid(self) -> bool:
        """Say whether every line can be taken; all are looked at."""
        answers = [line.is_valid() for line in self.lines]
        return all(answers)

    @property
    def is_open(self) -> bool:
        """Say whether the lines stand open: where something was changed, or is wrong."""
        return any(line.is_bound and (line.errors or line.has_changed()) for line in self.lines)

    def write_into(self, draft: Any) -> None:
        """Write the days into a version of the listing; what was not asked for stays as it stands."""
        typed = {line.row.uuid: line for line in self.lines if line.row}
        rows = []
        for row in self.stored:
            line = typed.get(row.uuid)
            if line is None or not line.is_taken_away:
                rows.append(row if line is None else line.write_into(row))
        new = [line for line in self.lines if line.row is None and not line.is_taken_away]
        rows += [line.write_into(ServiceHoursException(sort_order=len(rows))) for line in new]
        draft.hours_exceptions.set(rows)


def _shown(row: Any) -> dict[str, Any]:
    reason = ready_of(row.reason) or (OWN_WORDS if row.reason else "")
    centre = str(row.centre_id) if row.centre_id else ""
    days = {"first_day": row.first_day, "last_day": row.last_day}
    return {**days, "hours": row.opening_hours, "centre": centre, "reason": reason}
