"""Decides how a difference between two versions of a page is shown: field by field, words and facts."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.compare import (
    ChildRelationComparison,
    FieldComparison,
    ForeignObjectComparison,
    TextFieldComparison,
)

from ..values_in_words import value_in_words

Named = dict[type[Any], dict[Any, Any]]
# What Wagtail's comparisons show of an empty value.
NOTHING = frozenset({"", "None"})


@dataclass(frozen=True)
class FieldDifference:
    """One field: its label, and both values as safe HTML with what was taken out and put in marked."""

    label: str
    html: SafeString


def differences(before: Any, after: Any, request: Any, named: Named | None = None) -> list[FieldDifference]:
    """Return the fields that differ between two instances of the same page; ``before`` None means a new page.

    ``named`` is what they name, by model and key, where somebody fetched it: rows are shown by what they stand for.
    """
    before = before or blank_like(after)
    panel = after.get_edit_handler().get_bound_panel(instance=after, request=request, form=None)
    found = [make(before, after) for make in panel.get_comparison()]
    told, in_other_words = after.told_differences(before)
    changed = [_in_words(one, named or {}) for one in found if _field_name(one) not in told and one.has_changed()]
    shown = [FieldDifference(str(capfirst(one.field_label())), _shown(one, named or {})) for one in changed]
    return [FieldDifference(label, format_html("{}", text)) for label, text in in_other_words] + shown


def _field_name(comparison: Any) -> str:
    return str(getattr(getattr(comparison, "field", None), "name", ""))


def _shown(comparison: Any, named: Named) -> SafeString:
    """Return both values as HTML; of inline rows those that came, went or changed, field by field."""
    if not isinstance(comparison, ChildRelationComparison):
        return SafeString(comparison.htmldiff())
    rows = [(_kind(row), row) for row in comparison.get_child_comparisons()]
    return format_html_join(
        "",
        "<div class='{}'>{}</div>",
        ((kind, _fields(row, kind, named)) for kind, row in rows if kind or row.has_changed()),
    )


def _kind(row: Any) -> str:
    """Return the class of a row that came or went, an empty text for one that stayed."""
    return "addition" if row.is_addition() else "deletion" if row.is_deletion() else ""


def _fields(row: Any, kind: str, named: Named) -> SafeString:
    """Return the fields of a row: all that say something of one that came or went, else those that changed."""
    compared = [_in_words(field, named) for field in row.get_field_comparisons() if kind or field.has_changed()]
    said = [(capfirst(field.field_label()), field.htmldiff()) for field in compared]
    return format_html_join(_("; "), "{}: {}", (pair for pair in said if pair[1] not in NOTHING))


def _in_words(comparison: Any, named: Named) -> Any:
    """Let a plain field's values be said as people say them, unless both would then read the same.

    What a foreign key names is taken from what was fetched; stock asks for each by its key.
    """
    if type(comparison) in (FieldComparison, TextFieldComparison):
        field = comparison.field
        before, after = value_in_words(field, comparison.val_a), value_in_words(field, comparison.val_b)
        if before != after:
            comparison.val_a, comparison.val_b = before, after
    elif isinstance(comparison, ForeignObjectComparison):
        known = named.get(comparison.field.related_model, {})
        if {comparison.val_a, comparison.val_b} <= {None, *known}:
            both = known.get(comparison.val_a), known.get(comparison.val_b)
            comparison.get_objects = lambda: both
    return comparison


def blank_like(page: Any) -> Any:
    """Return an empty page of the same type, place and language."""
    return type(page)(locale_id=page.locale_id, source_id=page.source_id, path=page.path, depth=page.depth)
