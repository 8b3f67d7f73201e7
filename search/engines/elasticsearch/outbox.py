"""Decides how the cluster catches up with the database: what was written is pending until the cluster has confirmed it.

A pending row is written in the transaction of the document, so neither is ever there without the other. Pushing is safe
at any moment, in any number of processes, and as often as one likes: each push carries the version of what it read, and
the cluster keeps the newest.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import local

from django.conf import settings
from django.db import connection as database
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ...models import PendingPush, SearchDocument
from ...spellings import refresh
from . import connection, indexes
from .breaker import Breaker
from .bulk import Outcome, Write, write

# How long a message of a drain may take, beside the visitor's and the editor's limit in the settings.
DRAIN_SECONDS = 10.0
_PAUSES = (0.5, 1, 2, 4, 8)
_logger = logging.getLogger(__name__)
# What this thread's transaction has marked; a rolled-back number in it is harmless, because no pending row tells of it.
_marked = local()


@dataclass(frozen=True, slots=True)
class Drained:
    """How many pending documents the cluster confirmed, how many are left, and why."""

    confirmed: int
    left: int
    reason: str = ""


def mark_written(numbers: Collection[int], breaker: Breaker) -> None:
    """Remember in the transaction of the caller that the documents were written, and push them after the commit."""
    written = SearchDocument.objects.filter(number__in=list(numbers))
    written.update(version=F("version") + 1)
    _mark(written.values_list("number", "version"), breaker)


def mark_deleted(numbers: Collection[int], breaker: Breaker) -> None:
    """Remember in the transaction of the caller that these documents are about to be deleted."""
    rows = SearchDocument.objects.filter(number__in=numbers).values_list("number", "version")
    _mark([(number, version + 1) for number, version in rows], breaker)


def pending() -> int:
    """Return how many documents the cluster has not confirmed."""
    return PendingPush.objects.count()


def drain(patient: bool = True) -> Drained:
    """Push what is pending, the oldest first; when the cluster has too much to do or is away, a patient drain waits.

    The keys are made here, so with the spellings of now: this process may be one that has analysed nothing yet.
    """
    refresh()
    confirmed, failures, reason = 0, 0, ""
    last = (datetime.min.replace(tzinfo=UTC), 0)
    while rows := _oldest_after(last):
        outcome, reason = _try([row.number for row in rows])
        confirmed += len(outcome.confirmed)
        if (outcome.busy or (reason and not outcome.confirmed)) and patient and failures < len(_PAUSES):
            time.sleep(_PAUSES[failures])
            failures += 1
        elif reason and not outcome.confirmed and not outcome.refused:
            break
        else:
            # What was refused stays behind and does not hold up what follows it.
            last, failures = (rows[-1].since, rows[-1].number), 0
    return Drained(confirmed, pending(), reason)


def push(numbers: Collection[int], seconds: float, refresh: bool = False) -> Outcome:
    """Push these documents as they are now, if they are still pending; raise Unavailable or Refused."""
    rows = list(PendingPush.objects.filter(number__in=numbers).order_by("since", "number"))
    documents = SearchDocument.objects.in_bulk([row.number for row in rows])
    writes = [_write(row, documents.get(row.number)) for row in rows]
    # Asked after the documents were read, so that an index that begins now sees them in the database (see rebuilding).
    targets = indexes.targets()
    if not rows:
        return Outcome()
    if not targets:
        raise connection.Unavailable("there is no index yet")
    outcome = write(writes, targets, seconds, refresh)
    _forget([(row.number, row.version) for row in rows if row.number in outcome.confirmed])
    for number, why in outcome.refused.items():
        PendingPush.objects.filter(number=number).update(refused=why)
    return outcome


def _write(row: PendingPush, document: SearchDocument | None) -> Write:
    return Write(row.number, document.version if document else row.version, document)


def _mark(rows: Iterable[tuple[int, int]], breaker: Breaker) -> None:
    now = timezone.now()
    pushes = [PendingPush(number=number, version=version, since=now) for number, version in rows]
    PendingPush.objects.bulk_create(
        pushes, update_conflicts=True, unique_fields=["number"], update_fields=["version", "since", "refused"]
    )
    _marked.numbers = getattr(_marked, "numbers", set()) | {push.number for push in pushes}
    transaction.on_commit(lambda: _push_marked(breaker), robust=True)


def _push_marked(breaker: Breaker) -> None:
    """Push what the committed transaction has marked, all at once; what that leaves pending is drained later."""
    numbers: set[int] = getattr(_marked, "numbers", set())
    _marked.numbers = set()
    # Before there is an index nothing is pushed: the first drain builds it.
    if not numbers or not indexes.targets() or not breaker.allows():
        return
    try:
        push(numbers, settings.SEARCH_SECONDS, refresh=True)
    except connection.Unavailable as why:
        breaker.failed(str(why))
        _logger.warning("Elasticsearch is not available (%s): %d documents stay pending.", why, len(numbers))
    except connection.Refused as why:
        breaker.succeeded()
        _logger.error("Elasticsearch refuses documents: %s", why)
    else:
        breaker.succeeded()


def _try(numbers: list[int]) -> tuple[Outcome, str]:
    try:
        outcome = push(numbers, DRAIN_SECONDS)
    except (connection.Unavailable, connection.Refused) as why:
        return Outcome(), str(why)
    return outcome, next(iter(outcome.refused.values()), "")


def _oldest_after(last: tuple[datetime, int]) -> list[PendingPush]:
    since, number = last
    after = PendingPush.objects.filter(since__gt=since) | PendingPush.objects.filter(since=since, number__gt=number)
    return list(after.order_by("since", "number")[: settings.SEARCH_BULK_SIZE])


def _forget(pushed: list[tuple[int, int]]) -> None:
    """Delete these pending rows, unless the document was written again meanwhile."""
    if pushed:
        places = ", ".join(["(%s, %s)"] * len(pushed))
        with database.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM search_pendingpush WHERE (number, version) IN (VALUES {places})",  # noqa: S608 - marks only
                [value for pair in pushed for value in pair],
            )
