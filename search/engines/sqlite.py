"""Ranks with SQLite's FTS5: one column per field and kind of key, so that its BM25 weighs them together."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import product
from typing import Any
from uuid import UUID

from django.db import connection

from ..analysis.keys import KINDS_OF_KEY
from ..queries import QueryWord
from .base import (
    FIELD_WEIGHTS,
    KEY_WEIGHTS,
    MOST_RANKED,
    DocumentKeys,
    Ranking,
    Request,
    Sort,
    kind_weight_sql,
    lookups,
)
from .counting import SQUARED_DISTANCE, Combination, days_sql, origin, ranking_of

_COLUMNS = [(field, kind) for field, kind in product(FIELD_WEIGHTS, KINDS_OF_KEY)]
_WEIGHTS = ", ".join(str(FIELD_WEIGHTS[field] * KEY_WEIGHTS[kind]) for field, kind in _COLUMNS)
_NAMES = ", ".join(f"{field}_{kind}" for field, kind in _COLUMNS)
_INSERT = f"INSERT INTO search_keys (rowid, {_NAMES}) VALUES (%s{', %s' * len(_COLUMNS)})"  # noqa: S608 - constants
# The words' part of the statement, and what stands there where no word is asked for.
_WITH_WORDS = f"""
    SELECT document.number, document.key, document.kind, document.facets, document.date, document.points,
           bm25(search_keys, {_WEIGHTS}) * {kind_weight_sql("document.kind")} AS score,
           {{complete}} AS complete
    FROM search_keys JOIN search_searchdocument AS document ON document.number = search_keys.rowid
    WHERE search_keys MATCH %(wanted)s"""  # noqa: S608 - made of constants; what is typed goes in as parameters
# Where every word is asked for, whatever is found is complete.
_COMPLETE = "search_keys.rowid IN (SELECT rowid FROM search_keys WHERE search_keys MATCH %(all_words)s)"
_WITHOUT_WORDS = f"""
    SELECT number, key, kind, facets, date, points, -{kind_weight_sql("kind")} AS score, 1 AS complete
    FROM search_searchdocument WHERE 1"""  # noqa: S608 - made of constants
_DISTANCE = SQUARED_DISTANCE.format(
    latitude="json_extract(place.value, '$[0]')", longitude="json_extract(place.value, '$[1]')"
)
_ORDERS = {
    Sort.RELEVANCE: "NULL",
    Sort.DATE: "-coalesce(julianday(date), 0)",
    Sort.DISTANCE: f"coalesce((SELECT min({_DISTANCE}) FROM json_each(points) AS place), 1e9)",  # noqa: S608 - constants
}
_NARROWED = "(is_open OR NOT %(only_open)s) {filters}"
_HITS = "SELECT *, key IN (SELECT value FROM json_each(%(open_keys)s)) AS is_open FROM ({hits} {days})"
# One statement gives both the stretch (with numbers, in their order) and how often each combination was found.
_SEARCH = f"""
WITH hits AS MATERIALIZED ({_HITS}
), chosen AS (
    SELECT * FROM hits WHERE %(kind)s IN ('', kind) AND {_NARROWED}
), stretch AS MATERIALIZED (
    SELECT number FROM chosen ORDER BY complete DESC, {{order}}, score, number LIMIT %(limit)s
    OFFSET (SELECT max(0, min(%(offset)s, (min(count(*), {MOST_RANKED}) - 1) / %(limit)s * %(limit)s)) FROM chosen)
)
SELECT number, row_number() OVER (), NULL, NULL, NULL, NULL FROM stretch
UNION ALL SELECT NULL, NULL, kind, facets, is_open, count(*) FROM hits GROUP BY kind, facets, is_open
"""  # noqa: S608 - made of the constants above; what is typed goes in as parameters
_COUNT = f"SELECT count(*) FROM (SELECT 1 FROM ({_HITS}) WHERE {_NARROWED} LIMIT %(most)s)"  # noqa: S608 - the same


class SqliteEngine:
    """The engine of the embedded way."""

    def lock(self, keys: Collection[UUID]) -> None:
        """Do nothing: a writing transaction on SQLite is alone from its start."""

    def put(self, documents: Mapping[int, DocumentKeys]) -> None:
        """Store the keys of the documents with these numbers in place of those they had."""
        self.delete(documents)
        rows: list[list[int | str]] = [
            [number, *(" ".join(getattr(keys[field], kind)) for field, kind in _COLUMNS)]
            for number, keys in documents.items()
        ]
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, rows)

    def delete(self, numbers: Iterable[int]) -> None:
        """Forget the keys of these documents."""
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_keys WHERE rowid = %s", [[number] for number in numbers])

    def numbers(self) -> set[int]:
        """Return the numbers of all documents that have keys."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid FROM search_keys")
            return {number for (number,) in cursor.fetchall()}

    def search(self, request: Request) -> Ranking:
        """Return one stretch of the ranked documents with one statement."""
        with connection.cursor() as cursor:
            cursor.execute(_statement(_SEARCH, request), _parameters(request))
            rows = cursor.fetchall()
        stretch = sorted((row for row in rows if row[0] is not None), key=lambda row: row[1])
        found = (Combination(*row[2:]) for row in rows if row[0] is None)
        return ranking_of([row[0] for row in stretch], found, request)

    def complete(self, request: Request, most: int) -> int:
        """Return how many documents of any kind hold all naming words and phrases, counted up to `most`."""
        all_words = replace(request, any_word=False)
        with connection.cursor() as cursor:
            cursor.execute(_statement(_COUNT, all_words), _parameters(all_words) | {"most": most})
            return int(cursor.fetchone()[0])


def _statement(statement: str, request: Request) -> str:
    filters = (
        f"AND EXISTS (SELECT 1 FROM json_each(facets, %(path_{place})s) AS has"  # noqa: S608 - a number is put in
        f" WHERE has.value IN (SELECT value FROM json_each(%(values_{place})s)))"
        for place in range(len(request.filters))
    )
    hits = _WITH_WORDS if request.query.words else _WITHOUT_WORDS
    return statement.format(
        hits=hits.format(complete=_COMPLETE if request.any_word else "1"),
        days=days_sql(request),
        filters=" ".join(filters),
        order=_ORDERS[request.sort],
    )


def _parameters(request: Request) -> dict[str, Any]:
    parameters = {
        **_expressions(request),
        **origin(request.near),
        "kind": request.kind,
        "open_keys": json.dumps([key.hex for key in request.open_keys or ()]),
        "only_open": request.only_open,
        "since": str(request.since or ""),
        "until": str(request.until or ""),
        "limit": request.limit,
        "offset": request.offset,
    }
    for place, (name, values) in enumerate(request.filters.items()):
        parameters[f"path_{place}"] = f'$."{name}"'
        parameters[f"values_{place}"] = json.dumps(values)
    return parameters


def _expressions(request: Request) -> dict[str, str]:
    """Return the FTS5 expressions for documents that hold everything, and for those that are wanted."""
    phrases = [_matches_phrase(phrase) for phrase in request.query.phrases]
    all_words = " AND ".join([*map(_matches, request.query.naming), *phrases])
    any_word = " AND ".join(phrases) or " OR ".join(map(_matches, request.query.words))
    return {"all_words": all_words, "wanted": any_word if request.any_word else all_words}


def _matches_phrase(stems: tuple[str, ...]) -> str:
    return f'({{{" ".join(f"{field}_stem" for field in FIELD_WEIGHTS)}}} : "{" ".join(stems)}")'


def _matches(word: QueryWord) -> str:
    """Return the FTS5 expression for one word; tokens hold letters and digits only, so quotes need no escaping."""
    by_kind: dict[str, list[str]] = {}
    for kind, token in lookups(word):
        by_kind.setdefault(kind, []).append(f'"{token}"')
    parts = (
        f"{{{' '.join(f'{field}_{kind}' for field in FIELD_WEIGHTS)}}} : ({' OR '.join(tokens)})"
        for kind, tokens in by_kind.items()
    )
    return f"({' OR '.join(parts)})"
