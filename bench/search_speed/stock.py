"""Measures stock modelsearch on the same documents and the same database, for the ratio."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db import connection, models
from wagtail.search import index
from wagtail.search.backends import get_search_backend

from .corpus import Corpus


class StockDocument(index.Indexed, models.Model):
    """What stock search is given: a title and a text."""

    title = models.CharField(max_length=500)
    body = models.TextField()

    search_fields = [
        index.SearchField("title", boost=5),
        index.SearchField("body"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        app_label = "search"

    def __str__(self) -> str:
        return self.title


def indexed(corpus: Corpus) -> float:
    """Store and index the documents; return how many a second."""
    with connection.schema_editor() as editor:
        editor.create_model(StockDocument)
    from django.apps import apps
    from django.contrib.contenttypes.management import create_contenttypes

    create_contenttypes(apps.get_app_config("search"), verbosity=0)
    rows = [StockDocument(title=each.titles["ar"], body=each.bodies["ar"]) for each in corpus.contents()]
    # Saving through bulk_create sends no signal, so that only the index is timed.
    rows = StockDocument.objects.bulk_create(rows, batch_size=1000)
    backend = _backend()
    begun = time.perf_counter()
    for start in range(0, len(rows), 1000):
        backend.add_bulk(StockDocument, rows[start : start + 1000])
    return len(rows) / (time.perf_counter() - begun)


def searches() -> dict[str, Callable[[str], Any]]:
    """Return what is done with the queries of each kind; a filter is not measured, because it has no facets."""
    backend = _backend()

    def find(text: str) -> Any:
        return list(backend.search(text, StockDocument, operator="or")[:10])

    kinds = dict.fromkeys(("rare", "common", "three words", "question"), find)
    return kinds | {"prefix": lambda text: list(backend.autocomplete(text, StockDocument)[:10])}


def _backend() -> Any:
    return get_search_backend("wagtail.search.backends.database")
