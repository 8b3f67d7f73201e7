"""A saved spelling reaches an Elasticsearch index with the documents that it touches, at once or by the worker."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import Settings

from portal.models import GlossaryEntry
from search import engines, lexicon_upkeep
from search.engines.elasticsearch import asking, connection, indexes, layout
from search.engines.elasticsearch.engine import BREAKER
from search.models import PendingPush
from tests.search.test_lexicon_upkeep import titles

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

Committing = Callable[..., AbstractContextManager[Any]]
NOWHERE = "http://127.0.0.1:9"
TERMS = {"en": ["zorbing"], "ar": ["مركز الموارد المجتمعية"]}


@pytest.fixture
def cluster(demo: None, search_index: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return the engine with an index of the demo; it alone answers, and an answer is of what was pushed."""
    lexicon_upkeep.bring_in_step()
    cluster = engines.distributed()
    assert cluster is not None
    cluster.rebuild()

    def from_the_cluster(request: Any) -> Any:
        indexes.refresh(layout.alias())
        return asking.ranking(connection.client(), layout.alias(), request)

    monkeypatch.setattr(cluster, "search", from_the_cluster)
    monkeypatch.setattr(engines, "current", lambda: cluster)
    return cluster


def test_a_saved_entry_is_found_on_the_cluster_at_once(
    cluster: Any, django_capture_on_commit_callbacks: Committing
) -> None:
    assert titles("zorbing") == set()
    with django_capture_on_commit_callbacks(execute=True):
        GlossaryEntry.objects.create(terms=TERMS)
    assert PendingPush.objects.count() == 0
    assert titles("zorbing")
    with django_capture_on_commit_callbacks(execute=True):
        GlossaryEntry.objects.get(key="zorbing").delete()
    assert titles("zorbing") == set()


def test_documents_that_could_not_be_pushed_or_written_at_once_come_with_one_command(
    cluster: Any,
    django_capture_on_commit_callbacks: Committing,
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    search_url: str,
) -> None:
    monkeypatch.setattr(lexicon_upkeep, "MOST_AT_ONCE", 1)
    settings.SEARCH_URLS = [NOWHERE]
    with django_capture_on_commit_callbacks(execute=True):
        GlossaryEntry.objects.create(terms={"en": ["zorbing"], "ar": ["مركز"]})
    assert PendingPush.objects.count() == 1
    settings.SEARCH_URLS = [search_url]
    BREAKER.succeeded()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("drain_search", stdout=(told := StringIO()))
    assert "documents written again" in told.getvalue()
    assert PendingPush.objects.count() == 0
    assert len(titles("zorbing")) > 1
