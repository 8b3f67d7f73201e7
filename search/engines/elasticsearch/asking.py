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
_ALL, _UNNARROWED = "all", "unnarrowed"


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
    complete = _all_of(request.query)
    phrases = [_phrase(stems) for stems in request.query.phrases]
    loose = {"bool": {"filter": phrases}} if phrases else _any_of([_word(word) for word in request.query.words])
    wanted = loose if request.any_word else complete
    score: list[Body] = [_by_kind({"bool": {"should": list(_scoring(request.query))}})]
    if request.any_word and request.sort == Sort.RELEVANCE:
        score.append({"constant_score": {"filter": complete, "boost": _COMPLETE}})
    return {"bool": {"filter": [wanted, *days], "should": score}}


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
    narrowing = _narrowing(request)

    def counted(own: str, what: Body) -> Body:
        others = [query for name, query in narrowing.items() if name != own]
        return {"filter": _every(others), "aggs": {_ALL: what}}

    fields = {"kind": "kind"} | {f"facet {name}": f"facets.{name}" for name in request.facets}
    counts = {own: counted(own, {"terms": {"field": field, "size": _MOST_VALUES}}) for own, field in fields.items()}
    if request.open_keys or request.only_open:
        counts["open"] = counted("open", {"filter": _is_open(request)})
    for own in narrowing.keys() - counts.keys():
        counts[own] = counted(own, {"filter": {"match_all": {}}})
    return counts | ({_UNNARROWED: {"filter": {"match_all": {}}}} if narrowing else {})


def _counts(
    found: Mapping[str, Any], request: Request
) -> tuple[dict[str, int], dict[str, dict[str, int]], int, dict[str, int]]:
    def values(name: str) -> dict[str, int]:
        return {bucket["key"]: bucket["doc_count"] for bucket in found[name][_ALL]["buckets"]}

    open_now = found["open"][_ALL]["doc_count"] if "open" in found else 0
    # What the others let through is what there would be without this one.
    without = {name.removeprefix("facet "): found[name]["doc_count"] for name in _narrowing(request)}
    if _UNNARROWED in found:
        without[""] = found[_UNNARROWED]["doc_count"]
    facets = {name: values(f"facet {name}") for name in request.facets}
    return values("kind"), facets, open_now, without


def _sort(request: Request) -> list[Any]:
    first: list[Any] = []
    if request.sort == Sort.DATE:
        first = [{"date": {"order": "desc", "missing": "_last"}}]
    elif request.sort == Sort.DISTANCE and request.near:
        latitude, longitude = request.near
        place = {"lat": latitude, "lon": longitude}
        first = [{"_geo_distance": {"points": place, "order": "asc", "mode": "min", "unit": "m"}}]
    return [*first, "_score", {"number": "asc"}]
