"""A partner's case worker with a small phone, in Arabic: invited, at the desk, and signing in with more than a password."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.journeys.colleague import Colleague, address_of
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite
from tests.servers.mailbox import Mailbox
from tests.sweep import axe

MAIL = "zainab@example.org"
PASSWORD = "حصان-صحيح-بطارية"


@pytest.fixture
def site(fresh_live_site: LiveSite, mailbox: Mailbox, settings: Any) -> LiveSite:
    """Let the site send its mail to the mailbox."""
    fresh_live_site.settings = {
        "PORTAL_MAIL": "smtp",
        "PORTAL_SMTP_HOST": settings.EMAIL_HOST,
        "PORTAL_SMTP_PORT": str(settings.EMAIL_PORT),
    }
    fresh_live_site.stop()
    fresh_live_site.start()
    return fresh_live_site


def press(page: Page, name: str) -> None:
    """Press a button by its words."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def is_sound(page: Page) -> None:
    """See that the screen fits the phone and that axe finds no fault."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address_of(page)
    assert axe.violations(page) == [], address_of(page)


def code_of(secret: str) -> str:
    """Return what the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def letter_came(mailbox: Mailbox, to: str) -> str:
    """Return the link of the letter as soon as it is there."""
    for _turn in range(100):
        if any(letter["To"] == to for letter in mailbox.letters):
            return mailbox.link(to)
        time.sleep(0.1)
    raise AssertionError("no letter came")


def sign_in(page: Page, name: str, password: str) -> None:
    """Give name and password."""
    page.goto("/ar/desk/login/")
    page.get_by_label("البريد الإلكتروني أو اسم المستخدم").fill(name)
    page.get_by_label("كلمة المرور", exact=True).fill(password)
    press(page, "تسجيل الدخول")


def is_invited(moderator: Colleague) -> None:
    """Invite the case worker from the admin."""
    moderator.open("/admin/desks/invite/")
    moderator.page.locator("[name=partner]").select_option(label="منظمة نموذجية أ")
    moderator.page.locator("[name=email]").fill(MAIL)
    moderator.page.locator("[name=language]").select_option("ar")
    moderator.page.get_by_role("button", name="أرسل الدعوة").click()
    assert MAIL in moderator.told("success")


def accept(phone: Page, link: str) -> None:
    """Open the letter's link, set a password, and be at the desk."""
    phone.goto(link)
    expect(phone.get_by_role("heading", level=1)).to_contain_text("منظمة نموذجية أ")
    is_sound(phone)
    phone.get_by_label("اسمك").fill("زينب")
    phone.get_by_label("كلمة مرور جديدة", exact=True).fill(PASSWORD)
    phone.get_by_label("كلمة المرور الجديدة مرة أخرى").fill(PASSWORD)
    press(phone, "اقبل وسجّل الدخول")
    expect(phone).to_have_url(re.compile("/ar/desk/$"))
    expect(phone.get_by_role("status")).to_contain_text("أهلاً بك")


def set_up_app(phone: Page) -> tuple[str, str]:
    """Set up an app; return its key and one of the recovery codes."""
    for section in ("فريقنا", "حسابك"):
        with phone.expect_event("load"):
            phone.get_by_role("navigation").get_by_role("link", name=section).click()
        is_sound(phone)
    with phone.expect_event("load"):
        phone.get_by_role("link", name="إعداد تطبيق").click()
    is_sound(phone)
    secret = phone.locator(".secret").inner_text()
    phone.get_by_label("الرمز الذي يعرضه التطبيق").fill(code_of(secret))
    press(phone, "شغّله")
    expect(phone.locator(".secret--list li")).to_have_count(10)
    is_sound(phone)
    return secret, phone.locator(".secret--list li").first.inner_text()


def test_invited_at_the_desk_and_a_second_factor_is_set_up_and_used(
    site: LiveSite, mailbox: Mailbox, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    is_invited(colleague("moderator"))
    phone = open_page(width=360)
    accept(phone, letter_came(mailbox, MAIL))
    secret, spare = set_up_app(phone)
    phone.goto("/ar/desk/account/sessions/")
    is_sound(phone)
    phone.goto("/ar/desk/logout/")
    press(phone, "تسجيل الخروج")
    expect(phone).to_have_url(f"{site.url}/ar/desk/login/")
    is_sound(phone)
    plain = open_page(width=360, javascript=False)
    for page, code in ((phone, code_of(secret)), (plain, spare)):
        sign_in(page, MAIL, PASSWORD)
        page.get_by_label("الرمز").fill(code)
        press(page, "تسجيل الدخول")
        expect(page).to_have_url(f"{site.url}/ar/desk/")


def test_a_passkey_is_added_and_signs_in_without_a_name(fresh_live_site: LiveSite, open_page: PageOpener) -> None:
    # Browsers give passkeys to names, never to a number.
    open_page.allow("request to another host: http://localhost:")
    phone = open_page(width=360)
    home = f"http://localhost:{fresh_live_site.port}"
    device = phone.context.new_cdp_session(phone)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    phone.goto(f"{home}/ar/desk/login/?next=/ar/desk/account/passkeys/add/")
    phone.fill("[name=login]", "partner-owner")
    phone.fill("[name=password]", fresh_live_site.password_of("partner-owner"))
    press(phone, "تسجيل الدخول")
    expect(phone.get_by_label("اسم الجهاز")).to_be_visible()
    is_sound(phone)
    phone.get_by_label("اسم الجهاز").fill("هاتفي")
    press(phone, "أضف مفتاح المرور")
    expect(phone.locator(".secret--list li")).to_have_count(10)
    phone.goto(f"{home}/ar/desk/account/passkeys/")
    expect(phone.get_by_role("heading", name="هاتفي")).to_be_visible()
    is_sound(phone)
    phone.goto(f"{home}/ar/desk/logout/")
    press(phone, "تسجيل الخروج")
    press(phone, "سجّل الدخول بمفتاح مرور")
    expect(phone).to_have_url(f"{home}/ar/desk/")
