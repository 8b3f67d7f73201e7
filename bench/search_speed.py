"""Measures how fast search indexes and finds, beside stock search: --documents 10000 --engine elasticsearch.

Beside the time that passes stands the CPU time of this process, which says more on a machine that does other work, too:
on SQLite it is all the work there is, on the others what is done outside of the engine.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import sys
import time
from collections.abc import Callable, Mapping
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

QUERIES, STOCK_QUERIES = 50, 5
MOST_ANALYSED = 5_000
# A stock query that takes longer is the last of its kind.
LONGEST = 20.0

# (milliseconds, and those of CPU time) of each query, by kind of query.
Times = Mapping[str, list[tuple[float, float]]]


def main() -> int:
    """Open a site without pages on the engine named, store the documents, ask, and print a table."""
    asked = _arguments()
    with contextlib.ExitStack() as stack:
        servers, urls = _servers(asked.engine, stack)
        _open_site()
        from django.conf import settings

        from bench.search_speed import ours, stock
        from bench.search_speed.corpus import Corpus

        say(f"{asked.documents} documents on {asked.engine}")
        tell_rate("analysis alone", ours.analysed(list(islice(Corpus(asked.documents).contents(), MOST_ANALYSED))))
        tell_rate("database", ours.indexed(Corpus(asked.documents).contents(), asked.documents))
        queries = Corpus(asked.documents).queries(2 * QUERIES)
        times = {"database": _timed(ours.searches(), queries, QUERIES, QUERIES)}
        if urls:
            settings.SEARCH_URLS, settings.SEARCH_INDEX, settings.SEARCH_REPLICAS = urls, "bench", 0
            tell_rate("cluster", ours.copied(asked.documents))
            times["cluster"] = _timed(ours.searches(), queries, QUERIES, QUERIES)
        beside: Times = {}
        if not asked.without_stock:
            tell_rate("stock, its database", stock.indexed(Corpus(asked.documents)))
            beside = _timed(stock.searches(), queries, STOCK_QUERIES, 1)
        for where, measured in times.items():
            _tell(where, measured, beside)
        say(f"  memory: this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most", "")
        say(f", Elasticsearch {ours.resident(servers)} MB" if servers else "")
    return 0


def say(text: str, end: str = "\n") -> None:
    """Print at once."""
    sys.stdout.write(text + end)
    sys.stdout.flush()


def tell_rate(what: str, rate: float) -> None:
    """Print how many documents a second were dealt with."""
    say(f"  {what:22}{rate:8.0f} documents/s")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--engine", choices=("sqlite", "postgres", "elasticsearch"), default="sqlite")
    parser.add_argument("--without-stock", action="store_true", help="stock search takes hours at 100,000 documents")
    return parser.parse_args()


def _servers(engine: str, stack: contextlib.ExitStack) -> tuple[Any, list[str]]:
    """Start what the engine needs; return the Elasticsearch started here, or None, and the addresses to use."""
    from tests.servers.elasticsearch import NAMED_SERVER, Servers
    from tests.servers.postgresql import Cluster

    if engine == "postgres":
        os.environ["PORTAL_DATABASE_URL"] = stack.enter_context(Cluster()).url
    if engine != "elasticsearch":
        return None, []
    if named := os.environ.get(NAMED_SERVER):
        return None, [named]
    servers = stack.enter_context(Servers())
    return servers, servers.urls


def _open_site() -> None:
    """Lead this process to an empty, migrated database of its own."""
    from tests.servers.isolation import isolate

    isolate()
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def _timed(
    searches: Mapping[str, Callable[[str], Any]], queries: Mapping[str, list[str]], most: int, before: int
) -> Times:
    """Return the times of each query, by kind, after so many other ones: a server that has just begun is slow."""
    times: dict[str, list[tuple[float, float]]] = {}
    for kind, search in searches.items():
        for text in queries[kind][QUERIES : QUERIES + before]:
            search(text)
        for text in queries[kind][:most]:
            begun, worked = time.perf_counter(), time.process_time()
            search(text)
            taken = (time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000
            times.setdefault(kind, []).append(taken)
            if taken[0] > LONGEST * 1000:
                break
    return times


def _tell(where: str, ours: Times, stock: Times) -> None:
    say(f"  {where:14}{'p50 ms':>9}{'p95 ms':>9}{'CPU p50':>9}{'CPU p95':>9}{'stock p50':>11}{'ratio':>8}")
    for kind, times in ours.items():
        passed, worked = map(list, zip(*times, strict=True))
        parts = [_part(each, percent) for each in (passed, worked) for percent in (50, 95)]
        line = f"  {kind:14}" + "".join(f"{part:9.1f}" for part in parts)
        if kind in stock:
            others = _part([taken for taken, _cpu in stock[kind]], 50)
            line += f"{others:11.1f}{others / parts[0]:8.1f}"
        say(line)


def _part(times: list[float], percent: int) -> float:
    return quantiles(times, n=100, method="inclusive")[percent - 1] if len(times) > 1 else times[0]


if __name__ == "__main__":
    sys.exit(main())
