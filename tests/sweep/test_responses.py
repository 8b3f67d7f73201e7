"""Every answer to a visitor has its headers, sets no cookie, depends on its address alone and says its languages."""

import base64
import hashlib
import re

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from django.http import HttpResponse
from django.test import Client

from portal import languages
from tests.sweep.public_pages import CASES, LIVE, Example, name_of

pytestmark = pytest.mark.django_db

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ARABIC = re.compile(r"[\u0621-\u064a]{2,}")
# What tells of one person alone, or is nobody else's to see.
NEVER_KEPT = ("service, sensitive", "report, by its code", "confirmation", "follow, link of a mail")
LATIN = re.compile(r"[A-Za-z]{2,}")
UNREAD = {"style", "script", "title"}


def hash_of_style(answer: HttpResponse) -> str:
    style = re.search(rb"<style>(.*?)</style>", answer.content, re.DOTALL)
    assert style
    return base64.b64encode(hashlib.sha256(style[1]).digest()).decode()


def without_stamp(answer: HttpResponse) -> bytes:
    """Return the page without the second at which its form was opened, which two askers do not share."""
    return re.sub(rb'(name="stamp" value=")[^"]*', rb"\1", answer.content)


def texts(html: BeautifulSoup) -> list[NavigableString]:
    found = html.body.find_all(string=True) if html.body else []
    return [text for text in found if isinstance(text.parent, Tag) and text.parent.name not in UNREAD]


def around(text: NavigableString, attribute: str) -> str:
    holder = text.find_parent(attrs={attribute: True})
    return str(holder[attribute]) if holder else ""


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_every_answer_has_its_headers_and_sets_no_cookie(demo: None, case: tuple[Example, str]) -> None:
    answer = case[0].answer(case[1])
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == (
        "no-store" if case[0].status != 200 or case[0].name in NEVER_KEPT else "public, max-age=10"
    )


@pytest.mark.parametrize("case", [case for case in CASES if case[0].method == "GET"], ids=name_of)
def test_the_policy_allows_the_styles_of_the_page_and_nothing_inline_beside(
    demo: None, case: tuple[Example, str]
) -> None:
    answer = case[0].answer(case[1])
    policy = dict((part.strip() + " ").split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["style-src"].split() == [f"'sha256-{hash_of_style(answer)}'"]
    assert (
        policy["default-src"].split() == policy["base-uri"].split() == policy["frame-ancestors"].split() == ["'none'"]
    )
    assert {source for name, sources in policy.items() if name != "style-src" for source in sources.split()} == {
        "'self'",
        "'none'",
    }


@pytest.mark.parametrize("case", LIVE, ids=name_of)
def test_an_answer_is_the_same_whoever_asks(demo: None, case: tuple[Example, str]) -> None:
    example, language = case
    if example.status == 410:
        return  # The one address without a language in it.
    address, other = example.find(language), languages.others(language)[0]
    plain = example.answer(language)
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.cookies["django_language"] = other
    client.cookies["sessionid"] = "x" * 32
    headers = {"Accept-Language": other, "X-Forwarded-Host": "other.example", "X-Forwarded-Proto": "https"}
    joined = f"{address}{'&' if '?' in address else '?'}utm_source=x&unknown[]=1"
    for asked in (address, joined):
        answer = client.get(asked, headers=headers)
        assert answer.status_code == plain.status_code
        assert "Vary" not in answer.headers or "ookie" not in answer.headers["Vary"]
        if asked == address:
            assert without_stamp(answer) == without_stamp(plain)
    assert client.get(joined).content.replace(b"utm_source=x&unknown[]=1", b"").count(b"utm_source") == 0


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_page_says_its_language_and_marks_what_is_in_another(demo: None, case: tuple[Example, str]) -> None:
    example, language = case
    html = BeautifulSoup(example.answer(language).content, "html.parser")
    assert html.html and (html.html["lang"], html.html["dir"]) == (language, languages.direction(language))
    wrong = [str(text)[:80] for text in texts(html) if ARABIC.search(text) and around(text, "lang") != "ar"]
    loose = [str(text)[:80] for text in texts(html) if around(text, "lang") == "ar" and is_loose(text)]
    assert not wrong, "Arabic that is not marked:\n" + "\n".join(wrong)
    assert not loose, "Latin loose inside Arabic:\n" + "\n".join(loose)


def is_loose(text: NavigableString) -> bool:
    """Say whether Latin letters stand in Arabic without anything that keeps their direction apart."""
    if text.find_parent(class_="prose"):
        return False  # Editors write without marks; the text's own direction keeps it in order.
    own = text.find_parent(["bdi", "a", "p", "li", "span", "div", "dd", "b", "h1", "h2", "h3", "h4"])
    return bool(LATIN.search(text)) and not (isinstance(own, Tag) and (own.name == "bdi" or own.has_attr("dir")))
