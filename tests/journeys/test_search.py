"""A visitor finds by search what they mean: in both languages, on a phone, with and without JavaScript."""

import pytest
from playwright.sync_api import Page, expect

from tests.servers.browsing import PageOpener

QUESTION = {"ar": "وين اقدر احصل على محامي", "en": "where can I get a lawyer"}
SERVICE = {"ar": "المشورة والمساعدة القانونية", "en": "Legal advice and legal aid"}
BUTTON = {"ar": "ابحث", "en": "Search"}
FILTER = {"ar": "تصفية وترتيب", "en": "Filter and sort"}
APPLY = {"ar": "طبّق", "en": "Apply"}
SERVICES = {"ar": "الخدمات", "en": "Services"}
NEAR_ME = {"ar": "رتّب حسب القرب مني", "en": "Sort by distance from me"}
BEGINNING = {"ar": "الوثائ", "en": "civil doc"}
MOSUL = {"ar": "الموصل", "en": "Mosul"}
MISTYPED, MEANT = {"ar": "جلولاب", "en": "Jallawla"}, {"ar": "جلولاء", "en": "Jalawla"}


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_question_leads_to_the_service(open_page: PageOpener, language: str, javascript: bool) -> None:
    page = open_page(language=language, javascript=javascript)
    page.goto(f"/{language}/search/")
    page.locator("#q").fill(QUESTION[language])
    page.get_by_role("main").get_by_role("button", name=BUTTON[language], exact=True).click()
    page.get_by_text(FILTER[language]).click()
    page.locator("select[name=governorate]").select_option("diyala")
    page.get_by_role("button", name=APPLY[language], exact=True).click()
    expect(page.locator(".chips a")).to_have_count(1)
    page.locator(".tabs").get_by_role("link", name=SERVICES[language]).click()
    assert "governorate=diyala" in page.url and "kind=service" in page.url
    page.get_by_role("link", name=SERVICE[language]).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(SERVICE[language])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_slip_of_the_finger_and_a_place_are_understood_without_javascript(
    open_page: PageOpener, language: str
) -> None:
    page = open_page(language=language, javascript=False)
    page.goto(f"/{language}/search/?q={MISTYPED[language]}")
    page.get_by_role("link", name=MEANT[language], exact=True).click()
    expect(page.locator(".results mark").first).to_have_text(MEANT[language])
    page.get_by_text(FILTER[language]).click()
    page.locator("input[name=near]").fill(MOSUL[language])
    page.get_by_role("button", name=APPLY[language], exact=True).click()
    expect(page.locator(".chips a")).to_contain_text(MOSUL[language])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_typed_is_completed_by_keyboard(open_page: PageOpener, language: str) -> None:
    page = open_page(language=language)
    page.goto(f"/{language}/search/")
    box = page.locator("#q")
    box.press_sequentially(BEGINNING[language])
    expect(page.get_by_role("option").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    chosen = page.locator("[aria-selected=true]").inner_text()
    box.press("Enter")
    expect(page.locator("#q")).to_have_value(chosen)
    expect(page.locator(".results")).to_be_visible()


def test_the_own_position_sorts_and_stays_out_of_every_address(open_page: PageOpener) -> None:
    page = open_page(language="en")
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 36.3412, "longitude": 43.1299})
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.goto("/en/search/?kind=centre")
    page.get_by_text(FILTER["en"]).click()
    page.get_by_role("button", name=NEAR_ME["en"]).click()
    expect(page.locator(".results h2").first).to_contain_text("Mosul")
    assert not page.url.partition("?")[2]
    assert [each for each in sent if "latitude=36.35&longitude=43.15" in each]
    assert not [each for each in sent if "36.34" in each or "?" in each and "43.1" in each.partition(" ")[0]]


def test_a_device_that_does_not_tell_its_position_is_told_what_to_do(open_page: PageOpener) -> None:
    page: Page = open_page(language="en")
    page.goto("/en/search/?kind=centre")
    page.get_by_text(FILTER["en"]).click()
    page.get_by_role("button", name=NEAR_ME["en"]).click()
    expect(page.get_by_text("Type a place instead")).to_be_visible()
