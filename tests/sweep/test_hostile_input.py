"""Whatever is sent to a public address, the answer is the page, or one that helps, in the language of the address."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests.sweep.hostile import RAW_QUERIES, STRINGS
from tests.sweep.public_pages import EXAMPLES, HOSTILE_HOST, LIVE, Example, name_of

pytestmark = pytest.mark.django_db

# The public views that read their address's question, with the keys they know.
QUERIES = {
    "centres/": ("place", "governorate", "district", "town", "kind", "for", "open", "page"),
    "partners/": ("page",),
    "news/": ("page",),
    "materials/": ("format", "topic", "page"),
    "search/": ("q", "kind", "page"),
}
# Addresses with a part that anybody can write: the language stands before it, or there is none.
PATHS = (
    "/{language}/{}",
    "/{language}/{}/",
    "/{language}/centres/{}/",
    "/{language}/search/{}",
    "/c/{}",
    "/media/images/{}",
)
UNSAFE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
HARMLESS = {200, 301, 302, 400, 404, 410}


def visitor() -> Client:
    return Client(raise_request_exception=False, SERVER_NAME="localhost")


def encoded(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


def is_helpful(answer: Any, language: str) -> bool:
    """Say whether the answer is a page in the language, with ways on."""
    html = answer.content.decode()
    return f'<html lang="{language}"' in html and f'href="/{language}/centres/"' in html and 'class="masthead"' in html


@pytest.mark.parametrize("name", STRINGS)
def test_a_hostile_question_gets_the_page(demo: None, name: str) -> None:
    client, faults, language = visitor(), [], list(STRINGS).index(name) % 2 and "ar" or "en"
    for path, keys in QUERIES.items():
        for key in keys:
            answer = client.get(f"/{language}/{path}?{key}={encoded(STRINGS[name])}")
            if answer.status_code != 200 or not is_helpful(answer, language):
                faults.append(f"{path}?{key}: {answer.status_code}")
            assert b"<script>alert" not in answer.content and b'onmouseover="alert' not in answer.content
            assert b"Set-Cookie" not in b"".join(name.encode() + value.encode() for name, value in answer.items())
    assert not faults


@pytest.mark.parametrize("query", RAW_QUERIES, ids=range(len(RAW_QUERIES)))
def test_a_question_that_is_no_text_gets_the_page(demo: None, query: str) -> None:
    for path in ["", *QUERIES]:
        answer = visitor().get(f"/en/{path}", QUERY_STRING=query)
        assert answer.status_code == 200 and is_helpful(answer, "en"), path


@pytest.mark.parametrize("name", [name for name in STRINGS if name != "empty"])
def test_a_hostile_address_gets_a_page_that_helps(demo: None, name: str) -> None:
    faults, language = [], list(STRINGS).index(name) % 2 and "en" or "ar"
    for path in PATHS:
        answer = visitor().get(
            path.format(encoded(STRINGS[name]), language=language), headers={"Accept-Language": language}
        )
        if answer.status_code not in HARMLESS:
            faults.append(f"{path}: {answer.status_code}")
        elif answer.status_code >= 400 and not is_helpful(answer, language):
            faults.append(f"{path}: {answer.status_code} without help in the language")
        elif answer.status_code < 400 and "//" in answer.headers.get("Location", ""):
            faults.append(f"{path}: leads to {answer.headers['Location']}")
    assert not faults


@pytest.mark.parametrize("name", STRINGS)
def test_the_language_choice_leads_nowhere_else(demo: None, name: str) -> None:
    for start in ("", "/ar/", "/ar//", "//"):
        answer = visitor().get(f"/language/ar/?next={quote(start)}{encoded(STRINGS[name])}")
        if answer.status_code == 400:  # Longer than any browser's address.
            assert len(STRINGS[name]) > 2_000 and is_helpful(answer, "ar")
        else:
            assert answer.status_code == 302 and answer.headers["Location"].startswith("/ar/")


@pytest.mark.parametrize("path", [b"/ar/\xff\xfe/", b"/ar/centres/\xc0\xae/", b"/en/\xed\xa0\x80/", b"/c/\xff"])
def test_an_address_that_is_no_text_gets_a_page_that_helps(demo: None, path: bytes) -> None:
    answer = visitor().get("/", PATH_INFO=path.decode("latin-1"), headers={"Accept-Language": "en"})
    assert answer.status_code in (400, 404)
    assert is_helpful(answer, "ar" if path.startswith(b"/ar/") else "en")


TAKING = ("report", "follow")


@pytest.mark.parametrize("case", [case for case in LIVE if case[0].status == 200], ids=name_of)
def test_public_pages_are_only_for_reading(demo: None, case: tuple[Example, str]) -> None:
    address = case[0].find(case[1])
    for method in UNSAFE_METHODS:
        answer = visitor().generic(method, address, b"q=x", "application/x-www-form-urlencoded")
        if method == "POST" and case[0].name in TAKING:  # Take a form, and not what none of ours sends.
            assert answer.status_code == 400
        elif method == "POST" and "/search/" in address:  # For a position; without one it leads to what has an address.
            assert answer.status_code == 302 and answer.headers["Location"] == f"/{case[1]}/search/?q=x"
        else:
            assert answer.status_code == 405, method
    head, read = visitor().head(address), visitor().get(address)
    assert head.status_code == 200 and head.content == b""
    assert head.headers["Content-Type"] == read.headers["Content-Type"]


@pytest.mark.parametrize(
    "host", [HOSTILE_HOST, "localhost.hostile.example", "localhost:80@hostile.example", "a b", "[::1", ""]
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_hostile_host_gets_the_page_that_says_so(demo: None, language: str, host: str) -> None:
    for path in ("", "search/?q=x", "centres/", "no-such-page/"):
        answer = visitor().get(f"/{language}/{path}", headers={"Host": host} if host else {}, SERVER_NAME=host or "-")
        assert answer.status_code == 400 and is_helpful(answer, language)
        assert HOSTILE_HOST.encode() not in answer.content


def test_a_page_names_its_own_host_only(demo: None) -> None:
    for example in EXAMPLES:
        if example.is_live and example.status == 200:
            html = visitor().get(example.find(example.languages[0]), headers={"Host": "127.0.0.1:9"}).content
            assert b"127.0.0.1" not in html, example.name
