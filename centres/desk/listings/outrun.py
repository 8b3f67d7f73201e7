"""Decides what is said when somebody else saved the listing meanwhile: both versions, field by field."""

from dataclasses import dataclass
from typing import Any

from .words_form import words_shown


@dataclass(frozen=True)
class TwoVersions:
    """One field that says something else in the version that was saved meanwhile."""

    label: str
    theirs: str
    yours: str


def two_versions(change: Any) -> list[TwoVersions]:
    """Return the fields in which what was typed differs from the newest version."""
    found: list[TwoVersions] = []
    for form in filter(None, (change.words, change.second)):
        stored = words_shown(form.page) if form.page else {}
        for name, field in form.fields.items():
            yours = str(form[name].value() or "").replace("\r\n", "\n").strip()
            theirs = stored.get(name, "").strip()
            if yours != theirs:
                found.append(TwoVersions(str(field.label), theirs, yours))
    return found + _facts(change) + _phones(change)


def _facts(change: Any) -> list[TwoVersions]:
    stored, form = change.facts.initial, change.facts
    found = []
    for name, field in form.fields.items():
        yours, theirs = _said(field, form[name].value()), _said(field, stored[name])
        if yours != theirs:
            found.append(TwoVersions(str(field.label), theirs, yours))
    return found


def _phones(change: Any) -> list[TwoVersions]:
    lists = [("", change.phones), *((row.name.name, row.phones) for row in getattr(change, "rows", ()))]
    found = []
    for whose, phones in lists:
        for line in phones.lines:
            yours, theirs = str(line["number"].value() or ""), str(line.initial.get("number") or "")
            if yours.strip() != theirs.strip():
                label = str(line.fields["number"].label)
                found.append(TwoVersions(f"{label} ({whose})" if whose else label, theirs, yours))
    return found


def _said(field: Any, value: Any) -> str:
    """Return a chosen value as its labels."""
    if not hasattr(field, "choices"):
        return "" if value is None else str(value)
    values = {str(one) for one in (value if isinstance(value, list | tuple) else [value]) if one not in (None, "")}
    return ", ".join(str(label) for key, label in field.choices if str(key) in values)
