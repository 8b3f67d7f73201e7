"""Decides how a week of opening hours is typed in, and what is said when the typed week cannot be meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .parse import check_hours, read_week, write_week
from .week import (
    CALL_DAY,
    CLOSED_DAY,
    DAY_CODES,
    DAY_MINUTES,
    DAY_NAMES,
    UNSTATED_DAY,
    Day,
    DayKind,
    Slot,
    Week,
    overlapping,
)

PERIODS = 2
CHOICES = (
    (DayKind.UNSTATED.value, pgettext_lazy("opening hours", "Not stated")),
    (DayKind.OPEN.value, pgettext_lazy("opening hours", "Open")),
    (DayKind.CLOSED.value, pgettext_lazy("opening hours", "Closed")),
    (DayKind.CALL.value, pgettext_lazy("choice for a day", "Call for hours")),
)
TIME = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")


@dataclass(frozen=True)
class DayInput:
    """What was typed for a day: its kind, and from and to of each period, as text."""

    kind: str = DayKind.UNSTATED.value
    periods: tuple[tuple[str, str], ...] = (("", ""),) * PERIODS

    @property
    def has_times(self) -> bool:
        """Whether any time is filled in."""
        return any(time for period in self.periods for time in period)


@dataclass(frozen=True)
class WeekInput:
    """What was typed: seven days, and special hours as text, which go before the days."""

    days: tuple[DayInput, ...] = (DayInput(),) * 7
    special: str = ""

    @property
    def empty_grid(self) -> bool:
        """Whether nothing was chosen or typed for any day."""
        return all(day == DayInput() for day in self.days)


def decompress(value: str) -> WeekInput:
    """What the grid shows for a stored value: special hours, and days of more than two periods, as text."""
    week = read_week(value)
    if week is None or any(len(day.slots) > PERIODS for day in week):
        return WeekInput(special=value)
    return WeekInput(tuple(day_input(day) for day in week))


def compress(typed: WeekInput) -> str:
    """The stored value of what was typed; raises ValidationError with one message for each day that is wrong."""
    if typed.special:
        if not typed.empty_grid:
            raise ValidationError(
                _("Either keep the special hours, or empty them and fill in the days: not both."), code="both"
            )
        check_hours(typed.special)
        return typed.special
    days: list[Day] = []
    errors: list[ValidationError] = []
    for index, day in enumerate(typed.days):
        try:
            days.append(read_day(day, DAY_NAMES[index]))
        except ValidationError as error:
            days.append(UNSTATED_DAY)
            errors.append(error)
    errors += _night_errors(days)
    if errors:
        raise ValidationError(errors)
    return write_week(Week(tuple(days)))


def errors_by_day(typed: WeekInput) -> dict[int, str]:
    """Return what is wrong with the days that were typed, by the day's place in the week."""
    try:
        compress(typed)
    except ValidationError as error:
        return {day: " ".join(one.messages) for one in error.error_list if (day := day_of(one)) is not None}
    return {}


def day_of(error: ValidationError) -> int | None:
    """Return the place in the week of the day that a message is about, or None for one about all of it."""
    named = (error.params or {}).get("day")
    return next((place for place, name in enumerate(DAY_NAMES) if name is named), None)


class WeekWidget(forms.Widget):
    """A row for each day: how it opens, and two periods. Input names are ``<name>-su-kind``, ``<name>-su-from1`` …"""

    template_name = "centres/hours/week_widget.html"
    use_fieldset = True

    class Media:
        css: ClassVar = {"all": ["centres/hours/week_widget.css"]}

    def id_for_label(self, id_: str) -> str:
        """No single input carries the field's label."""
        return ""

    def use_required_attribute(self, initial: Any) -> bool:
        """No single input can be required."""
        return False

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> WeekInput | None:
        """What was typed; None when the form did not have the grid."""
        if self.value_omitted_from_data(data, files, name):
            return None
        days = []
        for code in DAY_CODES:
            prefix = f"{name}-{code.lower()}"
            periods = tuple(
                (data.get(f"{prefix}-from{number}", "").strip(), data.get(f"{prefix}-to{number}", "").strip())
                for number in range(1, PERIODS + 1)
            )
            days.append(DayInput(data.get(f"{prefix}-kind", "") or DayKind.UNSTATED.value, periods))
        return WeekInput(tuple(days), data.get(f"{name}-special", "").strip())

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether the form did not have the grid."""
        return not any(f"{name}-{code.lower()}-kind" in data for code in DAY_CODES)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the rows, and the special hours where there are any, to what every widget's template is given."""
        context: dict[str, Any] = super().get_context(name, None, attrs)
        typed = value if isinstance(value, WeekInput) else decompress(value or "")
        widget = context["widget"]
        widget["base_id"] = widget["attrs"].get("id") or f"id_{name}"
        widget["disabled"] = bool(widget["attrs"].get("disabled"))
        widget["special"] = typed.special
        widget["choices"] = CHOICES
        errors = errors_by_day(typed)
        widget["days"] = [
            {
                "code": code.lower(),
                "name": day_name,
                "kind": day.kind,
                "from1": day.periods[0][0],
                "to1": day.periods[0][1],
                "from2": day.periods[1][0],
                "to2": day.periods[1][1],
                "error": errors.get(place, ""),
            }
            for place, (code, day_name, day) in enumerate(zip(DAY_CODES, DAY_NAMES, typed.days, strict=True))
        ]
        return context


class OpeningHoursFormField(forms.Field):
    """A week of opening hours; its clean value is the text to be stored."""

    widget = WeekWidget

    def __init__(self, *, max_length: int | None = None, empty_value: str = "", **kwargs: Any) -> None:
        self.max_length = max_length
        self.empty_value = empty_value
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """The text to be stored, from what was typed or from such a text."""
        text = compress(value) if isinstance(value, WeekInput) else (value or "").strip()
        if self.max_length and len(text) > self.max_length:
            raise ValidationError(_("These opening hours are too long to be stored."), code="max_length")
        return text or self.empty_value

    def validate(self, value: Any) -> None:
        """Refuse an empty value where one is required, and a text that is no opening hours."""
        super().validate(value)
        check_hours(value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the typed week means another one; what cannot be read counts as changed."""
        if self.disabled:
            return False
        try:
            return decompress(self.to_python(data)) != decompress(initial or "")
        except ValidationError:
            return True


def day_input(day: Day) -> DayInput:
    """Return what inputs show for a day; its third period and later ones are left out."""
    periods = [(_time_input(slot.start), _time_input(slot.end)) for slot in day.slots]
    return DayInput(day.kind.value, tuple((*periods, *((("", ""),) * PERIODS))[:PERIODS]))


def _time_input(minutes: int) -> str:
    hour, minute = divmod(minutes % DAY_MINUTES, 60)
    return f"{hour:02}:{minute:02}"


def read_day(typed: DayInput, day_name: Any) -> Day:
    """Return the day that was typed; raises ValidationError, which names it."""
    name = {"day": day_name}
    if typed.kind == DayKind.CLOSED:
        return CLOSED_DAY
    if typed.kind == DayKind.CALL:
        return CALL_DAY
    if typed.kind == DayKind.UNSTATED:
        if typed.has_times:
            raise ValidationError(_("%(day)s: choose “Open”, or clear the times."), code="unused_times", params=name)
        return UNSTATED_DAY
    if typed.kind != DayKind.OPEN:
        raise ValidationError(_("%(day)s: choose one of the answers."), code="invalid_choice", params=name)
    slots = tuple(sorted(_read_period(period, name) for period in typed.periods if any(period)))
    if not slots:
        raise ValidationError(_("%(day)s: give the times, or choose “Call for hours”."), code="no_times", params=name)
    if overlapping(slots):
        raise ValidationError(_("%(day)s: the two periods overlap."), code="overlap", params=name)
    return Day(DayKind.OPEN, slots)


def _read_period(period: tuple[str, str], name: dict[str, Any]) -> Slot:
    if not all(period):
        raise ValidationError(_("%(day)s: give both times, from and to."), code="half_period", params=name)
    start, end = (_read_time(text, name) for text in period)
    slot = Slot(start % DAY_MINUTES, end if end > start else end + DAY_MINUTES)
    if not slot.plausible:
        raise ValidationError(
            _(
                "%(day)s: closes before it opens. Over midnight is possible for up to 12 hours, for example from "
                "22:00 to 02:00."
            ),
            code="order",
            params=name,
        )
    return slot


def _read_time(text: str, name: dict[str, Any]) -> int:
    match = TIME.fullmatch(text)
    hour, minute = (int(match[1]), int(match[2])) if match else (-1, -1)
    if not (0 <= hour < 24 and 0 <= minute < 60) and (hour, minute) != (24, 0):
        raise ValidationError(
            _("%(day)s: write the time as 09:00, in the afternoon as 14:30."), code="time", params=name
        )
    return hour * 60 + minute


def _night_errors(days: list[Day]) -> list[ValidationError]:
    """The days whose night runs into the hours of the next day (Saturday's into Sunday's)."""
    errors = []
    for index, day in enumerate(days):
        following = (index + 1) % len(days)
        first = days[following].slots[:1]
        if day.slots and first and day.slots[-1].end - DAY_MINUTES > first[0].start:
            names = {"day": DAY_NAMES[index], "next": DAY_NAMES[following]}
            message = _("%(day)s: the hours after midnight run into those of %(next)s.")
            errors.append(ValidationError(message, code="night", params=names))
    return errors
