"""Decides how rows of several tables are fetched with one statement: every column as text, and back again.

For pages that show a little of many tables; a table that is wide or long is better asked by itself.
"""

import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

from django.db.models import BooleanField, CharField, DateTimeField, Q, QuerySet, TextField, Value, Window
from django.db.models.functions import Cast, RowNumber
from django.utils.timezone import is_naive

# Rows by model and key, in the order of their model.
Fetched = dict[type[Any], dict[Any, Any]]


def rows_together(wanted: Mapping[type[Any], Q]) -> Fetched:
    """Return the rows that are wanted of each model."""
    if not wanted:
        return {}
    width = max(len(model._meta.concrete_fields) for model in wanted)
    first, *others = (_as_text(model, which, width) for model, which in wanted.items())
    by_label = {model._meta.label: model for model in wanted}
    found = defaultdict(list)
    for label, place, *texts in first.union(*others, all=True):
        found[label].append((place, _row(by_label[label], texts)))
    return {
        model: {row.pk: row for _place, row in sorted(found[label], key=itemgetter(0))}
        for label, model in by_label.items()
    }


def fetched(holder: Any, model: type[Any]) -> list[Any] | None:
    """Return the rows of a model that were fetched together with a page (``fetched``), None where nobody did."""
    rows: Fetched = holder.__dict__.get("fetched", {})
    return list(rows[model].values()) if model in rows else None


def _as_text(model: type[Any], which: Q, width: int) -> QuerySet[Any, Any]:
    """Return the columns of a table as text; what a narrow table lacks is empty, since all have to be as wide."""
    names = [field.attname for field in model._meta.concrete_fields]
    texts: dict[str, Any] = {f"row_text_{number:02}": Cast(name, TextField()) for number, name in enumerate(names)}
    blank = {f"row_text_{number:02}": Value("", output_field=TextField()) for number in range(len(names), width)}
    rows = model._base_manager.filter(which).order_by()
    rows = rows.annotate(
        row_model=Value(model._meta.label, output_field=CharField()),
        row_place=Window(RowNumber(), order_by=list(model._meta.ordering or ["pk"])),
    )
    return rows.annotate(**texts, **blank).values_list("row_model", "row_place", *texts, *blank)


def _row(model: type[Any], texts: list[str | None]) -> Any:
    fields = model._meta.concrete_fields
    values = [_value(field, text) for field, text in zip(fields, texts, strict=False)]
    return model.from_db(None, [field.attname for field in fields], values)


def _value(field: Any, text: str | None) -> Any:
    """Return a value of a column from its text, as each of the databases writes it."""
    if text is None:
        return None
    if field.get_internal_type() == "JSONField":
        return field.to_python(json.loads(text))
    if isinstance(field, BooleanField):
        return text in ("1", "true")
    value = field.to_python(text)
    if isinstance(field, DateTimeField) and isinstance(value, datetime) and is_naive(value):
        return value.replace(tzinfo=UTC)
    return value
