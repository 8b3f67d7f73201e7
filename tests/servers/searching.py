"""Decides which Elasticsearch a test sees: one node for the whole run, with an index name of the test's own."""

import os
from collections.abc import Iterator
from uuid import uuid4

import pytest
from pytest_django import Settings

from tests.servers.elasticsearch import NAMED_SERVER, Servers


@pytest.fixture(scope="session")
def search_url() -> Iterator[str]:
    """Return the address of the node that the environment names, or of one that is started now and stopped at the end."""
    if named := os.environ.get(NAMED_SERVER):
        yield named
    else:
        with Servers() as servers:
            yield servers.urls[0]


@pytest.fixture
def search_index(search_url: str, settings: Settings) -> Iterator[str]:
    """Let the portal keep a copy on the node, under an index name that is this test's alone; return that name."""
    from search.engines.elasticsearch import connection
    from search.engines.elasticsearch.engine import BREAKER

    settings.SEARCH_URLS = [search_url]
    settings.SEARCH_INDEX = f"test-{uuid4().hex[:12]}"
    settings.SEARCH_REPLICAS = 0
    BREAKER.succeeded()
    yield settings.SEARCH_INDEX
    BREAKER.succeeded()
    settings.SEARCH_URLS = [search_url]
    client = connection.client().options(request_timeout=30)
    for name in client.indices.get(index=f"{settings.SEARCH_INDEX}-*"):
        client.indices.delete(index=name)
