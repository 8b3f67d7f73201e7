"""From the first word to the search: a release in Arabic, its review, its English version, and how people find both."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.colleague import Colleague, address_of
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite

NEWS = ("مراكز الموارد المجتمعية في العراق", "الأخبار")
ENGLISH_NEWS = ("Community Resource Centres in Iraq", "News")
TITLE = "قاعة للتدريب المهني تفتح أبوابها في جلولاء"
SLUG = "قاعة-للتدريب-المهني-تفتح-أبوابها-في-جلولاء"
TEXT = "تستقبل القاعة الجديدة ثلاثين متدرباً في كل دورة."
ENGLISH_TITLE = "Vocational training hall opens its doors in Jalawla"
ENGLISH_SLUG = "training-hall-opens-in-jalawla"
ENGLISH_TEXT = "The new hall takes thirty trainees in each course."
NOT_YET_IN_ENGLISH = "This page is not yet available in English."

CENTRE = {"ar": "مركز جلولاء", "en": "Jalawla centre"}
OPENING = {
    "ar": "افتتاح مركز الموارد المجتمعية السادس في جلولاء",
    "en": "Sixth Community Resource Centre opens in Jalawla",
}
JCMC = {"ar": "المركز المشترك للتنسيق والرصد", "en": "Joint Coordination and Monitoring Centre"}
ABOUT = {"ar": "عن المراكز", "en": "About the centres"}
LEGAL_AID = {"ar": "المشورة والمساعدة القانونية", "en": "Legal advice and legal aid"}
TYPED = {
    "مركز جلولا": (CENTRE,),
    "المركزالمشترك": (JCMC,),
    "مراكز الموارد": (ABOUT,),
    "جلولاء ٢٠١٩": (CENTRE, OPENING),
    "legal aid": (LEGAL_AID,),
}


def found(visitor: Page, language: str, query: str) -> list[str]:
    """Type a query into the search box of the page that is open and return the titles of the results."""
    visitor.goto(f"/{language}/search/")
    visitor.locator("main [name=q]").fill(query)
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(f"**/search/?q={quote(query)}*".replace("%20", "+"))
    return [title.inner_text() for title in visitor.locator("ol.results h2").all()]


def write_release(officer: Colleague) -> None:
    """Write a release in Arabic with what the facts tab asks for, and hand it in."""
    officer.add(*NEWS)
    expect(officer.page.locator("html")).to_have_attribute("dir", "rtl")
    officer.title(TITLE)
    officer.write(TEXT)
    officer.tab("المعلومات")
    officer.choose_place("اختر المكان", "جلولا", "جلولاء")
    officer.date("issued_on", "2019-10-05")
    officer.tab("الرابط والنشر")
    expect(officer.page.locator("[name=slug]")).to_have_value(SLUG)
    assert TITLE in officer.hand_in()


def review(moderator: Colleague, title: str, text: str) -> None:
    """Find what waits on the first page, read it and approve it."""
    moderator.read(title)
    expect(moderator.page.locator(".review__differences")).to_contain_text(text)
    moderator.approve()
    assert title in moderator.told("success")
    expect(moderator.waiting).to_have_count(0)


def translate(officer: Colleague) -> None:
    """Start the English translation from the editor's own menu, write over the Arabic words in the page editor, hand in."""
    officer.edit(*NEWS, TITLE)
    officer.page.locator("header").get_by_role("button", name="الإجراءات").click()
    officer.page.locator("a[href*='/localize/submit/page/']").click()
    officer.page.get_by_label("English").check()
    officer.page.locator("main form [type=submit]").click()
    officer.page.get_by_role("link", name="افتح في محرر الصفحة").click()
    expect(officer.page.locator("[name=title]")).to_have_value(TITLE)
    officer.title(ENGLISH_TITLE)
    officer.write(ENGLISH_TEXT)
    officer.tab("الرابط والنشر")
    officer.page.locator("[name=slug]").fill(ENGLISH_SLUG)
    assert ENGLISH_TITLE in officer.hand_in()


def see_arabic(visitor: Page) -> None:
    """Read the release from the list of news, on a phone."""
    visitor.goto("/ar/news/")
    visitor.get_by_role("link", name=TITLE).click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
    assert address_of(visitor) == f"/ar/news/{SLUG}/"
    expect(visitor.get_by_role("main")).to_contain_text(TEXT)
    expect(visitor.get_by_role("main")).to_contain_text("٥ تشرين الأول ٢٠١٩")
    width = visitor.evaluate("document.documentElement.scrollWidth")
    assert width <= visitor.viewport_size["width"], "the page is wider than the phone"


def see_notice(visitor: Page) -> None:
    """Switch to English before there is any: the Arabic text with a notice, at an address below /en/."""
    visitor.get_by_role("link", name="English").click()
    expect(visitor.get_by_role("note")).to_contain_text(NOT_YET_IN_ENGLISH)
    assert address_of(visitor) == f"/en/news/{SLUG}/"
    heading = visitor.get_by_role("heading", level=1)
    expect(heading).to_have_text(TITLE)
    expect(heading).to_have_attribute("lang", "ar")


def see_english(visitor: Page) -> None:
    """Follow the links between both languages, and the address that stood for the missing one."""
    moved = visitor.request.get(f"/en/news/{quote(SLUG)}/", max_redirects=0)
    assert (moved.status, moved.headers["location"]) == (301, f"/en/news/{ENGLISH_SLUG}/")
    visitor.goto(f"/ar/news/{quote(SLUG)}/")
    visitor.get_by_role("link", name="English").click()
    assert address_of(visitor) == f"/en/news/{ENGLISH_SLUG}/"
    expect(visitor.get_by_role("heading", level=1)).to_have_text(ENGLISH_TITLE)
    expect(visitor.get_by_role("main")).to_contain_text("5 October 2019")
    expect(visitor.get_by_role("main")).to_contain_text("Jalawla")
    expect(visitor.get_by_role("note")).to_have_count(0)
    visitor.get_by_role("link", name="العربية").click()
    assert address_of(visitor) == f"/ar/news/{SLUG}/"


def test_a_release_is_written_reviewed_published_translated_and_found(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    officer, moderator = colleague("officer"), colleague("moderator")
    write_release(officer)
    # Each time somebody else: a browser may show what it has read for a minute.
    visitor = open_page()
    assert visitor.request.get(f"/ar/news/{quote(SLUG)}/").status == 404, "public without a review"
    review(moderator, TITLE, TEXT)
    see_arabic(visitor)
    see_notice(visitor)
    translate(officer)
    assert visitor.request.get(f"/en/news/{ENGLISH_SLUG}/").url.endswith(f"/en/news/{ENGLISH_SLUG}/")
    assert ENGLISH_TITLE not in found(visitor, "en", "training hall"), "found without a review"
    review(moderator, ENGLISH_TITLE, ENGLISH_TEXT)
    visitor = open_page()
    see_english(visitor)
    for query in ("قاعه التدريب", "training hall"):
        assert TITLE in found(visitor, "ar", query)[:5]
        assert ENGLISH_TITLE in found(visitor, "en", query)[:5]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("query", TYPED)
def test_what_people_type_brings_what_they_mean_among_the_first_five(
    open_page: PageOpener, language: str, query: str
) -> None:
    first = found(open_page(language=language), language, query)[:5]
    for wanted in TYPED[query]:
        assert any(wanted[language] in title for title in first), f"{wanted[language]} is not among {first}"
