"""Puts a collection into search, and into a table that stock modelsearch indexes, and asks both."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.db import connection, models, transaction
from modelsearch.abstract_models import TextIDGenericRelation
from wagtail.search import index
from wagtail.search.backends.database import SearchBackend as database_backend
from wagtail.search.models import IndexEntry

from bench.search.retrieval import DEPTH, Ranked
from portal.search_content import SearchContent
from search import engines, rarity, service
from search.models import SearchDocument

LANGUAGES = ("ar", "en")


class StockDocument(index.Indexed, models.Model):
    """A document as stock modelsearch sees it."""

    name = models.CharField(max_length=40)
    title = models.TextField()
    body = models.TextField()

    search_fields: ClassVar[list[index.BaseField]] = [index.SearchField("title", boost=2), index.SearchField("body")]

    class Meta:
        app_label = "search"

    def __str__(self) -> str:
        return self.name


def ours(documents: Sequence[list[dict[str, Any]]]) -> dict[str, Ranked]:
    """Put the documents into search in place of those that are there; several parts are languages of one document.

    With a cluster there are two engines to ask: it, and the database below it.
    """
    names: dict[UUID, str] = {}
    with transaction.atomic():
        service.remove(SearchDocument.objects.values_list("key", flat=True))
        for rows in zip(*documents, strict=True):
            key = uuid5(NAMESPACE_URL, rows[0]["id"])
            names[key] = rows[0]["id"]
            by_language = dict(zip(LANGUAGES, rows, strict=False))
            service.put(
                SearchContent(
                    key=key,
                    kind="information",
                    titles={language: row["title"] for language, row in by_language.items()},
                    bodies={language: row["body"] for language, row in by_language.items()},
                    urls=dict.fromkeys(by_language, f"/{key}/"),
                )
            )
        rarity.count()
    urls = settings.SEARCH_URLS
    if cluster := engines.distributed():
        cluster.rebuild()

    def ask(text: str, addresses: list[str]) -> list[str]:
        settings.SEARCH_URLS = addresses
        found = [names[hit.key] for hit in service.search(text, "ar", size=DEPTH).hits]
        settings.SEARCH_URLS = urls
        return found

    return {"ours": partial(ask, addresses=urls)} | ({"its database": partial(ask, addresses=[])} if urls else {})


def stock(documents: Sequence[list[dict[str, Any]]]) -> Ranked:
    """Put the same documents into the table of stock modelsearch, the parts of each one after the other."""
    if StockDocument._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(StockDocument)
        TextIDGenericRelation(IndexEntry).contribute_to_class(StockDocument, "index_entries")
    backend = database_backend({})
    stock_index = backend.get_index_for_model(StockDocument)
    StockDocument.objects.all().delete()
    for rows in zip(*documents, strict=True):
        title, body = ("\n".join(row[field] for row in rows) for field in ("title", "body"))
        StockDocument.objects.create(name=rows[0]["id"], title=title, body=body)
    stock_index.add_items(StockDocument, list(StockDocument.objects.all()))
    return lambda text: [
        found.name for found in backend.search(text.replace('"', " "), StockDocument, operator="or")[:DEPTH]
    ]
