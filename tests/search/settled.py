"""The Elasticsearch engine as tests of finding need it: what was written is pushed first, and nobody else answers."""

from __future__ import annotations

from search.engines.base import Ranking, Request
from search.engines.elasticsearch import asking, connection, indexes, layout, outbox
from search.engines.elasticsearch.engine import ElasticsearchEngine


class SettledEngine(ElasticsearchEngine):
    """A test's transaction never commits, so what it has written is drained before each search."""

    settled = False

    def search(self, request: Request) -> Ranking:
        """Return what the cluster finds; raise when it does not answer."""
        self._settle()
        return asking.ranking(connection.client(), layout.alias(), request)

    def complete(self, request: Request, most: int) -> int:
        """Return how many the cluster finds; raise when it does not answer."""
        self._settle()
        return asking.complete(connection.client(), layout.alias(), request, most)

    def _settle(self) -> None:
        if not self.settled or outbox.pending():
            drained = self.drain()
            assert drained.left == 0, drained
            indexes.refresh(layout.alias())
            self.settled = True
