"""What is written reaches Elasticsearch after the commit or stays pending; nothing old replaces anything new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from pytest_django import Settings

from search import engines, service
from search.engines.elasticsearch import connection, indexes, layout, outbox
from search.engines.elasticsearch.engine import BREAKER, ElasticsearchEngine
from search.models import PendingPush, SearchDocument
from tests.search.samples import ALL, CENTRE, LEGAL, MINES
from tests.servers.fault_proxy import FaultProxy

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def engine(search_index: str) -> ElasticsearchEngine:
    """Return the engine with an index that holds the sample documents."""
    for each in ALL:
        service.put(each)
    engine = engines.distributed()
    assert engine is not None
    engine.rebuild()
    assert PendingPush.objects.count() == 0
    return engine


@pytest.fixture
def proxy(engine: ElasticsearchEngine, search_url: str, settings: Settings) -> Iterator[FaultProxy]:
    """Lead the portal through a proxy, which passes everything on until it is told otherwise."""
    with FaultProxy(search_url) as proxy:
        settings.SEARCH_URLS = [proxy.url]
        yield proxy


def titles_there() -> dict[str, str]:
    """Return the Arabic title of each document in the index that is searched, by key."""
    indexes.refresh(layout.alias())
    answer: Any = connection.client().search(index=layout.alias(), body={"size": 100})
    return {hit["_source"]["key"]: hit["_source"]["titles"].get("ar") for hit in answer["hits"]["hits"]}


def test_what_is_committed_is_searched_at_once(engine: ElasticsearchEngine) -> None:
    service.put(replace(MINES, titles={"ar": "الماء النظيف"}))
    assert service.search("ماء نظيف", "ar").hits[0].key == MINES.key
    assert titles_there()[str(MINES.key)] == "الماء النظيف"
    assert PendingPush.objects.count() == 0


def test_what_is_rolled_back_is_neither_pushed_nor_pending(engine: ElasticsearchEngine) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        service.put(replace(MINES, titles={"ar": "الماء النظيف"}))
        raise RuntimeError
    service.put(LEGAL)
    assert titles_there()[str(MINES.key)] == MINES.titles["ar"]
    assert PendingPush.objects.count() == 0


def test_a_deletion_is_pushed_too(engine: ElasticsearchEngine) -> None:
    service.remove([MINES.key])
    assert str(MINES.key) not in titles_there()
    assert PendingPush.objects.count() == 0


def test_the_documents_of_one_transaction_go_in_one_message(engine: ElasticsearchEngine, proxy: FaultProxy) -> None:
    with transaction.atomic():
        for each in ALL:
            service.put(each)
    assert proxy.requests == 1


def test_without_the_cluster_a_write_succeeds_and_stays_pending(
    engine: ElasticsearchEngine, settings: Settings, search_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_PAUSES", (0.01, 0.01))
    settings.SEARCH_URLS = [NOWHERE]
    service.put(replace(MINES, titles={"ar": "الماء النظيف"}))
    service.remove([LEGAL.key])
    assert PendingPush.objects.count() == 2
    assert service.search("ماء نظيف", "ar").hits[0].key == MINES.key, "the database answers"
    with pytest.raises(CommandError, match="2 are pending"):
        call_command("drain_search", stdout=StringIO())
    settings.SEARCH_URLS = [search_url]
    told = StringIO()
    call_command("drain_search", stdout=told)
    assert "2 documents pushed" in told.getvalue()
    there = titles_there()
    assert there[str(MINES.key)] == "الماء النظيف"
    assert str(LEGAL.key) not in there


def test_an_older_version_that_comes_late_changes_nothing(engine: ElasticsearchEngine) -> None:
    from search.engines.elasticsearch.bulk import Write, write

    old = SearchDocument.objects.get(key=MINES.key)
    service.put(replace(MINES, titles={"ar": "الماء النظيف"}))
    assert write([Write(old.number, old.version, old)], indexes.targets(), 5).confirmed == {old.number}
    assert titles_there()[str(MINES.key)] == "الماء النظيف"


def test_a_deleted_document_does_not_come_back_with_an_old_write(engine: ElasticsearchEngine) -> None:
    from search.engines.elasticsearch.bulk import Write, write

    old = SearchDocument.objects.get(key=MINES.key)
    service.remove([MINES.key])
    write([Write(old.number, old.version, old)], indexes.targets(), 5)
    assert str(MINES.key) not in titles_there()


def test_what_is_written_again_while_it_is_pushed_stays_pending(
    engine: ElasticsearchEngine, settings: Settings, search_url: str
) -> None:
    settings.SEARCH_URLS = [NOWHERE]
    service.put(replace(MINES, titles={"ar": "قديم"}))
    before = PendingPush.objects.get()
    service.put(replace(MINES, titles={"ar": "جديد"}))
    outbox._forget([(before.number, before.version)])
    assert PendingPush.objects.get().version == before.version + 1
    settings.SEARCH_URLS = [search_url]
    assert engine.drain().left == 0
    assert titles_there()[str(MINES.key)] == "جديد"


def test_a_document_that_the_cluster_refuses_does_not_hold_up_the_others(engine: ElasticsearchEngine) -> None:
    bad = replace(MINES, points=((95.0, 500.0),))
    with transaction.atomic():
        service.put(bad)
        service.put(replace(LEGAL, titles={"ar": "جديد"}))
    row = PendingPush.objects.get()
    assert row.number == SearchDocument.objects.get(key=MINES.key).number
    assert row.refused
    assert titles_there()[str(LEGAL.key)] == "جديد"
    assert engine.drain(patient=False).left == 1
    PendingPush.objects.update(since="2020-01-01T00:00:00Z")
    assert "1 pending" in engine.state()
    assert "behind" in engine.state()


def test_an_index_that_became_read_only_keeps_answering_and_what_is_written_waits(engine: ElasticsearchEngine) -> None:
    client = connection.client()
    name = indexes.searched(5)
    client.indices.put_settings(index=name, settings={"index.blocks.read_only_allow_delete": True})
    service.put(replace(MINES, titles={"ar": "الماء النظيف"}))
    assert PendingPush.objects.count() == 1
    assert not BREAKER.is_open
    assert service.search("محامي", "ar").total > 0
    client.indices.put_settings(index=name, settings={"index.blocks.read_only_allow_delete": None})
    assert engine.drain().left == 0
    assert titles_there()[str(MINES.key)] == "الماء النظيف"


@pytest.mark.parametrize("status", [429, 503])
def test_a_cluster_with_too_much_to_do_is_left_alone_and_caught_up_later(
    engine: ElasticsearchEngine, proxy: FaultProxy, status: int
) -> None:
    proxy.behaviour = status
    service.put(replace(MINES, titles={"ar": "الماء النظيف"}))
    asked = proxy.requests
    service.put(replace(CENTRE, titles={"ar": "مركز آخر"}))
    assert proxy.requests == asked, "the breaker is open"
    assert PendingPush.objects.count() == 2
    assert f"unavailable ({status}" in engine.state()
    assert "2 pending" in engine.state()
    proxy.behaviour = "pass"
    assert engine.drain().left == 0
    assert titles_there()[str(MINES.key)] == "الماء النظيف"


def test_nothing_is_written_to_an_index_that_is_gone(engine: ElasticsearchEngine) -> None:
    client = connection.client()
    name = str(indexes.searched(5))
    client.indices.delete(index=name)
    service.put(replace(MINES, titles={"ar": "الماء النظيف"}))
    assert PendingPush.objects.count() == 1
    assert not client.indices.exists(index=layout.writing_alias(name))
    assert engine.state() == "unavailable (no index), 1 pending"
    assert service.search("ماء نظيف", "ar").total == 1
    engine.rebuild()
    assert titles_there()[str(MINES.key)] == "الماء النظيف"
    assert PendingPush.objects.count() == 0
