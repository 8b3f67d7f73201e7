"""Decides which pages editors have put first for what was typed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from .first_read import Promoted
from .models import PromotedResult
from .queries import Query, parse


def promoted_for(query: Query, everything: Iterable[Promoted]) -> list[UUID]:
    """Return which page sets of all that are promoted are so for the query, those with the longest entry first."""
    typed = {stem for word in query.words for stem in (word.stem, *word.readings)}
    found: dict[UUID, int] = {}
    for words, key in everything:
        length = max((_matched(entry, typed) for entry in PromotedResult(words=words).entries), default=0)
        if length:
            found[key] = max(length, found.get(key, 0))
    return sorted(found, key=lambda key: -found[key])


def _matched(entry: str, typed: set[str]) -> int:
    """Return how many words the entry has when all of them were typed, else 0."""
    words = parse(entry).words
    return len(words) if all(typed.intersection((word.stem, *word.readings)) for word in words) else 0
