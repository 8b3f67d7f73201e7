"""Decides how the hours and phones of a listing at each of its centres are asked for."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...hours.forms import OpeningHoursFormField, day_of
from ...hours.say import sentence
from ...hours.week import DAY_CODES, DAY_NAMES
from ...models import CentrePage, ServiceAtCentre
from .mine import names_in, with_titles
from .phones_form import PhonesForm

# The days people work in Iraq's offices, to which one day's hours are copied.
WORKING_DAYS = ("su", "mo", "tu", "we", "th")
PARTS = ("kind", "from1", "to1", "from2", "to2")
COPY = "copy"


class HoursForm(forms.Form):
    """A week of hours at one centre, and whether the service is still offered there."""

    hours = OpeningHoursFormField(required=False, label=_("Hours of the service here"))
    gone = forms.BooleanField(required=False, label=_("Not offered at this centre any more"))


class CentreRow:
    """One centre of the listing: its form, its phones, and what its own hours are."""

    def __init__(self, data: Any, row: Any, centre: Any, name: Any, language: str) -> None:
        self.row, self.centre, self.name = row, centre, name
        self.said = sentence(row.opening_hours or centre.opening_hours, language, short=True)
        self.prefix = f"at-{row.uuid}"
        self.form = HoursForm(data, prefix=self.prefix, initial={"hours": row.opening_hours})
        self.phones = PhonesForm(data, f"{self.prefix}-phones", row.phones)
        self.days = [(code.lower(), day) for code, day in zip(DAY_CODES, DAY_NAMES, strict=True)]

    @property
    def copy_name(self) -> str:
        """Return the name of the button that copies a day."""
        return f"{COPY}-{self.prefix}"

    @property
    def hours_errors(self) -> list[str]:
        """Return what is wrong with the hours."""
        return [str(error) for error in self.form.errors.get("hours", [])]

    @property
    def errors_of_no_day(self) -> list[str]:
        """Return what is wrong with the week as a whole; the rest stands beside its day."""
        errors = self.form.errors["hours"].as_data() if self.hours_errors else []
        return [message for error in errors if day_of(error) is None for message in error.messages]

    @property
    def is_open(self) -> bool:
        """Say whether the grid stands open: where something was changed, or is wrong."""
        return bool(self.form.is_bound and (self.hours_errors or "hours" in self.form.changed_data))

    def is_valid(self) -> bool:
        """Say whether hours and phones can be taken; both are looked at."""
        return all([self.form.is_valid(), self.phones.is_valid()])


def centres_named_in(page: Any, language: str) -> dict[int, Any]:
    """Return the centres that the newest version of a listing names, with their titles; at most one statement."""
    if page.latest_revision is None or not page.has_unpublished_changes:
        here = Q(pk__in=ServiceAtCentre.objects.filter(page=page.pk).values("centre"))
    else:
        stored = page.latest_revision.content
        rows = [*(stored.get("centres") or []), *(stored.get("hours_exceptions") or [])]
        here = Q(pk__in={row["centre"] for row in rows if row.get("centre")})
    return with_titles(CentrePage.objects.filter(here), language).in_bulk()


def rows_of(draft: Any, data: Any, language: str, centres: dict[int, Any]) -> list[CentreRow]:
    """Return the centres of a version of a listing, each with its forms."""
    rows = list(draft.centres.all())
    names = names_in(centres.values(), CentrePage, language)
    return [
        CentreRow(data, row, centres[row.centre_id], names[row.centre_id], language)
        for row in rows
        if row.centre_id in centres
    ]


def write_rows(draft: Any, rows: list[CentreRow]) -> None:
    """Write hours and phones into a version of the listing; where it is not offered any more its row goes."""
    by_uuid = {row.row.uuid: row for row in rows}
    kept = []
    for stored in draft.centres.all():
        typed = by_uuid.get(stored.uuid)
        if typed is not None:
            if typed.form.cleaned_data["gone"]:
                continue
            stored.opening_hours = typed.form.cleaned_data["hours"]
            stored.phones = stored._meta.get_field("phones").to_python(typed.phones.stored)
        kept.append(stored)
    draft.centres.set(kept)


def copied(data: Any) -> Any | None:
    """Return what was typed with one day's hours copied to the working days, or None when nobody asked for it."""
    asked = next((name for name in data if name.startswith(f"{COPY}-")), None)
    if asked is None:
        return None
    data = data.copy()
    grid = f"{asked.removeprefix(f'{COPY}-')}-hours"
    day = data.get(f"{grid}-copied", "su")
    if day in {code.lower() for code in DAY_CODES}:
        for target in WORKING_DAYS:
            for part in PARTS:
                data[f"{grid}-{target}-{part}"] = data.get(f"{grid}-{day}-{part}", "")
    return data
