"""Tests of storing many documents at once, as a rebuild does."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.search_content import SearchContent
from search import service
from search.completing import complete
from search.models import SearchDocument
from tests.search.samples import LEGAL, MINES, content

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def _several(count: int, word: str) -> list[SearchContent]:
    return [content(f"several-{number}", "release", {"en": f"{word} {number}"}, {"en": ""}) for number in range(count)]


def _statements(contents: list[SearchContent]) -> int:
    with CaptureQueriesContext(connection) as statements:
        service.put(*contents)
    return len(statements)


def test_documents_stored_at_once_are_found_like_those_stored_one_by_one() -> None:
    service.put(LEGAL, MINES)
    assert service.search("محامي", "ar").hits[0].key == LEGAL.key
    assert service.search("ألغام", "ar").hits[0].key == MINES.key
    assert complete("بمخاطر", "ar") == [MINES.titles["ar"]]


def test_documents_stored_again_take_the_place_of_those_that_were_there() -> None:
    before = _several(3, "Before")
    service.put(*before)
    numbers = dict(SearchDocument.objects.values_list("key", "number"))
    service.put(*(replace(each, titles={"en": "After"}) for each in before))
    assert service.search("after", "en").total == 3
    assert service.search("before", "en").total == 0
    assert complete("bef", "en") == []
    assert dict(SearchDocument.objects.values_list("key", "number")) == numbers


def test_of_two_contents_of_one_page_set_the_last_is_stored() -> None:
    service.put(MINES, replace(MINES, titles={"en": "Newest"}))
    assert [row.titles for row in SearchDocument.objects.all()] == [{"en": "Newest"}]


def test_many_documents_take_as_many_statements_as_few() -> None:
    service.put(*_several(2, "Warm"))
    assert _statements(_several(40, "Warm")) == _statements(_several(2, "Warm"))


def test_nothing_to_store_is_nothing_stored() -> None:
    service.put()
    assert not SearchDocument.objects.exists()
