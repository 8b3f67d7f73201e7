"""Whoever writes is killed between the commit and Elasticsearch's answer, and the server too: nothing is lost."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as portal_settings
from pytest_django import Settings

from search import engines, service
from search.engines.elasticsearch import audit, indexes
from search.engines.elasticsearch.engine import BREAKER
from search.models import PendingPush, SearchDocument
from tests.search.samples import ALL, MINES
from tests.servers import prebuilt
from tests.servers.databases import DATABASES
from tests.servers.elasticsearch import Servers
from tests.servers.fault_proxy import FaultProxy

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
KILLS = 8


def start(config: pytest.Config, number: int, url: str) -> subprocess.Popen[str]:
    """Start a process that writes without end, and return it when it is at work."""
    database = config.stash[DATABASES].store.url_of("empty")
    names = {"PORTAL_SEARCH_URLS": url, "PORTAL_SEARCH_INDEX": portal_settings.SEARCH_INDEX}
    environment = prebuilt.process_environment(Path(portal_settings.DATA_DIR), database, **names)
    command = [sys.executable, "-m", "tests.faults.search_writer", str(number)]
    process = subprocess.Popen(command, env=environment, cwd=prebuilt.PROJECT, text=True, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "at work"
    return process


def is_caught_up() -> None:
    """Drain, and compare every document there and here, the deleted ones too."""
    engine = engines.distributed()
    assert engine is not None
    assert engine.drain().left == 0
    assert audit.differing(str(indexes.searched(10))) == {}
    assert engine.state() == "ok"


@pytest.fixture
def proxy(search_index: str, search_url: str) -> Iterator[FaultProxy]:
    """Build an index, and stand before the node."""
    for each in ALL:
        service.put(each)
    engine = engines.distributed()
    assert engine is not None
    engine.rebuild()
    with FaultProxy(search_url) as proxy:
        yield proxy


def test_a_writer_that_is_killed_at_any_moment_loses_nothing(pytestconfig: pytest.Config, proxy: FaultProxy) -> None:
    chance = random.Random(20190919)
    seen_pending = 0
    for kill in range(KILLS):
        process = start(pytestconfig, kill * 1000, proxy.url)
        # Every other time the server falls silent first, so that the kill comes between commit and answer for certain.
        proxy.behaviour = "hang" if kill % 2 else "pass"
        time.sleep(chance.uniform(0.1, 1.0))
        process.kill()
        process.wait()
        proxy.behaviour = "pass"
        seen_pending += PendingPush.objects.count()
        is_caught_up()
    assert seen_pending
    assert SearchDocument.objects.count() > len(ALL)


def test_a_server_that_is_killed_stopped_or_frozen_loses_nothing(search_index: str, settings: Settings) -> None:
    with Servers() as servers:
        settings.SEARCH_URLS, named = servers.urls, settings.SEARCH_URLS
        settings.SEARCH_SECONDS = 1.0
        node = servers.nodes[0]
        for each in ALL:
            service.put(each)
        engine = engines.distributed()
        assert engine is not None
        engine.rebuild()
        node.signal(signal.SIGSTOP)
        begun = time.monotonic()
        service.put(MINES)
        assert service.search("محامي", "ar").total > 0
        assert time.monotonic() - begun < 4
        assert PendingPush.objects.count() == 1
        node.signal(signal.SIGCONT)
        is_caught_up()
        for end in (node.kill, node.stop):
            end()
            service.put(MINES)
            assert service.search("محامي", "ar").total > 0
            assert BREAKER.is_open
            servers.start(node)
            is_caught_up()
        settings.SEARCH_URLS = named


def test_several_drains_at_once_push_everything_and_nothing_old(
    pytestconfig: pytest.Config, search_index: str, search_url: str, settings: Settings
) -> None:
    engine = engines.distributed()
    assert engine is not None
    engine.rebuild()
    settings.SEARCH_URLS = ["http://127.0.0.1:9"]
    for each in ALL * 5:
        service.put(each)
    settings.SEARCH_URLS = [search_url]
    database = pytestconfig.stash[DATABASES].store.url_of("empty")
    names = {"PORTAL_SEARCH_URLS": search_url, "PORTAL_SEARCH_INDEX": search_index, "PORTAL_SEARCH_BULK_SIZE": "2"}
    environment = prebuilt.process_environment(Path(portal_settings.DATA_DIR), database, **names)
    command = [sys.executable, os.fspath(prebuilt.PROJECT / "manage.py"), "drain_search", "--skip-checks"]
    drains = [subprocess.Popen(command, env=environment) for _time in range(3)]
    assert [drain.wait(timeout=120) for drain in drains] == [0, 0, 0]
    assert PendingPush.objects.count() == 0
    is_caught_up()
