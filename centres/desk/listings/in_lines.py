"""Decides how a change of a listing's hours, phones and plain facts is told in lines, from what revisions store."""

import json
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from modelcluster.models import model_from_serializable_data

from portal import languages
from portal.values_in_words import value_in_words

from ...blocks import readable_phone
from ...choices import ContactKind
from ...hours.changes import row_in_words
from ...hours.say import sentence
from ...models import CentrePage, ServiceHoursException, ServicePage
from .mine import names_in, with_titles
from .versions import as_stored

PLAIN = ("cost", "access", "referral_needed", "response_days")
TOLD = (*PLAIN, "phones", "centres", "hours_exceptions")
Stored = dict[str, Any]
Line = tuple[str, str, str]


def changes_told(pairs: list[tuple[Stored, Stored]]) -> list[list[Line] | None]:
    """Return the lines of each pair (public, new); None where something differs that lines do not tell whole."""
    language = languages.current()
    centres = with_titles(CentrePage.objects.filter(pk__in=_centres_in(pairs)), language).in_bulk() if pairs else {}
    names = {pk: name.name for pk, name in names_in(centres.values(), CentrePage, language).items()}
    return [_lines(before, after, names, language) for before, after in pairs]


def _lines(before: Stored, after: Stored, names: dict[int, str], language: str) -> list[Line] | None:
    all_names = ("title", "slug", *ServicePage.word_fields, *ServicePage.fact_fields)
    differing = [name for name in all_names if as_stored(before.get(name)) != as_stored(after.get(name))]
    if not differing or set(differing) - set(TOLD):
        return None
    found: list[Line] = []
    for name in differing:
        if name == "centres":
            rows = _at_centres(before, after, names, language)
            if rows is None:
                return None
            found += rows
        elif name == "phones":
            found.append((_label(name), _numbers(before.get(name)), _numbers(after.get(name))))
        elif name == "hours_exceptions":
            found.append((_label(name), _days(before), _days(after)))
        else:
            field: Any = ServicePage._meta.get_field(name)
            old, new = (field.to_python(side.get(name)) for side in (before, after))
            found.append((_label(name), _said(field, old), _said(field, new)))
    return found


def _at_centres(before: Stored, after: Stored, names: dict[int, str], language: str) -> list[Line] | None:
    """Return the lines of hours and phones at each centre; None where a centre came or went."""
    old = {row["uuid"]: row for row in before.get("centres") or []}
    new = {row["uuid"]: row for row in after.get("centres") or []}
    if old.keys() != new.keys() or any(old[key]["centre"] != new[key]["centre"] for key in old):
        return None
    found = []
    for key, row in new.items():
        where = names.get(row["centre"], "")
        if old[key]["opening_hours"] != row["opening_hours"]:
            said = [sentence(side["opening_hours"], language) for side in (old[key], row)]
            found.append((f"{_('Hours')}: {where}", *said))
        numbers = [_numbers(side["phones"]) for side in (old[key], row)]
        if numbers[0] != numbers[1]:
            found.append((f"{_('Phones')}: {where}", *numbers))
    return found  # type: ignore[return-value]


def _centres_in(pairs: Iterable[tuple[Stored, Stored]]) -> set[int]:
    return {row["centre"] for pair in pairs for side in pair for row in side.get("centres") or []}


def _numbers(stored: Any) -> str:
    """Return the phones of a stored stream, one a line, each with what it is for."""
    blocks = json.loads(stored or "[]") if isinstance(stored, str) else stored or []
    kinds = dict(ContactKind.choices)
    values = [block["value"] for block in blocks if block["type"] == "phone"]
    return "\n".join(f"{readable_phone(one['number'])} ({kinds.get(one['kind'], '')})" for one in values)


def _days(content: Stored) -> str:
    rows = content.get("hours_exceptions") or []
    made = [model_from_serializable_data(ServiceHoursException, row, check_fks=False) for row in rows]
    return "\n".join(row_in_words(row) for row in made)


def _label(name: str) -> str:
    field: Any = ServicePage._meta.get_field(name)
    return str(getattr(field, "verbose_name", "") or field.related_model._meta.verbose_name_plural)


def _said(field: Any, value: Any) -> str:
    return "" if value in (None, "") else str(value_in_words(field, value))
