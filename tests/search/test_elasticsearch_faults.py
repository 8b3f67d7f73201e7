"""When Elasticsearch is away, slow or talks nonsense, visitors get an answer in time and editors can publish."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import pytest
from django.db import connection as database
from django.test import Client
from pytest_django import Settings

from search import engines, service
from search.engines.elasticsearch import connection, layout
from search.engines.elasticsearch.engine import BREAKER
from search.models import PendingPush
from tests.search.samples import ALL, LEGAL, MINES
from tests.servers.fault_proxy import FaultProxy

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
FAULTS = ["hang", "drip", "garbage", "reset", 429, 500, 503]
TIMEOUT = 0.6
# What a page takes beside the timeout, on a machine that is busy with other tests.
SLACK = 3.0


@pytest.fixture
def proxy(search_index: str, search_url: str, settings: Settings) -> Iterator[FaultProxy]:
    """Index the samples and lead the portal through a proxy."""
    for each in ALL:
        service.put(each)
    engine = engines.distributed()
    assert engine is not None
    engine.rebuild()
    with FaultProxy(search_url) as proxy:
        settings.SEARCH_URLS = [proxy.url]
        settings.SEARCH_SECONDS = TIMEOUT
        yield proxy


@pytest.mark.parametrize("fault", FAULTS)
def test_a_visitor_gets_the_answer_of_the_database_in_time(proxy: FaultProxy, client: Client, fault: str | int) -> None:
    client.get("/ar/search/?q=محامي")  # what is made at the first request is not measured
    proxy.behaviour = fault
    begun = time.monotonic()
    page = client.get("/ar/search/?q=مركز جلولاء قانون")  # all words, then any: two searches
    assert time.monotonic() - begun < TIMEOUT + SLACK
    assert page.status_code == 200
    assert "جلولاء" in page.content.decode()
    asked = proxy.requests
    assert service.search("محامي", "ar").hits[0].key == LEGAL.key
    assert proxy.requests == asked, "while the breaker is open nobody waits"


@pytest.mark.parametrize("fault", ["hang", "drip", 503])
def test_publishing_succeeds_in_time_and_is_pending(proxy: FaultProxy, fault: str | int) -> None:
    proxy.behaviour = fault
    begun = time.monotonic()
    service.put(replace(MINES, titles={"ar": "الماء النظيف"}))
    assert time.monotonic() - begun < TIMEOUT + SLACK
    assert PendingPush.objects.count() == 1
    assert service.search("ماء نظيف", "ar").hits[0].key == MINES.key


def test_the_push_waits_outside_of_the_transaction(proxy: FaultProxy) -> None:
    proxy.behaviour = "hang"

    def publish() -> None:
        service.put(replace(MINES, titles={"ar": "الماء النظيف"}))
        database.close()

    publisher = threading.Thread(target=publish)
    publisher.start()
    while not proxy.requests:
        time.sleep(0.01)
    assert publisher.is_alive()
    # Committed: others see it and can write while the push still waits.
    assert PendingPush.objects.count() == 1
    BREAKER.failed("so that this write does not wait as well")
    service.put(replace(LEGAL, titles={"ar": "عون قانوني"}))
    assert publisher.is_alive()
    publisher.join()


def test_health_says_degraded_with_the_reason_and_what_is_pending(proxy: FaultProxy, client: Client) -> None:
    assert client.get("/health/").json()["parts"]["search"] == "ok"
    proxy.behaviour = "hang"
    service.put(MINES)
    answer = client.get("/health/")
    assert answer.status_code == 200
    assert answer.json()["state"] == "degraded"
    assert answer.json()["parts"]["search"] == "unavailable (no answer within 0.6 s), 1 pending"


def test_a_monitor_learns_of_a_lost_cluster_that_nobody_has_asked(proxy: FaultProxy, client: Client) -> None:
    proxy.behaviour = 503
    assert client.get("/health/").json()["parts"]["search"].startswith("unavailable (503")


def test_connections_that_were_closed_while_they_lay_idle_are_replaced_and_no_failure(proxy: FaultProxy) -> None:
    proxy.behaviour = "stale"
    look = partial(connection.client().search, index=layout.alias(), size=0)
    with ThreadPoolExecutor(4) as visitors:
        assert all(visitors.map(lambda _visitor: look(), range(8)))
    for word in ("محامي", "مركز", "جلولاء"):
        asked = proxy.requests
        assert service.search(word, "ar").total > 0
        assert proxy.requests > asked, "the database answered"
        assert not BREAKER.is_open
    service.put(replace(MINES, titles={"ar": "الماء النظيف"}))
    assert PendingPush.objects.count() == 0


def test_what_may_not_be_sent_twice_is_sent_once(proxy: FaultProxy) -> None:
    proxy.behaviour = "reset"
    with pytest.raises(connection.Unavailable):
        connection.ask(5, lambda: connection.client().indices.create(index=f"{layout.alias()}-once"))
    assert proxy.requests == 1
    with pytest.raises(connection.Unavailable):
        connection.ask(5, lambda: connection.client().search(index=layout.alias()))
    assert proxy.requests == 3, "a search is sent once more, and no more often"


def test_the_cluster_answers_again_after_the_pause(proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy.behaviour = "reset"
    service.search("محامي", "ar")
    assert BREAKER.is_open
    proxy.behaviour = "pass"
    monkeypatch.setattr(BREAKER, "_clock", lambda: time.monotonic() + 60)
    assert service.search("محامي", "ar").total > 0
    assert not BREAKER.is_open
