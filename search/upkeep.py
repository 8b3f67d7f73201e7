"""Makes all documents again, and tells where they differ from what is public."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.db import transaction

from portal.search_content import SearchContent, all_public_content

from . import engines, rarity, service, vocabulary
from .analysis.keys import stamp
from .documents import digest_of
from .models import SearchDocument
from .spellings import refresh

BATCH_SIZE = 100

# What can be wrong: there is no document; it was made of other words or facts, or by another analysis; its
# keys are not there; its page set is not public.
MISSING, CHANGED, OLD_ANALYSIS = "missing", "changed", "old analysis"
WITHOUT_KEYS, NOT_PUBLIC = "without keys", "not public"


@dataclass(frozen=True, slots=True)
class Drift:
    """One page set whose document is not what it should be, and what is wrong with it."""

    key: UUID
    wrong: str
    title: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many documents were written, and how many deleted because their page set is not public any more."""

    written: int
    deleted: int


def rebuild(progress: Callable[[int], None] = lambda written: None) -> Rebuilt:
    """Write every public page set's document and delete the others, a batch of 100 a transaction.

    `progress` is called after each batch with the number written so far. What is published meanwhile is kept.
    """
    known = dict(SearchDocument.objects.values_list("key", "digest"))
    vocabulary.forget_all()
    seen: set[UUID] = set()
    contents = iter(all_public_content())
    while batch := list(islice(contents, BATCH_SIZE)):
        _write(batch, known)
        seen.update(content.key for content in batch)
        progress(len(seen))
    vocabulary.note_glued()
    rarity.count()
    return Rebuilt(len(seen), _delete_others(seen))


def check() -> list[Drift]:
    """Return every page set whose document differs from what is public now, by title of the first language."""
    refresh()
    columns = ("key", "digest", "stamp", "number", "titles")
    rows = {key: rest for key, *rest in SearchDocument.objects.values_list(*columns)}
    indexed = engines.current().numbers()
    drifts = []
    for content in all_public_content():
        digest, made_by, number, _titles = rows.pop(content.key, (None, None, None, None))
        wrong = _wrong(digest == digest_of(content), made_by == stamp(), number in indexed, number is None)
        if wrong:
            drifts.append(Drift(content.key, wrong, _first(content.titles.values())))
    drifts += [Drift(key, NOT_PUBLIC, _first(titles.values())) for key, (_d, _s, _n, titles) in rows.items()]
    return sorted(drifts, key=lambda drift: (drift.title, str(drift.key)))


def state() -> str:
    """Return "ok", "stale" when a document was made by another analysis than today's, or what ails the cluster."""
    refresh()
    if SearchDocument.objects.exclude(stamp=stamp()).exists():
        return "stale"
    cluster = engines.distributed()
    return cluster.state() if cluster else "ok"


def gaps_in_the_index() -> list[str]:
    """Return a line for each document that the distributed engine holds wrongly, and for what ails it as a whole."""
    cluster = engines.distributed()
    if cluster is None:
        return []
    lines = [f"search index: {wrong}"] if (wrong := cluster.state()) != "ok" else []
    try:
        wrongs = cluster.differences()
    except engines.NotAnswering:
        return lines
    known = SearchDocument.objects.in_bulk(sorted(wrongs))
    names = {number: _first(document.titles.values()) for number, document in known.items()}
    return lines + [f"{wrong} in the index: {names.get(number, number)}" for number, wrong in sorted(wrongs.items())]


def _write(batch: list[SearchContent], known: dict[UUID, str]) -> None:
    """Write a batch.

    The contents were read before the lock. Where somebody has written since, which shows in the row, and where there is
    no row to show it, the page set is read again: nothing older than the last publish or withdrawal is written.
    """
    keys = sorted(content.key for content in batch)
    with transaction.atomic():
        engines.current().lock(keys)
        now = dict(SearchDocument.objects.filter(key__in=keys).values_list("key", "digest"))
        untouched = {key for key, digest in now.items() if digest == known.get(key)}
        service.sync(key for key in keys if key not in untouched)
        service.put(*(content for content in batch if content.key in untouched))


def _delete_others(seen: set[UUID]) -> int:
    """Delete the documents whose page set is not public, and keys without a document; return how many were deleted."""
    others = [key for key in SearchDocument.objects.values_list("key", flat=True) if key not in seen]
    with transaction.atomic():
        service.sync(others)
        engine = engines.current()
        engine.delete(engine.numbers() - set(SearchDocument.objects.values_list("number", flat=True)))
    kept = set(SearchDocument.objects.values_list("key", flat=True))
    return sum(key not in kept for key in others)


def _wrong(same: bool, current: bool, indexed: bool, absent: bool) -> str:
    reasons = ((absent, MISSING), (not same, CHANGED), (not current, OLD_ANALYSIS), (not indexed, WITHOUT_KEYS))
    return next((name for holds, name in reasons if holds), "")


def _first(titles: Iterable[str]) -> str:
    return next(iter(titles), "")
