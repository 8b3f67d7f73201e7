"""Compares an index with the documents' rows, number by number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...models import PendingPush, SearchDocument
from . import connection, indexes

MISSING, EXTRA, STALE = "missing", "extra", "stale"
_SECONDS = 30.0
_AT_ONCE = 5_000

Held = Mapping[int, tuple[int, str]]


def differing(index: str) -> dict[int, str]:
    """Return what is wrong with each number in the index: missing, extra or stale; nothing that is still pending.

    What is written between the two readings looks wrong, so what is wrong is looked at twice.
    """
    indexes.refresh(index)
    wrong = _compared(_in_index(index), _in_database())
    if wrong:
        indexes.refresh(index)
        again = _compared(_in_index(index), _in_database())
        pending = set(PendingPush.objects.values_list("number", flat=True))
        wrong = {number: what for number, what in again.items() if number in wrong and number not in pending}
    return wrong


def _compared(there: Held, here: Held) -> dict[int, str]:
    wrong = dict.fromkeys(there.keys() - here.keys(), EXTRA)
    wrong |= dict.fromkeys(here.keys() - there.keys(), MISSING)
    return wrong | {number: STALE for number in here.keys() & there.keys() if here[number] != there[number]}


def _in_database() -> Held:
    rows = SearchDocument.objects.values_list("number", "version", "digest")
    return {number: (version, digest) for number, version, digest in rows}


def _in_index(index: str) -> Held:
    held: dict[int, tuple[int, str]] = {}
    for hit in _hits(index):
        held[int(hit["_id"])] = (hit["_version"], hit["fields"]["digest"][0])
    return held


def _hits(index: str) -> Iterator[Mapping[str, Any]]:
    """Yield every document of the index, in the order of the numbers."""
    client = connection.client().options(request_timeout=_SECONDS)
    body: dict[str, Any] = {"size": _AT_ONCE, "sort": [{"number": "asc"}], "_source": False, "version": True}
    body["docvalue_fields"] = ["digest"]
    while True:
        answer = connection.ask(
            _SECONDS,
            lambda: client.search(index=index, body=body, allow_partial_search_results=False),
        )
        hits = answer["hits"]["hits"]
        yield from hits
        if len(hits) < _AT_ONCE:
            return
        body["search_after"] = hits[-1]["sort"]
