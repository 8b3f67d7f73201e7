"""An urgent notice goes up on every page in both languages within seconds, on a small phone too, and comes down again."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.colleague import Colleague
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite
from tests.sweep import axe

TITLE = {"ar": "سيول في سنجار", "en": "Floods in Sinjar"}
TEXT = {"ar": "ابتعدوا عن الأودية واتصلوا قبل أن تأتوا.", "en": "Keep away from the valleys, and call before you come."}
WITHIN = 10_000
"""Milliseconds until a notice is up or down on every page."""


def appears(reader: Page, language: str, address: str, *, up: bool = True) -> None:
    """Reload until the notice is there, or gone, and see that it fits the window."""
    notice = reader.get_by_role("region", name={"ar": "التنبيهات العاجلة", "en": "Urgent notices"}[language])
    for _turn in range(WITHIN // 500):
        reader.goto(f"/{language}/{address}")
        if notice.count() == int(up):
            break
        reader.wait_for_timeout(500)
    expect(notice).to_have_count(int(up))
    if up:
        expect(notice).to_contain_text(TITLE[language])
        expect(notice).to_contain_text(TEXT[language])
        assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")


def write_and_hand_in(officer: Colleague) -> None:
    """Fill in the one form in both languages."""
    officer.open("/admin/notices/new/")
    for code in TITLE:
        officer.page.fill(f"[name=title_{code}]", TITLE[code])
        officer.page.fill(f"[name=text_{code}]", TEXT[code])
    officer.page.get_by_label("خطر على الحياة").check()
    officer.page.fill("[name=ends_at]", "2099-01-01T12:00")
    officer.page.get_by_role("button", name="أرسله للقبول").click()
    assert TITLE["ar"] in officer.told("success")


def test_an_urgent_notice_is_written_approved_read_and_taken_down(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    officer, moderator = colleague("officer"), colleague("moderator")
    arabic, english = open_page(width=360, language="ar"), open_page(width=360, language="en", javascript=False)
    write_and_hand_in(officer)
    appears(arabic, "ar", "", up=False)

    moderator.open("/admin/")
    moderator.page.get_by_role("link", name=TITLE["ar"]).click()
    expect(moderator.page.get_by_text(TEXT["en"])).to_be_visible()
    moderator.page.get_by_role("button", name="اقبله وانشره على الموقع").click()
    assert TITLE["ar"] in moderator.told("success")
    for address in ("", "centres/", "news/", "search/?q=x"):
        appears(arabic, "ar", address)
        appears(english, "en", address)
    assert axe.violations(arabic) == []

    moderator.open("/admin/notices/")
    moderator.page.get_by_role("link", name=TITLE["ar"]).click()
    moderator.page.get_by_role("button", name="اسحبه الآن").click()
    assert TITLE["ar"] in moderator.told("success")
    appears(arabic, "ar", "", up=False)
    appears(english, "en", "centres/", up=False)
