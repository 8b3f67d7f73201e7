"""The tests of filters, counts, sorts and phrases once more, on Elasticsearch."""

from __future__ import annotations

import pytest

from search import engines
from tests.search.settled import SettledEngine
from tests.search.test_narrowing import *  # noqa: F403


@pytest.fixture(autouse=True)
def on_elasticsearch(search_index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = SettledEngine(engines.of_the_database())
    monkeypatch.setattr(engines, "current", lambda: engine)
