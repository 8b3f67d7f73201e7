"""Guessing passwords: after five wrong ones the account waits, in the visitor's language, and nobody else has to."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.colleague import Colleague
from tests.servers.browsing import DESK_WIDTH, PageOpener
from tests.servers.live_site import LiveSite


def test_five_wrong_passwords_pause_one_account_and_no_other_and_say_so_in_the_visitors_language(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    open_page.allow("429")
    guesser = Colleague(open_page(width=DESK_WIDTH), fresh_live_site, "officer")
    for attempt in range(4):
        guesser.sign_in(password=f"wrong guess {attempt}")
        expect(guesser.page.locator(".field__error").first).to_be_visible()
    guesser.sign_in(password="the fifth wrong guess")
    expect(guesser.page.get_by_role("heading", level=1)).to_have_text("تسجيل الدخول متوقف مؤقتاً")
    expect(guesser.page.get_by_role("alert")).to_contain_text("كلمات مرور خاطئة كثيرة")

    guesser.page.get_by_role("link", name="العودة إلى صفحة تسجيل الدخول").click()
    guesser.page.fill("[name=login]", "officer")
    guesser.page.fill("[name=password]", fresh_live_site.password_of("officer"))
    guesser.page.click("main form button")
    expect(guesser.page.get_by_role("heading", level=1)).to_have_text("تسجيل الدخول متوقف مؤقتاً")
    colleague("moderator")

    english = Colleague(open_page(width=DESK_WIDTH, language="en"), fresh_live_site, "translator-en")
    for attempt in range(5):
        english.sign_in(password=f"wrong guess {attempt}")
        expect(english.page.locator(".field__error, [role=alert]").first).to_be_visible()
    expect(english.page.get_by_role("heading", level=1)).to_have_text("Sign-in is paused")
