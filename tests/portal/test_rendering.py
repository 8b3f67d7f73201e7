"""Tests the answers every public address can give: language, policy, head, and pages of errors that help."""

import gzip
import re
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client, RequestFactory

from portal import views
from portal.rendering import render_public
from portal.stylesheets import stylesheet

pytestmark = pytest.mark.django_db
LANGUAGES = ["ar", "en"]


def answer(template: str, path: str = "/en/x/", **context: Any) -> HttpResponse:
    return render_public(RequestFactory().get(path), template, {"language": "en", **context})


def text_of(response: HttpResponse) -> str:
    return response.content.decode()


def test_the_hash_of_the_styles_goes_to_the_request_for_the_policy() -> None:
    request = RequestFactory().get("/en/x/")
    html = text_of(render_public(request, "base.html", {"language": "en"}))
    assert "<style>" in html
    assert stylesheet.cache_info().currsize > 0
    assert len(request.csp_style_hashes) == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_says_its_language_and_direction(language: str, direction: str) -> None:
    response = answer("base.html", language=language)
    assert f'<html lang="{language}" dir="{direction}">' in text_of(response)
    assert response["Content-Language"] == language


def test_the_head_says_where_the_page_and_its_translations_are() -> None:
    html = text_of(
        answer(
            "base.html",
            canonical="http://localhost/en/x/",
            alternates=[("ar", "http://localhost/ar/x/"), ("x-default", "http://localhost/ar/x/")],
            description="What it <b>is</b> & does",
        )
    )
    assert '<link rel="canonical" href="http://localhost/en/x/">' in html
    assert '<link rel="alternate" hreflang="x-default" href="http://localhost/ar/x/">' in html
    assert '<meta name="description" content="What it is &amp; does">' in html
    assert '<meta property="og:url" content="http://localhost/en/x/">' in html
    assert "noindex" not in html


def test_a_page_without_words_in_the_language_is_not_indexed_and_says_why() -> None:
    words = {"language": "ar", "direction": "rtl", "title": "عن المراكز"}
    html = text_of(answer("base.html", page=words, is_foreign=True, noindex=True, alternates=[("ar", "/ar/x/")]))
    assert '<meta name="robots" content="noindex">' in html
    assert 'rel="alternate"' not in html
    assert '<title lang="ar" dir="rtl">عن المراكز' in html
    assert "This page is not yet available in English." in html


def test_a_page_that_must_not_be_kept_can_be_left_at_once_and_shows_no_path() -> None:
    response = answer(
        "base.html", no_store=True, canonical="http://localhost/en/x/", breadcrumb=[("Centres", "/en/centres/")]
    )
    html = text_of(response)
    assert response["Cache-Control"] == "no-store"
    assert html.index('class="quick-exit"') < html.index("<main")
    assert 'class="breadcrumb"' not in html
    assert "og:title" not in html


def test_an_ordinary_page_has_its_path_and_no_exit() -> None:
    html = text_of(answer("base.html", breadcrumb=[("Centres", "/en/centres/")]))
    assert '<a href="/en/centres/" dir="auto">Centres</a>' in html
    assert 'class="quick-exit"' not in html


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_leads_nowhere_is_answered_in_its_language_with_ways_on(client: Client, language: str) -> None:
    response = client.get(f"/{language}/nothing/here/")
    html = text_of(response)
    assert response.status_code == 404
    assert f'<html lang="{language}"' in html
    assert f'action="/{language}/search/"' in html
    assert f'href="/{language}/centres/"' in html
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_failure_is_told_without_a_single_query(language: str, settings: Any) -> None:
    settings.HOTLINE = "122"
    # No database mark: a query would be an error of the test.
    html = text_of(views.server_error(RequestFactory().get(f"/{language}/centres/")))
    assert f'<html lang="{language}"' in html
    assert f'href="/{language}/centres/"' in html
    assert 'href="tel:122"' in html


def test_what_is_forbidden_is_answered_with_ways_on() -> None:
    response = views.forbidden(RequestFactory().get("/en/x/"), PermissionDenied())
    assert response.status_code == 403
    assert 'role="search"' in text_of(response)


@pytest.mark.parametrize("template", ["404.html", "403.html", "410.html", "500.html"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_errors_are_light_and_ask_nobody_else(template: str, language: str) -> None:
    context = {"search_path": f"/{language}/search/", "centres_path": f"/{language}/centres/", "is_error": True}
    html = text_of(answer(template, language=language, **context))
    assert len(gzip.compress(html.encode(), 9)) < 13_000
    assert re.findall(r'(?:src|href)="(?:https?:)?//', html) == []
    assert "<script" not in html
    assert html.count("<h1") == 1
