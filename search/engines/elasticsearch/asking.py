"""Turns what the service asks into one request to Elasticsearch, and the answer into a ranking.

Highlights are not asked for: they are made in Python from the documents' rows, so they are the same on every engine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from elasticsearch import Elasticsearch

from ...queries import Query, QueryWord
from ..base import KEY_WEIGHTS, KIND_WEIGHTS, MOST_RANKED, Ranking, Request, Sort, lookups

Body = dict[str, Any]
# More than any sum of BM25 scores, and small enough that a score keeps three decimals beside it.
_COMPLETE = 10_000
_MOST_VALUES = 1_000
_NARROWED, _UNNARROWED = "narrowed", "unnarrowed"


def ranking(client: Elasticsearch, index: str, request: Request) -> Ranking:
    """Return one stretch of the ranked documents; a second request is made only past the end, and between two tiers."""
    answer = _search(client, index, body_of(request, request.offset))
    counted = _counts(answer["aggregations"], request)
    total = answer["hits"]["total"]["value"]
    last = max(0, (min(total, MOST_RANKED) - 1) // request.limit * request.limit)
    offset = min(request.offset, last)
    if _in_tiers(request):
        numbers = _numbers_in_tiers(client, index, request, offset)
    elif offset < request.offset:
        numbers = _numbers(_search(client, index, body_of(request, offset)))
    else:
        numbers = _numbers(answer)
    return Ranking(tuple(numbers), *counted)


def complete(client: Elasticsearch, index: str, request: Request, most: int) -> int:
    """Return how many documents of any kind hold all naming words and phrases, counted up to `most`."""
    narrowed = [query for name, query in _narrowing(request).items() if name != "kind"]
    query = _every([_all_of(request.query), *_days(request), *narrowed])
    answer = _search(client, index, {"query": query, "size": 0, "track_total_hits": most})
    return min(int(answer["hits"]["total"]["value"]), most)


def body_of(request: Request, offset: int) -> Body:
    """Return the search for the stretch at this offset, with the counts of everything found."""
    return {
        "query": _query(request),
        "post_filter": _every(_narrowing(request).values()),
        "aggs": _aggregations(request),
        "sort": _sort(request),
        "from": offset,
        "size": 0 if _in_tiers(request) else request.limit,
        "track_total_hits": True,
        "_source": False,
    }


def _search(client: Elasticsearch, index: str, body: Body) -> Mapping[str, Any]:
    # Half an answer would look like a whole one; the database has a whole one.
    answer = client.search(index=index, body=body, allow_partial_search_results=False)
    return dict(answer)


def _numbers(answer: Mapping[str, Any]) -> list[int]:
    return [int(hit["_id"]) for hit in answer["hits"]["hits"]]


# Documents with all words come before the others whatever the order. By relevance the score says so; by date or
# distance no sort value could, and the two tiers are asked for one after the other.


def _in_tiers(request: Request) -> bool:
    return request.any_word and request.sort != Sort.RELEVANCE


def _numbers_in_tiers(client: Elasticsearch, index: str, request: Request, offset: int) -> list[int]:
    complete = _all_of(request.query)
    first = _tier(request, {"filter": [complete]}, offset, request.limit)
    answer = _search(client, index, first)
    numbers, complete_ones = _numbers(answer), answer["hits"]["total"]["value"]
    if len(numbers) < request.limit:
        rest = _tier(request, {"must_not": [complete]}, max(0, offset - complete_ones), request.limit - len(numbers))
        numbers += _numbers(_search(client, index, rest))
    return numbers


def _tier(request: Request, narrowed: Body, offset: int, limit: int) -> Body:
    query = {"bool": {"must": [_query(request)], **narrowed}}
    only = _every(_narrowing(request).values())
    body = {"query": query, "post_filter": only, "sort": _sort(request), "from": offset, "size": limit}
    return body | {"track_total_hits": True, "_source": False}


# The query


def _query(request: Request) -> Body:
    days = _days(request)
    if not request.query.words:
        return {"bool": {"filter": days, "must": [_by_kind({"match_all": {}})]}}
    query = request.query
    scored = _by_kind({"bool": {"should": list(_scoring(query))}})
    complete = {"constant_score": {"filter": _all_of(query), "boost": _COMPLETE}}
    first = [complete] if request.any_word and request.sort == Sort.RELEVANCE else []
    if not query.phrases and (request.any_word or len(query.words) == 1):
        # Whatever has a score is wanted: the same keys need not be looked up twice.
        return {"bool": {"must": [scored], "filter": days, "should": first}}
    wanted = {"bool": {"filter": [_phrase(stems) for stems in query.phrases]}} if request.any_word else _all_of(query)
    return {"bool": {"filter": [wanted, *days], "should": [scored, *first]}}


def _scoring(query: Query) -> Iterable[Body]:
    """Yield what each key adds to the score of a document that has it, as often as a word of the query leads to it."""
    for word in query.words:
        for kind, token in lookups(word):
            yield {"term": {kind: {"value": token, "boost": KEY_WEIGHTS[kind]}}}


def _by_kind(query: Body) -> Body:
    functions = [{"filter": {"term": {"kind": kind}}, "weight": weight} for kind, weight in KIND_WEIGHTS.items()]
    return {"function_score": {"query": query, "functions": functions, "score_mode": "first", "boost_mode": "multiply"}}


def _all_of(query: Query) -> Body:
    return {"bool": {"filter": [*map(_word, query.naming), *map(_phrase, query.phrases)]}}


def _word(word: QueryWord) -> Body:
    by_kind: dict[str, list[str]] = {}
    for kind, token in lookups(word):
        by_kind.setdefault(kind, []).append(token)
    return _any_of([{"terms": {kind: tokens}} for kind, tokens in by_kind.items()])


def _phrase(stems: tuple[str, ...]) -> Body:
    return {"match_phrase": {"stem": " ".join(stems)}}


def _any_of(queries: list[Body]) -> Body:
    return {"bool": {"should": queries, "minimum_should_match": 1}}


def _every(queries: Iterable[Body]) -> Body:
    return {"bool": {"filter": list(queries)}}


def _days(request: Request) -> list[Body]:
    limits = {"gte": request.since, "lte": request.until}
    asked = {sign: day.isoformat() for sign, day in limits.items() if day is not None}
    return [{"range": {"date": asked}}] if asked else []


# Filters, each named, so that a count can leave its own out


def _narrowing(request: Request) -> dict[str, Body]:
    filters: dict[str, Body] = {
        f"facet {name}": {"terms": {f"facets.{name}": list(values)}} for name, values in request.filters.items()
    }
    if request.kind:
        filters["kind"] = {"term": {"kind": request.kind}}
    if request.only_open:
        filters["open"] = _is_open(request)
    return filters


def _is_open(request: Request) -> Body:
    return {"terms": {"key": sorted(str(key) for key in request.open_keys or ())}}


def _aggregations(request: Request) -> Body:
    """Return the counts: of a filter in use each by itself, without that filter; the others together, with all."""
    narrowing = _narrowing(request)
    fields = {"kind": "kind"} | {f"facet {name}": f"facets.{name}" for name in request.facets}
    counted: Body = {own: {"terms": {"field": field, "size": _MOST_VALUES}} for own, field in fields.items()}
    if request.open_keys or request.only_open:
        counted["open"] = {"filter": _is_open(request)}
    if not narrowing:
        return counted
    counts: Body = {_UNNARROWED: {"filter": {"match_all": {}}}}
    for own in narrowing:
        others = [query for name, query in narrowing.items() if name != own]
        counts[own] = {"filter": _every(others), "aggs": {own: counted.pop(own, {"filter": {"match_all": {}}})}}
    return counts | {_NARROWED: {"filter": _every(narrowing.values()), "aggs": counted}}


def _counts(
    found: Mapping[str, Any], request: Request
) -> tuple[dict[str, int], dict[str, dict[str, int]], int, dict[str, int]]:
    narrowing = _narrowing(request)

    def of(own: str) -> Mapping[str, Any]:
        counted: Mapping[str, Any] = (found[own] if own in narrowing else found[_NARROWED] if narrowing else found)[own]
        return counted

    def values(own: str) -> dict[str, int]:
        return {bucket["key"]: bucket["doc_count"] for bucket in of(own)["buckets"]}

    open_now = of("open")["doc_count"] if request.open_keys or request.only_open else 0
    # What the others let through is what there would be without this one.
    without = {name.removeprefix("facet "): found[name]["doc_count"] for name in narrowing}
    if narrowing:
        without[""] = found[_UNNARROWED]["doc_count"]
    return values("kind"), {name: values(f"facet {name}") for name in request.facets}, open_now, without


def _sort(request: Request) -> list[Any]:
    first: list[Any] = []
    if request.sort == Sort.DATE:
        first = [{"date": {"order": "desc", "missing": "_last"}}]
    elif request.sort == Sort.DISTANCE and request.near:
        latitude, longitude = request.near
        place = {"lat": latitude, "lon": longitude}
        first = [{"_geo_distance": {"points": place, "order": "asc", "mode": "min", "unit": "m"}}]
    return [*first, "_score", {"number": "asc"}]
