"""The engine of a site with a cluster: the database's engine, with a distributed copy that answers while it can."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from ...models import PendingPush
from ..base import DocumentKeys, Engine, NotAnswering, Ranking, Request
from . import asking, audit, connection, indexes, outbox, rebuilding
from .breaker import Breaker
from .layout import alias

Answer = TypeVar("Answer")
# For so long a document may be pending without anybody having to look.
_USUAL_DELAY = timedelta(seconds=30)
_SECONDS_FOR_HEALTH = 1.0
_logger = logging.getLogger(__name__)
# One for all requests of this process.
BREAKER = Breaker()


class ElasticsearchEngine:
    """Writes to the database and its outbox in the caller's transaction; searches the cluster, or else the database."""

    def __init__(self, database: Engine) -> None:
        """Keep the database's engine, on which everything rests."""
        self.database = database

    def lock(self, keys: Collection[UUID]) -> None:
        """Let nobody else write these documents until the transaction ends."""
        self.database.lock(keys)

    def put(self, documents: Mapping[int, DocumentKeys]) -> None:
        """Store the keys in the database and remember to push the documents."""
        self.database.put(documents)
        outbox.mark_written(documents, BREAKER)

    def delete(self, numbers: Iterable[int]) -> None:
        """Forget the keys in the database and remember to push the deletion."""
        gone = list(numbers)
        self.database.delete(gone)
        outbox.mark_deleted(gone, BREAKER)

    def numbers(self) -> set[int]:
        """Return the numbers of all documents that have keys in the database."""
        return self.database.numbers()

    def search(self, request: Request) -> Ranking:
        """Return one stretch of the ranked documents; within the timeout, whatever the cluster does."""
        found = _asked(lambda: asking.ranking(connection.client(), alias(), request))
        return self.database.search(request) if found is None else found

    def complete(self, request: Request, most: int) -> int:
        """Return how many documents of any kind hold all naming words, up to `most`; within the timeout as well."""
        found = _asked(lambda: asking.complete(connection.client(), alias(), request, most))
        return self.database.complete(request, most) if found is None else found

    # What commands and the health endpoint ask of a distributed engine.

    def state(self) -> str:
        """Return "ok", or what is wrong with the cluster and how many documents are pending."""
        wrong, pending = self._wrong(), outbox.pending()
        if not wrong:
            overdue = PendingPush.objects.filter(since__lt=timezone.now() - _USUAL_DELAY).order_by("since").first()
            wrong = "" if overdue is None else f"behind ({overdue.refused})" if overdue.refused else "behind"
        return f"{wrong}, {pending} pending" if wrong else "ok"

    def drain(self, patient: bool = True) -> outbox.Drained:
        """Push what is pending; where there is no index yet, build it first."""
        try:
            if not indexes.targets():
                self.rebuild()
        except NotAnswering as why:
            return outbox.Drained(0, outbox.pending(), str(why))
        drained = outbox.drain(patient)
        if drained.confirmed:
            BREAKER.succeeded()
        return drained

    def needs_rebuild(self) -> bool:
        """Return True when no index is searched, or one that another analysis or layout has made."""
        name = indexes.searched(outbox.DRAIN_SECONDS)
        return name is None or not indexes.is_current(name)

    def rebuild(self, progress: Callable[[int], None] = lambda written: None) -> int:
        """Build a new index and let searches go to it; return how many documents it holds."""
        held = rebuilding.rebuild(progress)
        BREAKER.succeeded()
        return held

    def differences(self) -> dict[int, str]:
        """Return what is wrong with each number in the index that is searched; raise Unavailable."""
        name = indexes.searched(outbox.DRAIN_SECONDS)
        return audit.differing(name) if name else {}

    def _wrong(self) -> str:
        """Ask the cluster, unless it has just failed, and say what is wrong."""
        if not BREAKER.allows():
            return f"unavailable ({BREAKER.reason})"
        seconds = min(_SECONDS_FOR_HEALTH, settings.SEARCH_SECONDS)
        try:
            connection.ask(seconds, lambda: connection.client().search(index=alias(), size=0))
            name = indexes.searched(seconds)
        except NotAnswering as why:
            BREAKER.failed(str(why))
            return f"unavailable ({why})"
        BREAKER.succeeded()
        return "" if name and indexes.is_current(name) else "stale index"


def _asked(call: Callable[[], Answer]) -> Answer | None:
    """Return what the cluster answers; None where it does not within the timeout, or has just failed to."""
    if not BREAKER.allows():
        return None
    try:
        found = connection.ask(settings.SEARCH_SECONDS, call)
    except connection.Unavailable as why:
        BREAKER.failed(str(why))
        _logger.warning("Elasticsearch is not available (%s): the database answers.", why)
        return None
    except connection.Refused as why:
        BREAKER.succeeded()
        _logger.error("Elasticsearch refuses a query: %s", why)
        return None
    BREAKER.succeeded()
    return found
