"""Ranks with SQLite's FTS5: one column per field and kind of key, so that its BM25 weighs them together."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import product
from uuid import UUID

from django.db import connection

from ..analysis.keys import KINDS_OF_KEY
from ..queries import QueryWord
from .base import FIELD_WEIGHTS, KEY_WEIGHTS, MOST_RANKED, DocumentKeys, Ranking, Request, kind_weight_sql, lookups

_COLUMNS = [(field, kind) for field, kind in product(FIELD_WEIGHTS, KINDS_OF_KEY)]
_WEIGHTS = ", ".join(str(FIELD_WEIGHTS[field] * KEY_WEIGHTS[kind]) for field, kind in _COLUMNS)
_NAMES = ", ".join(f"{field}_{kind}" for field, kind in _COLUMNS)
_INSERT = f"INSERT INTO search_keys (rowid, {_NAMES}) VALUES (%s{', %s' * len(_COLUMNS)})"  # noqa: S608 - constants
# One statement gives both the stretch (number set) and the counts (number NULL).
_SEARCH = f"""
WITH hits AS MATERIALIZED (
    SELECT document.number, document.kind, bm25(search_keys, {_WEIGHTS}) * {kind_weight_sql("document.kind")} AS score,
           search_keys.rowid IN (SELECT rowid FROM search_keys WHERE search_keys MATCH %(all_words)s) AS complete
    FROM search_keys JOIN search_searchdocument AS document ON document.number = search_keys.rowid
    WHERE search_keys MATCH %(wanted)s
), chosen AS (
    SELECT * FROM hits WHERE %(kind)s IN ('', kind)
), stretch AS (
    SELECT * FROM chosen ORDER BY complete DESC, score, number
    LIMIT %(limit)s
    OFFSET (SELECT max(0, min(%(offset)s, (min(count(*), {MOST_RANKED}) - 1) / %(limit)s * %(limit)s)) FROM chosen)
)
SELECT number, kind, complete, score FROM stretch
UNION ALL SELECT NULL, kind, count(*), 0 FROM hits GROUP BY kind
"""  # noqa: S608 - made of the constants above; what is typed goes in as parameters


class SqliteEngine:
    """The engine of the embedded way."""

    def lock(self, keys: Collection[UUID]) -> None:
        """Do nothing: a writing transaction on SQLite is alone from its start."""

    def put(self, number: int, keys: DocumentKeys) -> None:
        """Store the keys of a document in place of those it had."""
        self.delete([number])
        columns = [" ".join(getattr(keys[field], kind)) for field, kind in _COLUMNS]
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, [number, *columns])

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
        each = [_matches(word) for word in request.query.words]
        all_words, any_word = " AND ".join(each), " OR ".join(each)
        parameters: dict[str, str | int] = {
            "all_words": all_words,
            "wanted": any_word if request.any_word else all_words,
            "kind": request.kind,
            "limit": request.limit,
            "offset": request.offset,
        }
        with connection.cursor() as cursor:
            cursor.execute(_SEARCH, parameters)
            rows = cursor.fetchall()
        ranked = sorted((row for row in rows if row[0] is not None), key=lambda row: (-row[2], row[3], row[0]))
        return Ranking(tuple(row[0] for row in ranked), {row[1]: row[2] for row in rows if row[0] is None})


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
