"""Three nodes with TLS and the documented role: one is killed during writes and searches, and nothing is lost."""

import threading
import time
from collections.abc import Iterator

import pytest
from django.db import connection as database
from elasticsearch import ApiError
from pytest_django import Settings

from search import engines, service
from search.engines.base import Request
from search.engines.elasticsearch import asking, audit, connection, indexes, layout
from search.engines.elasticsearch.engine import BREAKER, ElasticsearchEngine
from search.models import PendingPush, SearchDocument
from search.queries import parse
from tests.search.samples import ALL, content
from tests.servers.elasticsearch import Servers

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
SECONDS_BEFORE, SECONDS_AFTER = 5, 20


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    with Servers(3) as servers:
        yield servers


@pytest.fixture
def engine(servers: Servers, settings: Settings) -> Iterator[ElasticsearchEngine]:
    """Lead the portal to the cluster, as the user with the documented role, and build an index of three shards."""
    assert servers.security is not None
    settings.SEARCH_URLS = servers.urls
    settings.SEARCH_USER = "portal"
    settings.SEARCH_PASSWORD = servers.security.passwords["portal"]
    settings.SEARCH_CA_FILE = str(servers.security.ca_file)
    settings.SEARCH_INDEX = "markaz"
    settings.SEARCH_SHARDS, settings.SEARCH_REPLICAS = 3, 1
    BREAKER.succeeded()
    for each in ALL:
        service.put(each)
    engine = engines.distributed()
    assert engine is not None
    engine.rebuild()
    yield engine
    BREAKER.succeeded()


def test_the_role_is_enough_for_everything_and_for_nothing_else(engine: ElasticsearchEngine) -> None:
    assert engine.state() == "ok"
    engine.rebuild()
    assert engine.differences() == {}
    client = connection.client().options(request_timeout=10)
    forbidden = [
        lambda: client.search(index="somebody-else"),
        lambda: client.index(index="somebody-else", document={"a": 1}),
        lambda: client.indices.create(index="somebody-else"),
        lambda: client.indices.delete(index="somebody-else"),
        lambda: client.cluster.put_settings(persistent={"action.auto_create_index": "false"}),
        lambda: client.cluster.health(),
    ]
    for attempt in forbidden:
        with pytest.raises(ApiError) as refusal:
            attempt()
        assert refusal.value.meta.status == 403


def test_a_certificate_of_somebody_else_and_a_wrong_password_are_not_accepted(
    engine: ElasticsearchEngine, settings: Settings
) -> None:
    settings.SEARCH_PASSWORD = "wrong"
    assert engine.state().startswith("unavailable (401")
    assert service.search("محامي", "ar").total > 0
    BREAKER.succeeded()
    settings.SEARCH_CA_FILE = ""
    assert engine.state().startswith("unavailable (TlsError")


class Traffic:
    """Writes and searches without a pause, each in a thread of its own, until the end of the ``with``."""

    def __init__(self) -> None:
        self.searches: list[bool] = []
        self.failed_writes: list[BaseException] = []
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._write), threading.Thread(target=self._search)]

    def __enter__(self) -> "Traffic":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *reason: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _write(self) -> None:
        number = 0
        while not self._stop.wait(0.05):
            number += 1
            try:
                service.put(content(f"c-{number}", "release", {"en": f"Cluster {number}"}, {"en": "Words."}))
            except BaseException as error:
                self.failed_writes.append(error)
        database.close()

    def _search(self) -> None:
        while not self._stop.wait(0.05):
            try:
                asking.ranking(connection.client(), layout.alias(), Request(parse("cluster")))
                self.searches.append(True)
            except Exception:
                self.searches.append(False)


def test_a_node_is_killed_during_writes_and_searches(engine: ElasticsearchEngine, servers: Servers) -> None:
    with Traffic() as traffic:
        time.sleep(SECONDS_BEFORE)
        acknowledged = SearchDocument.objects.count() - PendingPush.objects.count()
        before = len(traffic.searches)
        servers.nodes[1].kill()
        time.sleep(SECONDS_AFTER)
    assert not traffic.failed_writes, "writing never fails because of the cluster"
    assert acknowledged > len(ALL)
    assert len(traffic.searches) > before
    assert traffic.searches[-20:] == [True] * 20, "searches go on"
    assert traffic.searches.count(False) <= 3, f"{traffic.searches.count(False)} of {len(traffic.searches)} failed"
    assert engine.drain().left == 0
    assert audit.differing(str(indexes.searched(10))) == {}, "no document is lost"
    servers.start(servers.nodes[1])
    engine.rebuild()
    assert audit.differing(str(indexes.searched(10))) == {}
