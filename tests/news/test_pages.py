"""The pages of the newsroom as readers get them, in both languages, and what they cost."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.news import factories

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 12
MOST_BYTES = 13_000
PATHS = [
    "news/",
    "news/release-0/",
    "materials/",
    "materials/?format=document&topic=topic-0",
    "materials/material-0/",
]


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def text(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def statements(client: Client, path: str) -> int:
    text(client, path)
    with CaptureQueriesContext(connection) as found:
        text(client, path)
    return len(found)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_stays_within_its_budgets_and_costs_the_same_at_ten_times_the_content(
    client: Client, language: str, settings: Any
) -> None:
    settings.LIST_PAGE_SIZE = 50
    factories.grown(0, 1)
    few = {path: statements(client, f"/{language}/{path}") for path in PATHS}
    assert max(few.values()) <= MOST_STATEMENTS, few
    factories.grown(1, 10)
    assert {path: statements(client, f"/{language}/{path}") for path in PATHS} == few


def test_a_release_without_a_translation_stays_within_the_statements(client: Client) -> None:
    factories.full_release(title={"ar": "افتتاح"}, more=(("picture", {"picture": factories.picture()}),))
    assert statements(client, "/en/news/opening/") <= MOST_STATEMENTS


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_is_light_and_asks_nobody_else(client: Client, language: str) -> None:
    factories.grown(0, 3)
    for path in PATHS:
        page = text(client, f"/{language}/{path}")
        assert len(gzip.compress(page.encode(), 9)) <= MOST_BYTES
        assert page.count("<script") == page.count("<script defer")
        assert " style=" not in page
        assert 'src="http' not in page
        assert page.count("<h1") == 1


@pytest.mark.parametrize("language", ["ar", "en"])
def test_empty_lists_say_that_they_are_empty(client: Client, language: str) -> None:
    for path in ("news/", "materials/"):
        assert 'class="notice' in text(client, f"/{language}/{path}")


@pytest.mark.parametrize(
    "query",
    ["?page=99", "?page=x", "?page=-1", "?format=x", "?topic=x", "?format=document&format=film", "?x=1", "?topic=%00"],
)
def test_odd_queries_never_fail(client: Client, query: str) -> None:
    factories.grown(0, 1)
    for path in ("/en/news/", "/en/materials/"):
        text(client, path + query)
    assert "Material 0" in text(client, "/en/materials/?topic=x&format=y&page=9")


def test_the_breadcrumbs_lead_to_the_lists(client: Client) -> None:
    factories.release()
    factories.material()
    assert '<a href="/ar/news/" dir="auto">' in text(client, "/ar/news/opening/")
    assert '<a href="/en/materials/" dir="auto">' in text(client, "/en/materials/legal-advice/")
