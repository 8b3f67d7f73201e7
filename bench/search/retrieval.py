"""Prints recall@10, MRR@10 and nDCG@10 of search and of stock modelsearch on collections of JSON lines.

`bench/search/retrieval.py PATH/xquad-ar PATH/arcd` reads `PATH/arcd.docs.jsonl.gz` (id, title, body) and
`PATH/arcd.queries.jsonl.gz` (id, text, relevant). `A+B` joins two collections with the same ids into one document each,
in two languages, and asks the questions of both. The engine is SQLite, the database that PORTAL_DATABASE_URL names, or
the Elasticsearch that TEST_SEARCH_URL names: put `python -m tests.servers.postgresql` or `python -m
tests.servers.elasticsearch` before the command. Everything is written into a copy of the tests' site, which is thrown
away. With Elasticsearch the database below it is asked the same. Every n-th question is asked, so that there are about
as many as --questions says, and of stock search as many as --stock-questions, beside ours on the same ones.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from math import log2
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from tests.servers.elasticsearch import NAMED_SERVER
from tests.sweep.standalone import open_demo_site

DEPTH = 10
Ranked = Callable[[str], list[str]]


class Question(NamedTuple):
    """What is asked, and which documents answer it."""

    text: str
    relevant: frozenset[str]


class Measured(NamedTuple):
    """How well the questions were answered, each from 0 to 1, and the milliseconds that half of them took at most."""

    recall: float
    mrr: float
    ndcg: float
    median_ms: float


def main() -> int:
    """Measure each collection and print a line for search and for stock."""
    asked = _arguments()
    open_demo_site()
    _use_the_named_server()
    from bench.search.retrieval_engines import ours, stock

    sys.stdout.write(f"{'collection':40}{'questions':>10}{'recall@10':>11}{'MRR@10':>9}{'nDCG@10':>9}{'p50 ms':>9}\n")
    for name in asked.collections:
        parts = [Path(part) for part in name.split("+")]
        documents = [list(_lines(part, "docs")) for part in parts]
        engines = ours(documents)
        beside = {"stock": stock(documents)} if asked.stock_questions else {}
        for part in parts:
            label = f"{'+'.join(each.name for each in parts)} < {part.name}" if len(parts) > 1 else part.name
            questions = [Question(row["text"], frozenset(row["relevant"])) for row in _lines(part, "queries")]
            questions = _some(questions, asked.questions)
            for title, ranked in engines.items():
                _tell(f"{label}, {title}", questions, ranked)
            if beside:
                some = _some(questions, asked.stock_questions)
                for title, ranked in (engines | beside).items():
                    _tell(f"{label}, {title}, some", some, ranked)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collections", nargs="+", metavar="PATH")
    parser.add_argument("--stock-questions", type=int, default=150, help="0 leaves stock search out")
    parser.add_argument("--questions", type=int, default=1_000_000)
    return parser.parse_args()


def _some(questions: list[Question], most: int) -> list[Question]:
    return questions[:: max(1, len(questions) // most)]


def _use_the_named_server() -> None:
    """Search on the Elasticsearch that the environment names, where it names one."""
    from django.conf import settings

    if url := os.environ.get(NAMED_SERVER):
        settings.SEARCH_URLS, settings.SEARCH_INDEX, settings.SEARCH_REPLICAS = [url], "bench", 0
        # The figures are to be the cluster's, however slow the machine: no question goes to the database instead.
        settings.SEARCH_SECONDS = 60.0


def _tell(label: str, questions: list[Question], ranked: Ranked) -> None:
    found = measure(questions, ranked)
    sys.stdout.write(
        f"{label:40}{len(questions):>10}{found.recall:>11.3f}{found.mrr:>9.3f}{found.ndcg:>9.3f}{found.median_ms:>9.1f}\n"
    )
    sys.stdout.flush()


def measure(questions: list[Question], ranked: Ranked) -> Measured:
    """Ask all questions."""
    firsts, gains, times = [], [], []
    for question in questions:
        start = time.perf_counter()
        found = ranked(question.text)[:DEPTH]
        times.append(1000 * (time.perf_counter() - start))
        places = [place for place, key in enumerate(found, 1) if key in question.relevant]
        firsts.append(1 / places[0] if places else 0.0)
        ideal = sum(1 / log2(place + 1) for place in range(1, min(len(question.relevant), DEPTH) + 1))
        gains.append(sum(1 / log2(place + 1) for place in places) / ideal)
    count = len(questions)
    recall = sum(first > 0 for first in firsts) / count
    return Measured(recall, sum(firsts) / count, sum(gains) / count, sorted(times)[count // 2])


def _lines(part: Path, what: str) -> Iterator[dict[str, Any]]:
    with gzip.open(f"{part}.{what}.jsonl.gz", "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


if __name__ == "__main__":
    sys.exit(main())
