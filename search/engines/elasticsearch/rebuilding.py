"""Builds a new index beside the one that is searched, and lets searches go to it once it holds every document."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from django.conf import settings

from ...models import SearchDocument
from ...spellings import refresh
from ..base import NotAnswering
from . import audit, indexes, outbox
from .bulk import Write, write

_PAUSES = (0.5, 1, 2, 4, 8, 8, 8)
_LOOKS = 10


class Incomplete(NotAnswering):
    """The new index does not hold what it should, so the old one stays; the text says what is wrong."""


def rebuild(progress: Callable[[int], None] = lambda written: None) -> int:
    """Copy all documents into a new index, compare, merge, swap; return how many it holds.

    Writes go on meanwhile, and searches in the old index. Raise Unavailable, Refused, Incomplete or Overtaken, after
    which the old index still serves.
    """
    refresh()
    name = indexes.begin()
    try:
        _copy(name, progress)
        _verify(name)
    except Incomplete:
        indexes.abandon(name)
        raise
    indexes.merge(name)
    indexes.publish(name)
    # What the index before refused, because it was gone or full, holds nobody up any more.
    outbox.drain(patient=False)
    return SearchDocument.objects.count()


def _copy(name: str, progress: Callable[[int], None]) -> None:
    written = 0
    for documents in _batches():
        waiting = [Write(document.number, document.version, document) for document in documents]
        for pause in (*_PAUSES, None):
            outcome = write(waiting, [name], outbox.DRAIN_SECONDS)
            waiting = [each for each in waiting if each.number not in outcome.confirmed]
            if not waiting or not outcome.busy or pause is None:
                break
            time.sleep(pause)
        if waiting:
            raise Incomplete(f"{len(waiting)} documents were refused: {next(iter(outcome.refused.values()))}")
        written += len(documents)
        progress(written)


def _batches() -> Iterator[list[SearchDocument]]:
    last = 0
    while documents := list(SearchDocument.objects.filter(number__gt=last).order_by("number")[: _batch_size()]):
        yield documents
        last = documents[-1].number


def _batch_size() -> int:
    size: int = settings.SEARCH_BULK_SIZE
    return size


def _verify(name: str) -> None:
    """Return when the new index holds every document in its last version, apart from those that are pending."""
    wrong: dict[int, str] = {}
    for _look in range(_LOOKS):
        outbox.drain(patient=False)
        wrong = audit.differing(name)
        if not wrong:
            return
        time.sleep(0.5)
    first = ", ".join(f"{number} {what}" for number, what in list(wrong.items())[:5])
    raise Incomplete(f"{len(wrong)} documents differ in the new index: {first}")
