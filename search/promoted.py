"""Decides which pages editors have put first for what was typed."""

from __future__ import annotations

from uuid import UUID

from .models import PromotedResult
from .queries import Query, parse


def promoted_for(query: Query) -> list[UUID]:
    """Return the keys of the page sets that are promoted for the query, those with the longest entry first."""
    typed = {stem for word in query.words for stem in (word.stem, *word.readings)}
    found: dict[UUID, int] = {}
    for promoted in PromotedResult.objects.select_related("page"):
        length = max((_matched(entry, typed) for entry in promoted.entries), default=0)
        if length:
            key = promoted.page.translation_key
            found[key] = max(length, found.get(key, 0))
    return sorted(found, key=lambda key: -found[key])


def _matched(entry: str, typed: set[str]) -> int:
    """Return how many words the entry has when all of them were typed, else 0."""
    words = parse(entry).words
    return len(words) if all(typed.intersection((word.stem, *word.readings)) for word in words) else 0
