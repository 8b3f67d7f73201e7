"""Tests of the search page, as a visitor asks for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.search.samples import HOSTILE

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def _html(client: Client, address: str, **asked: str) -> str:
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_results_are_shown_in_either_language(client: Client, documents: None, language: str, direction: str) -> None:
    html = _html(client, f"/{language}/search/", q="مركز جلولا")
    assert f'lang="{language}" dir="{direction}"' in html
    assert f'href="/{language}/centre/jalawla/"' in html


def test_the_words_asked_for_are_marked_and_nothing_else_is_markup(client: Client, documents: None) -> None:
    assert "مركز الموارد المجتمعية في <mark>جلولاء</mark>" in _html(client, "/ar/search/", q="جلولا")


def test_a_hit_in_the_other_language_says_so_and_keeps_its_direction(client: Client, documents: None) -> None:
    html = _html(client, "/en/search/", q="ألغام")
    assert '<div lang="ar" dir="rtl">' in html
    assert '<span class="tag">In Arabic</span>' in html


def test_tabs_count_the_kinds_and_the_current_one_is_marked(client: Client, documents: None) -> None:
    html = _html(client, "/en/search/", q="Jalawla", kind="release")
    assert 'kind=centre">Centres <span>1</span>' in html
    assert 'kind=release" aria-current="page">News <span>1</span>' in html
    tabs = html[html.index('<nav class="tabs"') :].split("</nav>")[0]
    assert tabs.count('aria-current="page"') == 1


def test_counts_are_written_in_the_digits_of_the_language(client: Client, documents: None) -> None:
    assert "<span>٢</span>" in _html(client, "/ar/search/", q="جلولاء")


def test_the_next_page_keeps_query_and_kind(client: Client, many: Callable[[int], None]) -> None:
    many(12)
    html = _html(client, "/en/search/", q="water", kind="release")
    assert "?q=water&amp;kind=release&amp;page=2" in html
    assert "1–10 of 12" in html


@pytest.mark.parametrize("page", ["", "0", "-1", "x", "٢", "1e9", "999999999", "2.5", "\x00"])
def test_a_page_that_is_no_number_gives_an_answer(client: Client, documents: None, page: str) -> None:
    assert "/en/centre/jalawla/" in _html(client, "/en/search/", q="jalawla", page=page)


@pytest.mark.parametrize("kind", ["x", "'", "CENTRE", "\x00"])
def test_a_kind_that_is_none_shows_all(client: Client, documents: None, kind: str) -> None:
    assert "/en/centre/jalawla/" in _html(client, "/en/search/", q="jalawla", kind=kind)


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 2_000])
def test_a_hostile_query_gets_a_page(client: Client, documents: None, text: str) -> None:
    html = _html(client, "/ar/search/", q=text.encode("utf-8", "replace").decode("utf-8"))
    assert "<script>alert" not in html


def test_an_address_that_is_not_utf8_gets_a_page(client: Client, documents: None) -> None:
    assert client.get("/ar/search/?q=%ff%fe%00").status_code == 200


def test_nothing_found_repeats_the_query_and_offers_a_way_on(client: Client, documents: None) -> None:
    html = _html(client, "/en/search/", q="passport <b>")
    assert "Nothing found for" in html
    assert "passport &lt;b&gt;" in html


def test_nothing_found_offers_what_the_page_types_tell(client: Client, demo: None) -> None:
    html = _html(client, "/en/search/", q="xylophone quagmire")
    assert 'href="/en/centres/?kind=legal"' in html


def test_no_query_is_no_complaint(client: Client, documents: None) -> None:
    html = _html(client, "/en/search/")
    assert "Nothing found" not in html


def test_the_page_is_only_for_reading(client: Client) -> None:
    assert client.put("/en/search/", {"q": "x"}).status_code == 405
    assert client.post("/en/search/completions/", {"q": "x"}).status_code == 405
