"""Stores sample documents for the tests of search."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# Modules with models are imported by the fixtures, because this file is read before Django is set up.


@pytest.fixture
def documents(db: None) -> None:
    """Store the sample documents."""
    from search import service
    from tests.search.samples import ALL

    for each in ALL:
        service.put(each)


@pytest.fixture
def many(db: None) -> Callable[[int], None]:
    """Return a function that stores so many numbered releases about water."""
    from search import service
    from tests.search.samples import content

    def store(count: int) -> None:
        for number in range(count):
            service.put(content(f"water-{number}", "release", {"en": f"Water {number}"}, {"en": "Clean water."}))

    return store
