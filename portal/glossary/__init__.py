"""What the things of this field are called: read by translation, checks of texts, and search.

The rows are `portal.models.GlossaryEntry`; nothing is imported from there at the top, because the models use this
package.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Count, Max

from portal.search_hooks import Spelled

from .matching import Finder, Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `terms` are the spellings by language, the preferred one first; acronyms belong to no language."""

    key: str
    kind: str
    terms: Mapping[str, tuple[str, ...]]
    acronyms: tuple[str, ...]
    note: str

    def preferred(self, language: str) -> str:
        """Return how the thing is written in the language; empty when nobody has said."""
        return next(iter(self.terms.get(language, ())), "")

    def spellings(self, language: str | None = None, *, acronyms: bool = True) -> tuple[str, ...]:
        """Return the spellings in the language, or in every language, and the acronyms."""
        chosen = self.terms.values() if language is None else [self.terms.get(language, ())]
        return (*(spelling for spellings in chosen for spelling in spellings), *(self.acronyms if acronyms else ()))


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of a text that names an entry; `text` is it as written."""

    start: int
    end: int
    text: str
    entry: Entry


class _Kept:
    """What was last read, and the version of the rows it was read from."""

    version: Any = None
    entries: tuple[Entry, ...] = ()
    finders: dict[str, Finder[Entry]] = {}


def entries() -> tuple[Entry, ...]:
    """Return all entries by key; one small statement, and a second one only after the glossary has changed."""
    rows = apps.get_model("portal", "GlossaryEntry")._default_manager
    version = tuple(rows.aggregate(Count("pk"), Max("updated_at"), Max("pk")).values())
    if version != _Kept.version:
        found = rows.order_by("key").values_list("key", "kind", "terms", "acronyms", "note")
        _Kept.entries = tuple(_entry(*row) for row in found)
        _Kept.finders = {}
        _Kept.version = version
    return _Kept.entries


def matches(text: str, language: str) -> list[Match]:
    """Return where the text names entries by a spelling of the language or an acronym, the longest at each place.

    Spelling variants count as the same (hamza, ة and ه, ى and ي, marks, upper case), and so does a word with its
    article or an English plural. Of entries that share a spelling the first by key is told.
    """
    all_entries = entries()
    finder = _Kept.finders.get(language)
    if finder is None:
        finder = Finder((spelling, entry) for entry in all_entries for spelling in entry.spellings(language))
        _Kept.finders[language] = finder
    return [Match(start, end, text[start:end], entry) for (start, end), entry in finder.find(text)]


def spelled() -> list[Spelled]:
    """Return every entry as search takes it."""
    return [Spelled(f"glossary {entry.key}", entry.spellings(acronyms=False), entry.acronyms) for entry in entries()]


def _entry(key: str, kind: str, terms: Any, acronyms: Any, note: str) -> Entry:
    by_language = {language: tuple(spellings) for language, spellings in terms.items()}
    return Entry(key, kind, by_language, tuple(acronyms), note)


__all__ = ["Entry", "Finder", "Match", "Span", "entries", "matches", "spelled"]
