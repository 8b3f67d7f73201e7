"""Decides how a difference between two versions of a page is shown: field by field, words and facts."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst


@dataclass(frozen=True)
class FieldDifference:
    """One field: its label, and both values as safe HTML with what was taken out and put in marked."""

    label: str
    html: SafeString


def differences(before: Any, after: Any, request: Any) -> list[FieldDifference]:
    """Return the fields that differ between two instances of the same page; ``before`` None means a new page."""
    before = before or blank_like(after)
    panel = after.get_edit_handler().get_bound_panel(instance=after, request=request, form=None)
    found = [make(before, after) for make in panel.get_comparison()]
    return [FieldDifference(str(capfirst(one.field_label())), one.htmldiff()) for one in found if one.has_changed()]


def blank_like(page: Any) -> Any:
    """Return an empty page of the same type, place and language."""
    return type(page)(locale_id=page.locale_id, source_id=page.source_id, path=page.path, depth=page.depth)
