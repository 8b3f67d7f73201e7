"""A new index takes over without a gap, whatever is written meanwhile, and only when it holds everything."""

from __future__ import annotations

import threading
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection as database

from search import engines, service
from search.engines.elasticsearch import audit, connection, indexes, layout, rebuilding
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.models import DistributedIndex, PendingPush, SearchDocument
from tests.search.samples import ALL, LEGAL, MINES, content

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def engine(search_index: str) -> ElasticsearchEngine:
    """Return the engine with an index that holds the sample documents."""
    for each in ALL:
        service.put(each)
    engine = engines.distributed()
    assert engine is not None
    engine.rebuild()
    return engine


def names_there() -> set[str]:
    """Return the names of this test's indexes."""
    return set(connection.client().indices.get(index=f"{layout.alias()}-*"))


def numbers_there(index: str) -> dict[int, int]:
    """Return the version of each document in the index, by number."""
    indexes.refresh(index)
    return {number: version for number, (version, _digest) in audit._in_index(index).items()}


def test_the_new_index_is_searched_and_the_old_one_is_gone(engine: ElasticsearchEngine) -> None:
    (before,) = names_there()
    assert engine.rebuild() == len(ALL)
    (after,) = names_there()
    assert after != before
    assert indexes.searched(5) == after
    assert after.startswith(layout.current_prefix())


def test_a_new_index_is_one_segment_however_many_batches_were_copied(
    engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "_batch_size", lambda: 1)
    engine.rebuild()
    indexes.refresh(layout.alias())
    shards = connection.client().indices.segments(index=layout.alias())["indices"].values()
    segments = [len(copy["segments"]) for index in shards for copies in index["shards"].values() for copy in copies]
    assert segments and max(segments) == 1


def test_no_write_is_missed_that_happens_during_the_rebuild(
    engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between any two batches somebody publishes, changes what was copied and what was not, and withdraws."""
    monkeypatch.setattr(rebuilding, "_batch_size", lambda: 1)
    copied = []

    def publish_something(written: int) -> None:
        copied.append(written)
        service.put(content(f"new-{written}", "release", {"en": f"New {written}"}, {"en": ""}))
        service.put(replace(MINES, titles={"ar": f"نص {written}"}))
        if written == 2:
            service.remove([LEGAL.key, ALL[0].key])
        assert service.search("جلولاء", "ar").total > 0, "the old index still answers"

    for done in (1, 2, 3):
        copied.clear()
        rebuilding.rebuild(lambda written: publish_something(written) if written <= 5 else None)
        assert copied
        name = str(indexes.searched(5))
        there = numbers_there(name)
        here = dict(SearchDocument.objects.values_list("number", "version"))
        assert there == here, done
    assert audit.differing(str(indexes.searched(5))) == {}
    assert PendingPush.objects.count() == 0


def test_writers_in_other_threads_lose_nothing_during_a_rebuild(engine: ElasticsearchEngine) -> None:
    stop = threading.Event()
    failures: list[BaseException] = []

    def write() -> None:
        try:
            for number in range(10_000):
                service.put(content(f"w-{number % 7}", "release", {"en": f"Word {number}"}, {"en": ""}))
                if number % 5 == 4:
                    service.remove([content(f"w-{number % 7}", "release", {}, {}).key])
                if stop.wait(0.02):
                    return
        except BaseException as error:
            failures.append(error)
        finally:
            database.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _time in range(2):
            engine.rebuild()
    finally:
        stop.set()
        writer.join()
    assert not failures
    assert engine.drain().left == 0
    there = numbers_there(str(indexes.searched(5)))
    assert there == dict(SearchDocument.objects.values_list("number", "version"))


def test_the_old_index_stays_when_the_new_one_is_not_complete(
    engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = indexes.searched(5)
    monkeypatch.setattr(rebuilding, "_LOOKS", 1)
    monkeypatch.setattr(rebuilding, "_copy", lambda name, progress: None)
    with pytest.raises(rebuilding.Incomplete, match="5 documents differ"):
        engine.rebuild()
    assert indexes.searched(5) == before
    assert names_there() == {before}
    assert indexes.targets() == [before]


def test_a_rebuild_that_was_killed_leaves_nothing_behind_after_the_next(engine: ElasticsearchEngine) -> None:
    indexes.begin()
    assert len(names_there()) == 2
    service.put(replace(MINES, titles={"ar": "جديد"}))
    assert PendingPush.objects.count() == 0, "writes go to both"
    engine.rebuild()
    assert names_there() == {indexes.searched(5)}
    assert DistributedIndex.objects.count() == 1


def test_a_process_that_died_after_the_swap_is_understood(engine: ElasticsearchEngine) -> None:
    name = indexes.begin()
    rebuilding._copy(name, lambda written: None)
    connection.client().indices.update_aliases(
        actions=[
            {"remove": {"index": f"{layout.alias()}-*", "alias": layout.alias()}},
            {"add": {"index": name, "alias": layout.alias()}},
        ]
    )
    service.put(replace(MINES, titles={"ar": "جديد"}))
    assert service.search("جديد", "ar").hits[0].key == MINES.key
    engine.rebuild()
    assert names_there() == {indexes.searched(5)}


def test_of_two_rebuilds_the_later_one_wins_and_the_earlier_one_says_so(engine: ElasticsearchEngine) -> None:
    first = indexes.begin()
    second = indexes.begin()
    rebuilding._copy(second, lambda written: None)
    with pytest.raises(indexes.Overtaken):
        indexes.publish(first)
    indexes.publish(second)
    assert indexes.searched(5) == second


def test_an_index_of_another_analysis_is_said_and_built_anew(
    engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "_VERSION", "otherone")
    assert engine.state() == "stale index, 0 pending"
    assert engine.needs_rebuild()
    engine.rebuild()
    assert engine.state() == "ok"


def test_what_the_index_lacks_has_too_much_or_holds_old_is_named(engine: ElasticsearchEngine) -> None:
    client, name = connection.client(), layout.alias()
    numbers = dict(SearchDocument.objects.values_list("key", "number"))
    client.delete(index=name, id=str(numbers[MINES.key]))
    foreign: dict[str, Any] = {"number": 4_000_000, "digest": "x", "key": "x"}
    client.index(index=name, id="4000000", document=foreign)
    SearchDocument.objects.filter(key=LEGAL.key).update(digest="0" * 64)
    assert engine.differences() == {
        numbers[MINES.key]: audit.MISSING,
        numbers[LEGAL.key]: audit.STALE,
        4_000_000: audit.EXTRA,
    }
    told = StringIO()
    with pytest.raises(CommandError):
        call_command("check_search", stdout=told)
    for line in ("missing in the index: التوعية", "stale in the index: ", "extra in the index: 4000000"):
        assert line in told.getvalue()


def test_the_command_rebuilds_when_it_is_told_or_has_to(
    engine: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in list(SearchDocument.objects.values_list("key", flat=True)):
        service.remove([key])  # what is in the tables is not in the pages
    first = indexes.searched(5)
    call_command("update_search", stdout=StringIO(), stderr=StringIO())
    assert indexes.searched(5) == first
    call_command("update_search", "--rebuild", stdout=StringIO(), stderr=StringIO())
    assert indexes.searched(5) != first
    told = StringIO()
    call_command("check_search", stdout=told)
    assert "agrees" in told.getvalue()


def test_an_index_is_built_by_the_first_drain(search_index: str) -> None:
    for each in ALL:
        service.put(each)
    engine = engines.distributed()
    assert engine is not None
    assert engine.state() == "unavailable (no index), 5 pending"
    assert engine.drain().left == 0
    assert engine.state() == "ok"
    assert len(numbers_there(str(indexes.searched(5)))) == len(ALL)
