"""Tests the home page and information pages as readers get them, in each language."""

import gzip

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.home.pages import a_centre, a_kind, a_release, a_service, an_information_page, diyala, translated

pytestmark = pytest.mark.django_db
LANGUAGES = ["ar", "en"]


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_of_an_empty_portal_answers(client: Client, language: str) -> None:
    html = read(client, f"/{language}/")
    assert html.count("<h1") == 1
    assert f'action="/{language}/centres/"' in html
    assert f'action="/{language}/search/"' in html
    assert f'href="/{language}/news/"' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_chips_and_tiles_lead_to_the_list_narrowed_to_them(client: Client, language: str) -> None:
    a_centre()
    a_service(a_kind("legal", "قانوني", "Legal", icon="legal"), "legal")
    html = read(client, f"/{language}/")
    assert f'href="/{language}/centres/?governorate={diyala().key}"' in html
    assert f'href="/{language}/centres/?kind=legal"' in html
    assert '<option value="legal">' in html


def test_the_home_page_is_light_and_asks_the_database_little(client: Client) -> None:
    for number in range(1, 11):
        translated(a_centre(f"centre-{number}"), "en", f"Community Resource Centre number {number}")
        a_service(a_kind(f"kind-{number}", "نوع الخدمة", "Kind of service", icon="legal"), f"service-{number}")
        a_release(number)
    for language in LANGUAGES:
        read(client, f"/{language}/")
        with CaptureQueriesContext(connection) as captured:
            html = read(client, f"/{language}/")
        assert len(captured) <= 12
        assert len(gzip.compress(html.encode(), 9)) <= 13_000
        assert html.count("<script") == html.count("<script defer")
        assert " style=" not in html


def test_an_information_page_shows_its_blocks_in_their_order(client: Client) -> None:
    an_information_page(summary="مكان واحد.")
    html = read(client, "/ar/about/").split("<main", 1)[1]
    assert html.index("<h1") < html.index("مكان واحد.") < html.index("<h2") < html.index("للعائدين.")
    assert 'class="prose"' in html


def test_an_untranslated_page_has_english_furniture_a_notice_and_its_own_direction(client: Client) -> None:
    an_information_page()
    html = read(client, "/en/about/")
    assert '<html lang="en" dir="ltr">' in html
    assert "notice--untranslated" in html
    assert '<article class="page__section" lang="ar" dir="rtl">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert '/ar/about/">' in html


def test_a_translated_page_has_no_notice(client: Client) -> None:
    page = an_information_page()
    translated(page, "en", "About the centres")
    html = read(client, "/en/about/")
    assert "notice--untranslated" not in html
    assert "noindex" not in html
