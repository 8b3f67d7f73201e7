"""Decides how the hours of a service at a centre stand in a sheet: a column a day, written as people write hours."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...hours.forms import DayInput, WeekInput, compress, decompress, errors_by_day
from ...hours.week import DAY_CODES, DAY_NAMES, DayKind

CLOSED = gettext_lazy("closed")
CALL = gettext_lazy("call")
KEYS = tuple(code.lower() for code in DAY_CODES)
HEADINGS = tuple(DAY_NAMES)
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫", "01234567890123456789.")
PERIOD = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*[-–—]\s*(\d{1,2})(?::(\d{2}))?")


def say_days(stored: str) -> list[str] | None:
    """Return the seven cells of stored hours, or None for special hours, which no cell can hold."""
    week = decompress(stored)
    return None if week.special else [_say(day) for day in week.days]


def read_days(cells: list[str]) -> tuple[str, dict[int, str]]:
    """Return the hours to store and, by day, what is wrong with a cell."""
    days: list[DayInput] = []
    errors: dict[int, str] = {}
    for number, text in enumerate(cells):
        try:
            days.append(_read(text))
        except ValidationError as error:
            days.append(DayInput())
            errors[number] = " ".join(error.messages)
    typed = WeekInput(tuple(days))
    errors |= errors_by_day(typed)
    return ("", errors) if errors else (compress(typed), {})


def in_this_language(cells: list[str]) -> list[str]:
    """Return the cells as the sheet of this language says them; what cannot be read stays as it was typed."""
    return [_say_again(text) for text in cells]


def _say_again(text: str) -> str:
    try:
        return _say(_read(text))
    except ValidationError:
        return text


def _say(day: DayInput) -> str:
    if day.kind == DayKind.OPEN:
        return ", ".join(f"{start}-{end}" for start, end in day.periods if start)
    return {DayKind.CLOSED.value: str(CLOSED), DayKind.CALL.value: str(CALL)}.get(day.kind, "")


def _read(text: str) -> DayInput:
    text = " ".join(text.translate(DIGITS).split()).lower()
    if not text:
        return DayInput()
    if text in {str(CLOSED).lower(), "closed", "مغلق"}:
        return DayInput(DayKind.CLOSED.value)
    if text in {str(CALL).lower(), "call", "اتصل"}:
        return DayInput(DayKind.CALL.value)
    periods = [PERIOD.fullmatch(part.strip()) for part in re.split(r"[,،;]", text)]
    if not all(periods) or len(periods) > 2:
        raise ValidationError(_("Write the hours as 08:30-14:00, or “closed”, or “call”."))
    found: list[Any] = [(_time(match[1], match[2]), _time(match[3], match[4])) for match in periods if match]
    return DayInput(DayKind.OPEN.value, tuple((found + [("", "")])[:2]))


def _time(hour: str, minute: str | None) -> str:
    return f"{int(hour):02}:{minute or '00'}"
