"""Sends documents and deletions to the cluster, many in a message, and tells which of them it holds for certain."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from ...models import SearchDocument
from . import connection
from .layout import body_of, writing_alias

# Long texts make large messages: no more is sent at once, whatever the number of documents.
_MOST_BYTES = 5_000_000
_MOST_REASON = 200
_NEWER_THERE = "version_conflict_engine_exception"
# What a node answers that has too much to do just now.
_BUSY = 429


@dataclass(frozen=True, slots=True)
class Write:
    """What is to be done with one document: what it is at this version, or None when it is to be deleted."""

    number: int
    version: int
    document: SearchDocument | None


@dataclass(slots=True)
class Outcome:
    """Which numbers every index has now, which it refused and why, and whether it said that it has too much to do."""

    confirmed: set[int] = field(default_factory=set)
    refused: dict[int, str] = field(default_factory=dict)
    busy: bool = False

    def add(self, other: Outcome) -> None:
        """Take another message's outcome in."""
        self.confirmed |= other.confirmed
        self.refused |= other.refused
        self.busy = self.busy or other.busy


def write(writes: Iterable[Write], indexes: Sequence[str], seconds: float, refresh: bool = False) -> Outcome:
    """Write to all these indexes, where an older version never replaces a newer one; raise Unavailable or Refused."""
    outcome = Outcome()
    for lines in _messages(writes, indexes):
        outcome.add(_send(lines, seconds, refresh))
    return outcome


def _messages(writes: Iterable[Write], indexes: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines of each message."""
    lines: list[str] = []
    size = documents = 0
    for each in writes:
        added = list(_lines(each, indexes))
        bulk = sum(map(len, added))
        if lines and (documents >= settings.SEARCH_BULK_SIZE or size + bulk > _MOST_BYTES):
            yield lines
            lines, size, documents = [], 0, 0
        lines += added
        size += bulk
        documents += 1
    if lines:
        yield lines


def _lines(each: Write, indexes: Sequence[str]) -> Iterator[str]:
    body = json.dumps(body_of(each.document), ensure_ascii=False) if each.document else ""
    for name in indexes:
        target: dict[str, Any] = {"_index": writing_alias(name), "_id": str(each.number), "require_alias": True}
        target |= {"version": each.version, "version_type": "external"}
        yield json.dumps({"index" if body else "delete": target})
        if body:
            yield body


def _send(lines: list[str], seconds: float, refresh: bool) -> Outcome:
    client = connection.client().options(request_timeout=seconds)
    body: Any = ("\n".join(lines) + "\n").encode()
    answer = connection.ask(seconds, lambda: client.bulk(operations=body, refresh=refresh))
    outcome = Outcome()
    for item in answer["items"]:
        (result,) = item.values()
        number, error = int(result["_id"]), result.get("error")
        if error and error.get("type") != _NEWER_THERE:
            outcome.refused[number] = f"{error.get('type')}: {error.get('reason')}"[:_MOST_REASON]
            outcome.busy = outcome.busy or result["status"] == _BUSY
        else:
            outcome.confirmed.add(number)
    # With two indexes a document is there only when both have it.
    outcome.confirmed -= outcome.refused.keys()
    return outcome
