"""Tests of what every engine does with filters, dates, distances, phrases and sorts: the same on each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.search_content import SearchContent
from search import engines, service
from search.engines.base import Ranking, Request, Sort
from search.models import SearchDocument
from search.queries import parse
from tests.search.samples import content

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

MOSUL, JALAWLA, BAGHDAD = (36.34, 43.13), (34.27, 45.17), (33.31, 44.36)


def _made(name: str, kind: str, text: str, **more: Any) -> SearchContent:
    return replace(content(name, kind, {"en": text}, {"en": ""}), **more)


WATER_MOSUL = _made(
    "mosul", "centre", "Water Mosul", points=(MOSUL,), facets={"governorate": ("ninawa",), "service": ("wash", "hlp")}
)
WATER_JALAWLA = _made(
    "jalawla", "service", "Water Jalawla", points=(JALAWLA, BAGHDAD), facets={"governorate": ("diyala", "baghdad")}
)
OLD_NEWS = _made("old", "release", "Water news of old", date=date(2019, 9, 20), facets={"governorate": ("diyala",)})
NEWS = _made("new", "release", "Water news", date=date(2025, 3, 1), facets={"governorate": ("ninawa",)})
BREAD = _made("bread", "release", "Bread news", date=date(2025, 3, 2), facets={"governorate": ("ninawa",)})
ALL = (WATER_MOSUL, WATER_JALAWLA, OLD_NEWS, NEWS, BREAD)


@pytest.fixture(autouse=True)
def stored(db: None) -> None:
    for each in ALL:
        service.put(each)


def _ranking(text: str, **asked: Any) -> Ranking:
    return engines.current().search(Request(parse(text), **asked))


def _names(text: str, **asked: Any) -> list[str]:
    """Return the documents found, in their order, by the last part of their address."""
    numbers = _ranking(text, **asked).numbers
    rows = SearchDocument.objects.in_bulk(numbers)
    return [rows[number].urls["en"].split("/")[-2] for number in numbers]


@pytest.mark.parametrize("text", ["water", ""])
def test_a_filter_lets_through_what_has_one_of_its_values(text: str) -> None:
    assert set(_names(text, filters={"service": ("wash",)})) == {"mosul"}
    assert set(_names(text, filters={"governorate": ("diyala", "baghdad")})) == {"jalawla", "old"}
    assert _names(text, filters={"governorate": ("diyala",), "service": ("wash",)}) == []
    assert _names(text, filters={"no such facet": ("x",)}) == []


def test_each_count_says_what_choosing_it_would_give() -> None:
    asked: dict[str, Any] = {"filters": {"governorate": ("ninawa",)}, "kind": "release"}
    ranking = _ranking("water", facets=("governorate", "service", "year"), **asked)
    assert ranking.kinds == {"centre": 1, "release": 1}
    assert ranking.facets == {"governorate": {"ninawa": 1, "diyala": 1}, "service": {}, "year": {"2025": 1}}
    for value, count in ranking.facets["governorate"].items():
        assert len(_names("water", filters={"governorate": (value,)}, kind="release")) == count
    for kind, count in ranking.kinds.items():
        assert len(_names("water", filters=asked["filters"], kind=kind)) == count


def test_it_is_counted_what_there_would_be_without_each_filter_and_without_all() -> None:
    asked: dict[str, Any] = {"filters": {"governorate": ("ninawa",), "no such facet": ("x",)}, "kind": "release"}
    keys = frozenset({WATER_MOSUL.key})
    assert _ranking("water", **asked).without == {"governorate": 0, "no such facet": 1, "kind": 0, "": 4}
    open_now = _ranking("water", kind="release", open_keys=keys, only_open=True)
    assert open_now.without == {"kind": 1, "open": 2, "": 4}
    assert _ranking("water").without == {}


def test_language_and_year_are_facets_of_every_document() -> None:
    ranking = _ranking("", facets=("language", "year"))
    assert ranking.facets == {"language": {"en": 5}, "year": {"2019": 1, "2025": 2}}


@pytest.mark.parametrize("text", ["water", ""])
def test_what_is_open_is_told_by_its_key(text: str) -> None:
    keys = frozenset({WATER_MOSUL.key, BREAD.key})
    assert _names(text, open_keys=keys, only_open=True)[:1] == ["mosul"]
    ranking = _ranking(text, open_keys=keys)
    assert len(_names(text, open_keys=keys, only_open=True)) == ranking.open_now
    assert ranking.total > ranking.open_now
    assert _names(text, open_keys=frozenset(), only_open=True) == []


def test_days_are_both_included_and_leave_out_what_has_no_date() -> None:
    assert set(_names("", since=date(2019, 9, 20), until=date(2025, 3, 1))) == {"old", "new"}
    assert _names("water", since=date(2019, 9, 21)) == ["new"]
    assert _names("water", until=date(2019, 9, 20)) == ["old"]


@pytest.mark.parametrize("text", ["water", ""])
def test_by_date_the_newest_comes_first_and_what_has_none_last(text: str) -> None:
    names = [name for name in _names(text, sort=Sort.DATE) if name != "bread"]
    assert names[:2] == ["new", "old"]
    assert set(names[2:]) == {"mosul", "jalawla"}


@pytest.mark.parametrize("text", ["water", ""])
@pytest.mark.parametrize(("near", "nearest"), [(MOSUL, "mosul"), (JALAWLA, "jalawla"), ((33.0, 44.4), "jalawla")])
def test_by_distance_the_nearest_of_the_points_counts(text: str, near: Any, nearest: str) -> None:
    names = _names(text, near=near, sort=Sort.DISTANCE)
    assert names[0] == nearest
    assert set(names[:2]) == {"mosul", "jalawla"}


def test_documents_with_all_words_come_first_whatever_the_sort() -> None:
    assert _names("bread news", any_word=True, sort=Sort.DATE) == ["bread", "new", "old"]
    assert _names("old news", any_word=True, sort=Sort.DATE)[0] == "old"


@pytest.mark.parametrize("quoted", ['"news of old"', "«news of old»", "“news of old”", "old „news of old“ water"])
def test_a_phrase_is_found_where_its_words_stand_together(quoted: str) -> None:
    for any_word in (False, True):
        assert _names(quoted, any_word=any_word) == ["old"]
    assert _names('"old news"', any_word=True) == []
    assert set(_names("old news")) == {"old"}


def test_a_quotation_mark_alone_is_no_phrase() -> None:
    assert _names('news of "old') == ["old"]
    assert _names('""') == _names("")


def test_a_phrase_does_not_keep_the_engine_from_counting() -> None:
    assert _ranking('"water news"', facets=("year",)).facets == {"year": {"2019": 1, "2025": 1}}


def test_without_words_centres_and_services_come_first() -> None:
    assert _names("")[:2] == ["mosul", "jalawla"]
    assert _ranking("", limit=2, offset=100).numbers == _ranking("", limit=2, offset=4).numbers


@pytest.mark.parametrize("text", ["water", "water news", "water bread", '"water news" old'])
@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"kind": "centre"},
        {"filters": {"governorate": ("diyala",)}},
        {"only_open": True},
        {"since": date(2020, 1, 1)},
    ],
)
def test_how_many_hold_all_words_is_counted_as_the_search_for_all_words_counts_them(
    text: str, asked: dict[str, Any]
) -> None:
    key = SearchDocument.objects.order_by("number")[0].key
    request = Request(parse(text), open_keys=frozenset({key}), **asked)
    total = engines.current().search(request).total
    for any_word in (False, True):
        assert engines.current().complete(replace(request, any_word=any_word), 10) == total
    assert engines.current().complete(request, 1) == min(total, 1)
