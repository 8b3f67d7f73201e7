"""Decides how the shipped glossary gets into the database without undoing what editors did."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from portal.models import GlossaryEntry, ShippedGlossaryEntry
from portal.signals import spellings_changed

DATA = Path(__file__).parent / "data"
# The order of the columns of a line; the acronyms come last.
COLUMNS = ("en", "ar")


@dataclass
class Loaded:
    """How many entries were made, brought up to date, and left as an editor had changed or deleted them."""

    created: int = 0
    updated: int = 0
    left: int = 0

    def __str__(self) -> str:
        return f"{self.created} created, {self.updated} updated, {self.left} left as edited"


def shipped() -> Iterator[dict[str, Any]]:
    """Yield the values of each shipped entry.

    A line of the files is `English; variants | Arabic; variants | acronyms`; `[kind]` says what the lines below are.
    """
    kind = GlossaryEntry.Kind.TERM.value
    for path in sorted(DATA.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                kind = GlossaryEntry.Kind(line.strip("[]")).value
            elif line.strip():
                *terms, acronyms = [_spellings(cell) for cell in [*line.split("|"), ""][:3]]
                key = slugify(terms[0][0])[:70]
                yield {"key": key, "kind": kind, "terms": dict(zip(COLUMNS, terms, strict=True)), "acronyms": acronyms}


@transaction.atomic
def load() -> Loaded:
    """Create the entries that were never loaded, and update those that nobody has changed since they were."""
    loads = dict(ShippedGlossaryEntry.objects.values_list("key", "fingerprint"))
    stored = {entry.key: entry for entry in GlossaryEntry.objects.all()}
    counts, new = Loaded(), []
    for values in shipped():
        mark, entry = fingerprint(values), stored.get(values["key"])
        if values["key"] not in loads and entry is None:
            new.append(values)
        elif entry is None or fingerprint({name: getattr(entry, name) for name in values}) != loads.get(entry.key):
            counts.left += 1
        elif loads[entry.key] != mark:
            _update(entry, values, mark)
            counts.updated += 1
    _create(new)
    counts.created = len(new)
    if new:
        spellings_changed.send(GlossaryEntry)
    return counts


def load_into_empty() -> Loaded | None:
    """Load the shipped glossary where none was ever loaded or written; else do nothing and return None."""
    if GlossaryEntry.objects.exists() or ShippedGlossaryEntry.objects.exists():
        return None
    return load()


def fingerprint(values: dict[str, Any]) -> str:
    """Return a short text that differs when any of the values differs."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


def _create(rows: list[dict[str, Any]]) -> None:
    """Create rows all at once: a glossary is loaded before there is anything to tell of each."""
    entries = [GlossaryEntry(**values, updated_at=timezone.now()) for values in rows]
    for entry in entries:
        entry.complete()
    GlossaryEntry.objects.bulk_create(entries)
    ShippedGlossaryEntry.objects.bulk_create(
        ShippedGlossaryEntry(key=values["key"], fingerprint=fingerprint(values)) for values in rows
    )


def _update(entry: GlossaryEntry, values: dict[str, Any], mark: str) -> None:
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save()
    ShippedGlossaryEntry.objects.filter(key=entry.key).update(fingerprint=mark)


def _spellings(cell: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))
