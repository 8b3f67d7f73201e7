"""Prints recall@10, MRR@10 and nDCG@10 of search and of stock modelsearch on collections of JSON lines.

`bench/search/retrieval.py PATH/xquad-ar PATH/arcd` reads `PATH/arcd.docs.jsonl.gz` (id, title, body) and
`PATH/arcd.queries.jsonl.gz` (id, text, relevant). `A+B` joins two collections with the same ids into one document each,
in two languages, and asks the questions of both. The engine is that of the settings (PORTAL_DATABASE_URL,
PORTAL_SEARCH_URLS); everything is written into a copy of the tests' site, which is thrown away.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from math import log2
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

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


def main(names: list[str]) -> int:
    """Measure each collection and print a line for search and for stock."""
    open_demo_site()
    from bench.search.retrieval_engines import ours, stock

    sys.stdout.write(f"{'collection':34}{'questions':>10}{'recall@10':>11}{'MRR@10':>9}{'nDCG@10':>9}{'p50 ms':>9}\n")
    for name in names:
        parts = [Path(part) for part in name.split("+")]
        documents = [list(_lines(part, "docs")) for part in parts]
        for title, ranked in (("ours", ours(documents)), ("stock", stock(documents))):
            for part in parts:
                questions = [Question(row["text"], frozenset(row["relevant"])) for row in _lines(part, "queries")]
                found = measure(questions, ranked)
                label = f"{'+'.join(each.name for each in parts)} < {part.name}" if len(parts) > 1 else part.name
                sys.stdout.write(
                    f"{f'{label}, {title}':34}{len(questions):>10}{found.recall:>11.3f}{found.mrr:>9.3f}"
                    f"{found.ndcg:>9.3f}{found.median_ms:>9.1f}\n"
                )
                sys.stdout.flush()
    return 0


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
    sys.exit(main(sys.argv[1:]))
