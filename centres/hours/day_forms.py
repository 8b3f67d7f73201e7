"""Decides how the hours of days that are all alike are typed in: closed, one or two periods, or to be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import pgettext_lazy

from .forms import CHOICES, PERIODS, DayInput, day_input, read_day
from .parse import check_hours, read_week, write_week
from .week import CLOSED_DAY, DayKind, Week

THESE_DAYS = pgettext_lazy("beginning of a message about hours", "These days")
DAY_CHOICES = sorted(
    (choice for choice in CHOICES if choice[0] != DayKind.UNSTATED), key=lambda choice: choice[0] != DayKind.CLOSED
)


def typed_day(value: str) -> DayInput | None:
    """What the inputs show for a stored value; None where its days differ, or where it has more than two periods."""
    week = read_week(value) if value.strip() else Week((CLOSED_DAY,) * 7)
    if week is None or len(set(week)) > 1 or len(week.days[0].slots) > PERIODS:
        return None
    return day_input(week.days[0])


class DayWidget(forms.Widget):
    """How the days are, and two periods. Input names are ``<name>-kind``, ``<name>-from1``, ``<name>-to1`` …"""

    template_name = "centres/hours/day_widget.html"
    use_fieldset = True

    class Media:
        css: ClassVar = {"all": ["centres/hours/week_widget.css"]}

    def id_for_label(self, id_: str) -> str:
        """No single input carries the field's label."""
        return ""

    def use_required_attribute(self, initial: Any) -> bool:
        """No single input can be required."""
        return False

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> DayInput | str | None:
        """What was typed; a stored value where the form has that, None when it had neither."""
        if self.value_omitted_from_data(data, files, name):
            value: str | None = data.get(name)
            return value
        periods = tuple(
            (data.get(f"{name}-from{number}", "").strip(), data.get(f"{name}-to{number}", "").strip())
            for number in range(1, PERIODS + 1)
        )
        return DayInput(data.get(f"{name}-kind", "") or DayKind.CLOSED.value, periods)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether the form did not have the inputs."""
        return f"{name}-kind" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Adds the choice and the times to what every widget's template is given."""
        context: dict[str, Any] = super().get_context(name, None, attrs)
        typed = value if isinstance(value, DayInput) else typed_day(value or "")
        widget = context["widget"]
        widget["base_id"] = widget["attrs"].get("id") or f"id_{name}"
        widget["disabled"] = bool(widget["attrs"].get("disabled"))
        widget["choices"] = DAY_CHOICES
        # Imported hours that these inputs cannot show are kept as they are.
        widget["kept"] = value if typed is None else ""
        widget["day"] = typed or DayInput(DayKind.CLOSED.value)
        return context


class DayHoursFormField(forms.Field):
    """The hours of days that are all alike; its clean value is the text to be stored."""

    widget = DayWidget

    def __init__(self, *, max_length: int | None = None, empty_value: str = "", **kwargs: Any) -> None:
        self.max_length = max_length
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """The text to be stored, from what was typed or from such a text."""
        if not isinstance(value, DayInput):
            return (value or "").strip()
        return write_week(Week((read_day(value, THESE_DAYS),) * 7))

    def validate(self, value: Any) -> None:
        """Refuse an empty value, and a text that is no opening hours."""
        super().validate(value)
        check_hours(value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the typed day means another one; a new row counts as changed only by its other fields."""
        try:
            return read_week(self.to_python(data)) != read_week(initial or "off")
        except ValidationError:
            return True
