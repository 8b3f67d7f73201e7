"""Measures the portal's own search, from the typed text to the marked extracts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from django.db import transaction

from portal.search_content import SearchContent
from search import engines, rarity, service, vocabulary
from search.analysis.keys import keys
from search.completing import complete
from search.narrowing import Asked
from search.spellings import refresh
from tests.servers.elasticsearch import Servers

from .corpus import GOVERNORATES

AT_ONCE = 500


def analysed(contents: list[SearchContent]) -> float:
    """Return how many documents the analysis alone makes keys of in a second of one core."""
    refresh()
    begun = time.process_time()
    for content in contents:
        keys(content.titles.values())
        keys(content.bodies.values())
    return len(contents) / (time.process_time() - begun)


def indexed(contents: Iterable[SearchContent], documents: int) -> float:
    """Store the documents as a rebuild does, words counted at its end; return how many a second."""
    begun, remaining = time.perf_counter(), iter(contents)
    while batch := list(islice(remaining, AT_ONCE)):
        with transaction.atomic():
            service.put(*batch)
    vocabulary.note_glued()
    rarity.count()
    return documents / (time.perf_counter() - begun)


def copied(documents: int) -> float:
    """Build a distributed index of the documents; return how many a second, the check of each included."""
    cluster = engines.distributed()
    assert cluster is not None  # noqa: S101 - the caller has named a server
    begun = time.perf_counter()
    cluster.rebuild()
    return documents / (time.perf_counter() - begun)


def searches() -> dict[str, Callable[[str], Any]]:
    """Return what is done with the queries of each kind."""

    def find(text: str) -> Any:
        return service.search(text, "ar")

    def find_filtered(text: str) -> Any:
        return service.find(Asked(text=text, filters={"governorate": GOVERNORATES[:2]}), "ar")

    plain = dict.fromkeys(("rare", "common", "three words", "question"), find)
    return plain | {"filtered": find_filtered, "prefix": lambda text: complete(text, "ar")}


def resident(servers: Servers) -> int:
    """Return the megabytes that the servers have in memory, 0 where the system does not say."""
    try:
        texts = [open(f"/proc/{node.pid}/status", encoding="ascii").read() for node in servers.nodes]  # noqa: SIM115
    except OSError:
        return 0
    return sum(int(text.split("VmRSS:")[1].split()[0]) for text in texts) // 1024
