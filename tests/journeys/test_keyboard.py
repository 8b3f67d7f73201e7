"""With the keyboard alone: past the furniture, to a centre and its phone, and to what a search finds."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.colleague import address_of
from tests.servers.browsing import PageOpener

MOST_STEPS = 60
FOCUS = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    return {
        text: one.innerText || one.value || '', href: one.getAttribute('href') || '', tag: one.tagName,
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        inside: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
}"""
SKIP = {"ar": "انتقل إلى المحتوى", "en": "Skip to content"}
CENTRES = {"ar": "المراكز", "en": "Centres"}
SEARCH = {"ar": "البحث", "en": "Search"}
CENTRE = {"ar": "مركز جلولاء", "en": "Jalawla centre"}


def tab_to(page: Page, *, text: str = "", href: str = "") -> dict[str, str]:
    """Press Tab until a link or field with the text or address has the focus; every stop on the way must be visible."""
    passed = []
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        passed.append(focus["text"].strip()[:30])
        assert focus["outlined"], f"the focus cannot be seen on {focus}"
        assert focus["inside"], f"the focus is outside the window on {focus}"
        if (text and focus["text"].strip().startswith(text)) or (href and focus["href"].startswith(href)):
            return dict(focus)
    raise AssertionError(f"Tab never came to {text or href}; it passed {passed}")


def focused(page: Page) -> Locator:
    return page.locator(":focus")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_tab_and_enter_lead_past_the_furniture_to_a_centre_and_its_phone(open_page: PageOpener, language: str) -> None:
    page = open_page(language=language)
    page.goto(f"/{language}/")
    page.keyboard.press("Tab")
    skip = focused(page)
    expect(skip).to_have_text(SKIP[language])
    assert page.evaluate(FOCUS)["inside"], "the skip link stays hidden"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)"), "the link skips nothing"

    page.goto(f"/{language}/")
    tab_to(page, text=CENTRES[language])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/centres/")
    tab_to(page, text=CENTRE[language])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(CENTRE[language])
    assert tab_to(page, href="tel:")["href"] == "tel:+9647000000001"


@pytest.mark.parametrize(("language", "typed"), [("ar", "جلولا"), ("en", "jalawla")])
def test_tab_and_enter_lead_to_what_a_search_finds(open_page: PageOpener, language: str, typed: str) -> None:
    page = open_page(language=language)
    page.goto(f"/{language}/")
    tab_to(page, text=SEARCH[language])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/search/")
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS)["tag"] == "INPUT":
            break
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    tab_to(page, text=CENTRE[language])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(CENTRE[language])
    assert address_of(page).startswith(f"/{language}/centres/")
