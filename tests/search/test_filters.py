"""Tests of the filters, tabs and addresses of the search page, as a visitor meets them without any script."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from centres.search_narrowing import HoursAt
from portal.search_content import public_content
from search import service
from search.choices import Kind
from search.engines.base import Sort
from search.models import SearchDocument
from search.narrowing import Asked, asked_of, facets
from tests.centres import factories
from tests.search.samples import HOSTILE

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

MONDAY_MORNING = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def _page(client: Client, method: str = "get", **asked: Any) -> BeautifulSoup:
    answer = getattr(client, method)("/en/search/", asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def _count(text: str) -> int:
    return int("".join(letter for letter in text.rsplit("(")[-1] if letter.isdigit()))


def _hits(page: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in page.select(".results h2 a")]


def _select(page: BeautifulSoup, name: str) -> dict[str, int]:
    return {
        str(option["value"]): _count(option.get_text())
        for option in page.select(f"select[name={name}] option")
        if option["value"]
    }


@pytest.mark.parametrize("name", ["governorate", "service", "audience", "partner", "language", "year"])
def test_each_count_is_what_one_gets_by_choosing_it(demo: None, client: Client, name: str) -> None:
    counts = _select(_page(client, q="centre"), name)
    assert counts
    for value, count in counts.items():
        page = _page(client, q="centre", **{name: value})
        chosen = page.select_one(f"select[name={name}] option[selected]")
        assert isinstance(chosen, Tag) and chosen["value"] == value
        total = page.select_one(".tabs [aria-current] span")
        assert total is not None and int(total.get_text()) == count


def test_counts_of_one_filter_are_honest_under_another(demo: None, client: Client) -> None:
    page = _page(client, governorate="diyala", kind="service")
    for value, count in _select(page, "service").items():
        narrowed = _page(client, governorate="diyala", kind="service", service=value)
        assert len(_hits(narrowed)) == min(count, 10)


def test_the_form_keeps_the_words_and_the_kind(demo: None, client: Client) -> None:
    form = _page(client, q="legal aid", kind="service").select_one("form.narrow")
    assert form is not None and form.get("method", "get") == "get"
    kept = {str(field["name"]): field["value"] for field in form.select("input[type=hidden]")}
    assert kept == {"q": "legal aid", "kind": "service"}


def test_a_filter_in_use_is_a_link_that_drops_it_alone(demo: None, client: Client) -> None:
    page = _page(client, q="legal", governorate="diyala", service="legal")
    links = {str(link["href"]) for link in page.select(".chips a")}
    assert links == {"?q=legal&governorate=diyala", "?q=legal&service=legal"}


def test_filters_that_leave_nothing_are_said_and_each_can_be_left_out(demo: None, client: Client) -> None:
    asked = {"q": "legal", "governorate": "diyala", "kind": "release", "year": "1999"}
    page = _page(client, **asked)
    assert "The filters leave nothing" in page.get_text() and "Look for “legal” with less:" in page.get_text()
    assert "Without filters" not in page.get_text() and page.select_one("select[name=governorate]") is not None
    without = {str(link["href"]): link.get_text() for link in page.select(".notice .chips a")}
    assert "?q=legal" in without
    for address, said in without.items():
        found = BeautifulSoup(client.get(f"/en/search/{address}").content, "html.parser")
        total = found.select_one(".tabs [aria-current] span")
        assert total is not None and _hits(found)
        assert "(" not in said or int(total.get_text()) == _count(said)


def test_a_filter_that_alone_leaves_nothing_says_how_much_there_is_without_it(demo: None, client: Client) -> None:
    page = _page(client, q="legal", partner="00000000-0000-0000-0000-000000000000", governorate="diyala")
    (link,) = [link for link in page.select(".notice .chips a") if "(" in link.get_text()]
    assert link["href"] == "?q=legal&governorate=diyala"
    assert _count(link.get_text()) == _select(_page(client, q="legal"), "governorate")["diyala"]


def test_filters_are_not_blamed_where_the_words_are_nowhere(demo: None, client: Client) -> None:
    page = _page(client, q="xylophone", governorate="diyala")
    assert "Nothing found for" in page.get_text() and "leave nothing" not in page.get_text()


def test_the_other_language_asks_for_the_same(demo: None, client: Client) -> None:
    switch = _page(client, q="legal", governorate="diyala", near="Mosul", sort="date").select_one(".masthead__lang")
    assert switch is not None
    address = parse_qs(urlsplit(str(switch["href"])).query)["next"][0]
    assert address == "/ar/search/?q=legal&governorate=diyala&near=Mosul&sort=date"


def test_results_are_sorted_by_distance_from_a_place_in_any_spelling(demo: None, client: Client) -> None:
    for typed in ("Mosul", "الموصل", "موصل", "mosul "):
        page = _page(client, kind="centre", near=typed)
        assert "Mosul" in _hits(page)[0] and "km away" in str(page)
    assert "Fallujah" in _hits(_page(client, kind="centre", near="falluja"))[0]


def test_an_unknown_place_is_said_and_nothing_is_lost(demo: None, client: Client) -> None:
    page = _page(client, q="legal", near="Atlantis <b>")
    assert "We do not know a place called “Atlantis <b>”" in page.get_text()
    field = page.select_one("input[name=near]")
    assert field is not None and field["value"] == "Atlantis <b>"
    assert _hits(page)


def test_a_position_sorts_and_is_in_no_address_and_no_cache(demo: None, client: Client) -> None:
    answer = Client(enforce_csrf_checks=True).post(
        "/en/search/", {"q": "centre", "kind": "centre", "latitude": "36.3412", "longitude": "43.1299"}
    )
    assert answer.headers["Cache-Control"] == "no-store" and not answer.cookies
    page = BeautifulSoup(answer.content, "html.parser")
    assert "Mosul" in _hits(page)[0]
    assert not [link for link in page.select("a[href]") if "36.3" in str(link["href"]) or "43.1" in str(link["href"])]
    assert "36.3412" not in str(page)


@pytest.mark.parametrize(
    "degrees", [("", ""), ("x", "1"), ("1e3", "1"), ("91", "1"), ("nan", "inf"), ("\x00", "9" * 99)]
)
def test_a_position_that_is_none_leads_to_the_results_without_one(
    demo: None, client: Client, degrees: tuple[str, str]
) -> None:
    sent = {"q": "legal", "kind": "centre", "latitude": degrees[0], "longitude": degrees[1]}
    answer = client.post("/en/search/", sent)
    assert answer.status_code == 302 and answer.headers["Location"] == "/en/search/?q=legal&kind=centre"


def test_what_is_open_now_is_evaluated_when_it_is_asked(db: None) -> None:
    centre = factories.centre(opening_hours="Mo 08:00-16:00")
    inherits = factories.service(factories.partner(), at=(centre,))
    assert HoursAt(MONDAY_MORNING).open_keys == {centre.translation_key, inherits.translation_key}
    assert HoursAt(MONDAY_MORNING.replace(hour=20)).open_keys == set()
    type(inherits).objects.filter(pk=inherits.pk).update(status="suspended")
    assert HoursAt(MONDAY_MORNING).open_keys == {centre.translation_key}


def test_only_what_is_open_is_shown(db: None, client: Client) -> None:
    open_one = factories.centre("open", factories.labels("مفتوح", "Open centre"), opening_hours="24/7")
    closed = factories.centre("closed", factories.labels("مغلق", "Closed centre"), opening_hours="Mo-Su off")
    for each in (open_one, closed):
        content = public_content(each.translation_key)
        assert content is not None
        service.put(content)
    page = _page(client, kind="centre")
    assert "Open now (1)" in page.get_text()
    assert _hits(_page(client, kind="centre", open="1")) == ["Open centre"]


# Addresses


@given(
    st.builds(
        Asked,
        text=st.sampled_from(["", "legal aid", "محامي", '"a b"']),
        kind=st.sampled_from(["", *Kind.values]),
        page=st.integers(1, 9),
        filters=st.dictionaries(st.sampled_from(["governorate", "year"]), st.just(("diyala", "x-1")), max_size=2),
        only_open=st.booleans(),
        since=st.none() | st.dates(),
        sort=st.sampled_from([Sort.RELEVANCE, Sort.DATE]),
    )
)
def test_an_address_asks_for_what_it_was_made_of(asked: Asked) -> None:
    address = asked.address(page=asked.page)
    assert asked_of(QueryDict(address[1:]), "en") == asked


@given(
    st.dictionaries(st.sampled_from(["q", "kind", "page", "since", "until", "sort", "open", "near", "year"]), st.text())
)
def test_any_address_asks_for_something_sensible(asked: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(asked)
    assert parse_qs(urlsplit(asked_of(query, "en").address()).query) is not None


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 2_000 and "\ud800" not in text])
def test_hostile_filters_get_a_page(client: Client, documents: None, text: str) -> None:
    asked = dict.fromkeys([*facets(), "near", "since", "sort", "open"], text.encode("utf-8", "replace").decode())
    page = _page(client, q="jalawla", **asked)
    assert "<script>alert" not in str(page)
    assert SearchDocument.objects.count() == 5


# What completes the box


def test_completions_are_small_cacheable_options(client: Client, documents: None) -> None:
    answer = client.get("/en/search/completions/", {"q": "leg"})
    assert answer.content.decode().strip() == '<option value="Legal advice and representation"></option>'
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies


def test_before_anything_is_typed_the_box_offers_the_kinds_of_service(client: Client, demo: None) -> None:
    options = [str(option["value"]) for option in _page(client).select("datalist option")]
    assert "Legal advice and representation" in options and len(options) <= 15
