"""Ranks with PostgreSQL: one tsvector with a GIN index; labels tell its fields, first letters its kinds of key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
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

_LABELS = {"title": "A", "also": "B", "body": "D"}
_LETTERS = {kind: kind[0] for kind in KINDS_OF_KEY} | {"skeleton": "k", "sound": "n"}
# ts_rank takes weights of 0 to 1, in the order D, C, B, A.
_WEIGHTS = [FIELD_WEIGHTS["body"] / FIELD_WEIGHTS["title"], 0.0, FIELD_WEIGHTS["also"] / FIELD_WEIGHTS["title"], 1.0]
# PostgreSQL's own limits: the last position, and below the size of a tsvector (1 MB) with room for its bookkeeping.
_LAST_POSITION = 16_383
_LARGEST_VECTOR = 700_000
_MOST_POSITIONS = 200

# ts_rank knows no rarity of words, so the rank of each token is multiplied with the rarity that BM25 uses. A row's
# vector is unpacked once (`flat`) for all its tokens, and only of those that are ranked: of very many matches those
# with all words first, then those with one in the title, both told by their indexes.
_FLAT = """LATERAL (
    SELECT search_keys || ''::tsvector AS keys
    FROM search_searchdocument AS held WHERE held.number = chosen.number OFFSET 0
) AS flat"""
_IS_OPEN = "key = ANY(%(open_keys)s::uuid[]) AS is_open"
# Where every word is asked for, whatever is found is complete.
_COMPLETE = "number IN (SELECT search_matching(%(all_words)s::tsquery))"
_ANSWER = """
SELECT number, place, NULL, NULL, NULL, NULL FROM stretch
UNION ALL SELECT NULL, NULL, kind, facets::text, is_open, count(*) FROM hits GROUP BY kind, facets, is_open
"""
_NARROWED = "(is_open OR NOT %(only_open)s) {filters}"
_CHOSEN = f"%(kind)s IN ('', kind) AND {_NARROWED}"
_STRETCH = f"""
    ORDER BY place LIMIT %(limit)s OFFSET (
        SELECT greatest(0, least(%(offset)s, (least(count(*), {MOST_RANKED}) - 1) / %(limit)s * %(limit)s)) FROM chosen
    )
"""  # noqa: S608 - constants
# One statement gives both the stretch (with numbers, in their order) and how often each combination was found.
_SEARCH = f"""
WITH terms AS MATERIALIZED (
    SELECT token, weight, place
    FROM unnest(%(tokens)s::text[]::tsquery[], %(weights)s::float8[]) WITH ORDINALITY AS term (token, weight, place)
), hits AS MATERIALIZED (
    SELECT number, kind, facets, date, points, {_IS_OPEN}
    FROM search_found(%(wanted)s::tsquery) WHERE true {{days}}
), chosen AS MATERIALIZED (
    SELECT number, kind, {{complete}} AS complete, {{order}} AS first_by
    FROM hits WHERE {_CHOSEN}
    ORDER BY complete DESC, first_by, number IN (SELECT search_titled(%(titled)s::tsquery)) DESC, number DESC
    LIMIT {MOST_RANKED}
), ranked AS MATERIALIZED (
    SELECT number, complete, first_by, {kind_weight_sql("kind")} / (1 + ln(1 + length(flat.keys))) AS share,
           (SELECT array_agg(ts_rank(%(labels)s::float4[], flat.keys, token) ORDER BY place) FROM terms) AS ranks
    FROM chosen CROSS JOIN {_FLAT}
), rarities AS MATERIALIZED (
    SELECT array_agg(weight * ln(1 + (documents - held + 0.5) / (held + 0.5)) ORDER BY place) AS each_place
    FROM (
        SELECT place, weight, count(*) FILTER (WHERE rank > 0) AS held
        FROM ranked CROSS JOIN unnest(ranks) WITH ORDINALITY AS found (rank, place) JOIN terms USING (place)
        GROUP BY place, weight
    ) AS counted, (SELECT count(*) AS documents FROM search_searchdocument) AS all_of_them
), stretch AS (
    SELECT number, row_number() OVER (
        ORDER BY complete DESC, first_by, score * share DESC, number
    ) AS place
    FROM ranked CROSS JOIN LATERAL (
        SELECT sum(rank * rarity) AS score
        FROM unnest(ranks, (SELECT each_place FROM rarities)) AS found (rank, rarity)
    ) AS scored {_STRETCH}
)
{_ANSWER}
"""  # noqa: S608 - made of the constants above; what is typed goes in as parameters
# Without words there is nothing to rank by: kinds in the order of their weight.
_ALL = f"""
WITH hits AS MATERIALIZED (
    SELECT number, kind, facets, date, points, {_IS_OPEN} FROM search_searchdocument WHERE true {{days}}
), chosen AS MATERIALIZED (SELECT * FROM hits WHERE {_CHOSEN}
), stretch AS (
    SELECT number, row_number() OVER (ORDER BY {{order}}, {kind_weight_sql("kind")} DESC, number) AS place
    FROM chosen {_STRETCH}
)
{_ANSWER}
"""  # noqa: S608 - made of the constants above; what is typed goes in as parameters
_COUNT = f"""
SELECT count(*) FROM (
    SELECT 1 FROM (
        SELECT facets, {_IS_OPEN} FROM search_found(%(all_words)s::tsquery) WHERE true {{days}}
    ) AS hits WHERE {_NARROWED} LIMIT %(most)s
) AS complete
"""  # noqa: S608 - made of the constants above; what is typed goes in as parameters
_DISTANCE = SQUARED_DISTANCE.format(latitude="(place -> 0)::float8", longitude="(place -> 1)::float8")
_ORDERS = {
    # An expression, because a number alone would name a column.
    Sort.RELEVANCE: "(0 + 0)",
    Sort.DATE: "coalesce('epoch'::date - date, 2000000)",
    Sort.DISTANCE: f"coalesce((SELECT min({_DISTANCE}) FROM jsonb_array_elements(points) AS place), 1e9)",  # noqa: S608 - constants
}


class PostgresEngine:
    """The engine of a production site's database."""

    def lock(self, keys: Collection[UUID]) -> None:
        """Let nobody else write these documents until the transaction ends; also those that have no row yet."""
        with connection.cursor() as cursor:
            for key in sorted(str(key) for key in keys):
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"search {key}"])

    def put(self, documents: Mapping[int, DocumentKeys]) -> None:
        """Store the keys of the documents with these numbers in place of those they had."""
        with connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE search_searchdocument SET search_keys = %s::tsvector WHERE number = %s",
                [(_vector(keys), number) for number, keys in documents.items()],
            )

    def delete(self, numbers: Iterable[int]) -> None:
        """Forget the keys of these documents."""
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE search_searchdocument SET search_keys = NULL WHERE number = ANY(%s::bigint[])", [list(numbers)]
            )

    def numbers(self) -> set[int]:
        """Return the numbers of all documents that have keys."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT number FROM search_searchdocument WHERE search_keys IS NOT NULL")
            return {number for (number,) in cursor.fetchall()}

    def search(self, request: Request) -> Ranking:
        """Return one stretch of the ranked documents with one statement."""
        with connection.cursor() as cursor:
            cursor.execute(_statement(_SEARCH if request.query.words else _ALL, request), _parameters(request))
            rows = cursor.fetchall()
        stretch = sorted((row for row in rows if row[0] is not None), key=lambda row: row[1])
        found = (Combination(*row[2:]) for row in rows if row[0] is None)
        return ranking_of([row[0] for row in stretch], found, request)

    def complete(self, request: Request, most: int) -> int:
        """Return how many documents of any kind hold all naming words and phrases, counted up to `most`."""
        with connection.cursor() as cursor:
            cursor.execute(_statement(_COUNT, request), _parameters(request) | {"most": most})
            return int(cursor.fetchone()[0])


def _statement(statement: str, request: Request) -> str:
    filters = (
        f"AND facets -> %(name_{place})s::text ?| %(values_{place})s::text[]" for place in range(len(request.filters))
    )
    return statement.format(
        complete=_COMPLETE if request.any_word else "true",
        days=days_sql(request),
        filters=" ".join(filters),
        order=_ORDERS[request.sort],
    )


def _parameters(request: Request) -> dict[str, Any]:
    words = request.query.words
    weights = {_lexeme(kind, token): KEY_WEIGHTS[kind] for word in words for kind, token in lookups(word)}
    each = [_matches(word) for word in words]
    phrases = [_matches_phrase(phrase) for phrase in request.query.phrases]
    all_words = " & ".join([*map(_matches, request.query.naming), *phrases])
    parameters = {
        **origin(request.near),
        "labels": _WEIGHTS,
        "tokens": list(weights),
        "weights": list(weights.values()),
        "wanted": (" & ".join(phrases) or " | ".join(each)) if request.any_word else all_words,
        "all_words": all_words,
        "titled": " | ".join(weights),
        "open_keys": list(request.open_keys or ()),
        "only_open": request.only_open,
        "since": request.since,
        "until": request.until,
        "kind": request.kind,
        "limit": request.limit,
        "offset": request.offset,
    }
    for place, (name, values) in enumerate(request.filters.items()):
        parameters[f"name_{place}"] = name
        parameters[f"values_{place}"] = list(values)
    return parameters


def _matches_phrase(stems: tuple[str, ...]) -> str:
    return f"({' <-> '.join(_lexeme('stem', stem) for stem in stems)})"


def _matches(word: QueryWord) -> str:
    return f"({' | '.join(_lexeme(kind, token) for kind, token in lookups(word))})"


def _lexeme(kind: str, token: str) -> str:
    """Return the token quoted for tsvector and tsquery; it holds letters and digits only, so nothing needs escaping."""
    return f"'{_LETTERS[kind]}{token}'"


def _vector(keys: DocumentKeys) -> str:
    """Return the tsvector literal of a document; of one too large, the rarer kinds of key are cut first."""
    places: dict[str, list[str]] = {}
    size = 0
    for lexeme, place in _places(keys):
        size += len(place) + (0 if lexeme in places else 8 + len(lexeme.encode()))
        if size > _LARGEST_VECTOR:
            break
        if len(held := places.setdefault(lexeme, [])) < _MOST_POSITIONS:
            held.append(place)
    return " ".join(f"{lexeme}:{','.join(held)}" for lexeme, held in places.items())


def _places(keys: DocumentKeys) -> Iterator[tuple[str, str]]:
    """Yield each token with position and label: by kind of key in the order of their weight, titles first."""
    for kind in KINDS_OF_KEY:
        position = 0
        for field, label in _LABELS.items():
            for token in getattr(keys[field], kind):
                position = min(position + 1, _LAST_POSITION)
                yield _lexeme(kind, token), f"{position}{label}"
