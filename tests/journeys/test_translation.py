"""A translation on a phone, with the Arabic admin: changed in segments, held back, sent back, mended, approved, live."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.journeys.colleague import Colleague
from tests.journeys.test_release import ENGLISH_NEWS
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite

OPENING = {
    "ar": "افتتاح مركز الموارد المجتمعية السادس في جلولاء دعماً لإعادة الاندماج والتعافي",
    "en": "Sixth Community Resource Centre opens in Jalawla to support reintegration and recovery",
}
PUBLIC = "/en/news/jalawla-centre-opens/"
REASON = "اكتب اسم المدينة في العنوان."
FIRST_TITLE = "Sixth Community Resource Centre opens its doors"
TITLE = "Sixth Community Resource Centre opens its doors in Jalawla"


def box(page: Page, label: str) -> Locator:
    """Return the box of the segment with this label."""
    segment = page.locator("div.segment").filter(has=page.get_by_role("heading", name=label))
    return segment.get_by_role("textbox")


def press(page: Page, name: str) -> None:
    """Press a button the way people without a mouse do."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def segments_on_a_phone(officer: Colleague, open_page: PageOpener) -> Page:
    """Find the way from the page editor to its segments, and open them on a phone."""
    officer.edit(*ENGLISH_NEWS, OPENING["en"])
    officer.page.locator("header").get_by_role("button", name="الإجراءات").click()
    address = officer.page.locator("a[href*='/admin/translate/']").first.get_attribute("href")
    phone = open_page(width=360)
    phone.goto("/admin/login/")
    phone.fill("[name=login]", officer.username)
    phone.fill("[name=password]", open_page.site.password_of(officer.username))
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/admin/")
    phone.goto(address or "")
    return phone


def hold_back(phone: Page) -> None:
    """Submit without a title: the reason names it, and it is asked for again."""
    box(phone, "عنوان الصفحة").fill("")
    press(phone, "احفظ وأرسل للمراجعة")
    expect(phone.get_by_role("alert").filter(has_text="ما بقي قبل الإرسال")).to_contain_text("عنوان الصفحة")


def submit(phone: Page, title: str) -> None:
    """Write the title and submit."""
    box(phone, "عنوان الصفحة").fill(title)
    press(phone, "احفظ وأرسل للمراجعة")
    expect(phone.locator(".messages li.success").first).to_be_visible()


def test_a_translation_is_changed_on_a_phone_sent_back_mended_and_published(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    open_page.allow("400")
    officer, moderator = colleague("officer"), colleague("moderator")
    phone = segments_on_a_phone(officer, open_page)
    expect(phone.locator("html")).to_have_attribute("dir", "rtl")
    expect(phone.get_by_role("heading", level=1)).to_contain_text(OPENING["en"])
    expect(box(phone, "عنوان الصفحة")).to_have_attribute("dir", "ltr")
    expect(phone.locator("div.segment").first).to_contain_text(OPENING["ar"])
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360, "wider than the phone"
    segments = phone.url
    hold_back(phone)
    submit(phone, FIRST_TITLE)

    moderator.read(FIRST_TITLE)
    expect(moderator.page.locator(".review__pair--changed").filter(has_text="doors")).to_contain_text(OPENING["ar"])
    moderator.send_back(REASON)
    expect(moderator.waiting).to_have_count(0)
    phone.goto(segments)
    expect(phone.locator(".segments")).to_contain_text(REASON)
    submit(phone, TITLE)
    assert TITLE not in open_page(language="en").request.get(PUBLIC).text(), "public without a review"

    moderator.read(TITLE)
    moderator.approve()
    assert TITLE in moderator.told("success")
    visitor = open_page(language="en")
    visitor.goto(PUBLIC)
    expect(visitor.get_by_role("heading", level=1)).to_have_text(TITLE)
