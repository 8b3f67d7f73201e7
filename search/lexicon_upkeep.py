"""Keeps the documents in step with the spellings that editors keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import uuid4

from django.db import transaction

from . import engines, service
from .analysis import lexicon
from .analysis.keys import stamp
from .engines.base import MOST_RANKED, Request
from .models import SearchDocument, SpellingsInUse
from .queries import Query, QueryWord
from .spellings import refresh

# So many documents are written again when a spelling is saved; the others wait for `update_search --pending`.
MOST_AT_ONCE = 200
# With more changed things than this, every document counts as touched.
_MOST_LOOKED_UP = 50


def note_change() -> None:
    """Remember, in the transaction of the change, that spellings have changed; the documents follow right after it."""
    version = uuid4()
    if not SpellingsInUse.objects.update(version=version):
        SpellingsInUse.objects.create(version=version)
    transaction.on_commit(bring_in_step, robust=True)


def bring_in_step() -> None:
    """Write the documents again that the changes since the last time touch, and say of the others that they are right.

    Documents that are too many to be written at once keep their old stamp, by which `write_pending` finds them.
    """
    with transaction.atomic():
        state = SpellingsInUse.objects.select_for_update().first() or SpellingsInUse.objects.create()
        refresh()
        concepts = lexicon.in_use().concepts
        changed = {key for key in concepts.keys() | state.concepts if concepts.get(key) != state.concepts.get(key)}
        if not changed and state.stamp == stamp():
            return
        touched = _touched(changed)
        old, state.stamp, state.concepts = state.stamp, stamp(), dict(concepts)
        state.save()
        untouched = SearchDocument.objects.filter(stamp=old)
        if touched is not None:
            untouched.exclude(number__in=touched).update(stamp=state.stamp)
    write_pending(MOST_AT_ONCE)


def write_pending(most: int | None = None) -> int:
    """Write the documents again that another analysis or lexicon has made, at most so many; return how many."""
    refresh()
    keys = list(SearchDocument.objects.exclude(stamp=stamp()).order_by("number").values_list("key", flat=True)[:most])
    for start in range(0, len(keys), 50):
        service.sync(keys[start : start + 50])
    return len(keys)


def _touched(changed: Iterable[str]) -> set[int] | None:
    """Return the documents that name one of the concepts, or would now; None when that may be any of them."""
    concepts = list(changed)
    if len(concepts) > _MOST_LOOKED_UP:
        return None
    engine = engines.of_the_database()
    found: set[int] = set()
    for concept in concepts:
        terms = {term.stems for term in lexicon.in_use().terms_of(concept)}
        for words in [(_word(concept, (concept,)),), *(tuple(map(_word, stems)) for stems in terms)]:
            found.update(_numbers(engine, words))
    return found


def _numbers(engine: engines.Engine, words: Sequence[QueryWord]) -> tuple[int, ...]:
    return engine.search(Request(Query("", tuple(words)), limit=MOST_RANKED)).numbers


def _word(stem: str, concepts: tuple[str, ...] = ()) -> QueryWord:
    return QueryWord("", stem, (stem,), skeleton="", pairs=(), concepts=concepts)
