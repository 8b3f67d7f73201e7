"""Elasticsearch and the database give readers the same answer to whatever is asked: hits, extracts, counts, suggestion.

The whole suite runs this on SQLite and on PostgreSQL, so that all three agree.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from search import engines, rarity, service
from search.engines.base import Engine, Request, Sort
from search.models import SearchDocument
from search.named_places import distance_km
from search.narrowing import Asked, facets
from search.queries import cleaned_text, parse
from tests.search.samples import HOSTILE
from tests.search.settled import SettledEngine
from tests.search.test_variants import rows

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

MOSUL = (36.34, 43.13)
# Regular expressions, SQL and the languages of queries that engines have, beside what the other tests are asked.
OPERATORS = [
    "legal~2", "leg?l", "/leg.*/", "title:legal", "legal^5 aid", "[a TO z]", "legal && aid || !centre", "+legal -aid",
    "legal' OR '1'='1", "1; DELETE FROM search_keys", "$$legal$$", "legal \\& aid", "NEAR/3", "_exists_:kind",
    '{"match_all": {}}', "${jndi:ldap://x}", "legal\n\taid\x0b\x7f", "\u202eمحامي\u202c", "𝓁𝑒𝑔𝒶𝓁", "ﻣﺤﺎﻣﻲ", "محـــامي",
]  # fmt: skip
NARROWED: list[dict[str, Any]] = [
    {"filters": {"governorate": ("diyala",)}},
    {"filters": {"governorate": ("diyala", "ninawa"), "service": ("legal",)}},
    {"filters": {"audience": ("returnees",)}, "kind": "service"},
    {"filters": {"language": ("en",), "no such facet": ("x",)}},
    {"filters": {"year": ("2019",)}, "kind": "release"},
    {"only_open": True},
    {"only_open": True, "kind": "centre", "filters": {"governorate": ("ninawa",)}},
    {"since": date(2019, 1, 1), "until": date(2019, 12, 31)},
    {"since": date(2030, 1, 1)},
]


@pytest.fixture
def cluster(demo: None, search_index: str) -> SettledEngine:
    """Return an engine with a copy of the demo site."""
    rarity.count()
    engine = SettledEngine(engines.of_the_database())
    engine.rebuild()
    return engine


@pytest.fixture
def answers(cluster: SettledEngine, monkeypatch: pytest.MonkeyPatch) -> Callable[[Asked], list[service.Results]]:
    """Return a function that asks the cluster and the database."""

    def ask(asked: Asked) -> list[service.Results]:
        found = []
        for engine in (cluster, cluster.database):
            monkeypatch.setattr(engines, "current", lambda engine=engine: engine)
            found.append(service.find(asked, "ar"))
        return found

    return ask


def test_whatever_is_typed_finds_the_same_with_the_same_extracts(
    answers: Callable[[Asked], list[service.Results]],
) -> None:
    for text in [query for _category, query, _wanted in list(rows())[::3]] + HOSTILE + OPERATORS:
        there, here = answers(Asked(text=cleaned_text(text)))
        assert there == here, text


@pytest.mark.parametrize("text", ["", "legal", "مركز جلولاء", "no such words"])
def test_filters_and_counts_are_the_same(answers: Callable[[Asked], list[service.Results]], text: str) -> None:
    for narrowed in NARROWED:
        there, here = answers(Asked(text=text, **narrowed))
        assert there == here, narrowed


@pytest.mark.parametrize("sort", [Sort.DATE, Sort.DISTANCE])
@pytest.mark.parametrize("any_word", [False, True])
def test_sorts_are_the_same(cluster: SettledEngine, sort: Sort, any_word: bool) -> None:
    documents = SearchDocument.objects.in_bulk()

    def value_of(number: int) -> Any:
        if sort == Sort.DATE:
            return documents[number].date
        return min((round(distance_km(MOSUL, point), 1) for point in documents[number].points), default=None)

    def sorted_by(engine: Engine, text: str) -> list[Any]:
        request = Request(parse(text), any_word=any_word, near=MOSUL, sort=sort, limit=100, facets=tuple(facets()))
        return [(value_of(number), number) for number in engine.search(request).numbers]

    for text in ("", "centre", "مركز الموصل", "legal aid Mosul", "خدمات"):
        there, here = sorted_by(cluster, text), sorted_by(cluster.database, text)
        assert [value for value, _number in there] == [value for value, _number in here], text
        assert sorted(number for _value, number in there) == sorted(number for _value, number in here)
