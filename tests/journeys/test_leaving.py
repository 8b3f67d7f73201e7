"""Somebody reads about protection on a phone that others use, and leaves: what stays behind, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from centres.models import ServicePage
from tests.journeys.colleague import address_of
from tests.servers.browsing import PageOpener

pytestmark = pytest.mark.django_db
EXIT = {"ar": "اخرج من هنا بسرعة", "en": "Leave this site now"}
NEUTRAL = {"ar": "الدعم والإحالة", "en": "Support and referral"}
ELSEWHERE = "https://{}.wikipedia.org/"


def protected(language: str) -> str:
    service = ServicePage.objects.public(language).filter(kind__is_sensitive=True).order_by("path")[0]
    return service.address_in(language)


def reading(open_page: PageOpener, language: str, javascript: bool) -> tuple[Page, list[str]]:
    """Return a page that came from the home page to a protected one, and what it asks for."""
    open_page.allow("request to another host: https://(ar|en).wikipedia.org/$")
    page = open_page(language=language, javascript=javascript)
    page.route(
        ELSEWHERE.format(language),
        lambda route: route.fulfill(body="<title>Elsewhere</title>", content_type="text/html"),
    )
    asked: list[str] = []
    page.goto(f"/{language}/")
    # The home page is counted; what it still sends is not the protected page's.
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    return page, asked


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_exit_takes_the_page_out_of_the_history(demo: None, open_page: PageOpener, language: str) -> None:
    page, asked = reading(open_page, language, javascript=True)
    answer = page.goto(protected(language))
    assert answer is not None and answer.headers["cache-control"] == "no-store"
    assert NEUTRAL[language] in page.title()
    assert page.locator("meta[property^='og:'], meta[name^='twitter:'], link[rel='manifest']").count() == 0
    page.get_by_role("link", name=EXIT[language]).click()
    page.wait_for_url(ELSEWHERE.format(language))
    assert not [url for url in asked if "/count/" in url]
    page.go_back()
    assert address_of(page) == f"/{language}/"


def test_without_scripts_the_exit_is_a_plain_link(demo: None, open_page: PageOpener) -> None:
    page, _asked = reading(open_page, "ar", javascript=False)
    page.goto(protected("ar"))
    page.get_by_role("link", name=EXIT["ar"]).click()
    page.wait_for_url(ELSEWHERE.format("ar"))
    expect(page).to_have_title("Elsewhere")
