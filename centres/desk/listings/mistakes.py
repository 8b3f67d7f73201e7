"""Decides what stands above a form that could not be taken: what is to be mended, each with the way to its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm

from .centre_rows import CentreRow


@dataclass(frozen=True)
class Mistake:
    """A field that is to be mended: what it is called, where (a centre, or nowhere in particular), and its id."""

    label: str
    where: str
    field_id: str


def mistakes_in(parts: list[Any]) -> list[Mistake]:
    """Return the fields of a change that are wrong, in the order of the form's parts."""
    return [mistake for part in parts for mistake in _of(part, "")]


def _of(part: Any, where: str) -> Iterator[Mistake]:
    if isinstance(part, CentreRow):
        yield from _of(part.form, part.name.name)
        yield from _of(part.phones, part.name.name)
    elif isinstance(part, BaseForm):
        for field in part:
            if field.errors:
                yield Mistake(str(field.label), where, field.id_for_label or field.auto_id)
    else:
        for line in part.lines:
            yield from _of(line, where)
