"""Decides when search hears of the demo pages: once at the end, because each of them changes what is said of others."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from wagtail.signals import page_published

from search import service, signal_handlers, touched


@contextmanager
def search_told_at_the_end() -> Iterator[None]:
    """Keep search's receiver of publications away inside the block, and write after it what is due by then."""
    keys: set[UUID] = set()

    def note(instance: Any, **kwargs: Any) -> None:
        keys.update(touched.keys_of(instance))

    page_published.disconnect(dispatch_uid="search")
    page_published.connect(note)
    try:
        yield
    finally:
        page_published.disconnect(note)
        signal_handlers.connect()
    service.sync(keys)
