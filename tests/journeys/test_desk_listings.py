"""A case worker with a small phone, in Arabic, keeps a listing: hours, a refusal, a spreadsheet; and a reviewer's phone."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from centres.desk.sheets.columns import columns
from tests.journeys.colleague import Colleague, address_of
from tests.journeys.steps import Steps
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite
from tests.sweep import axe

REASON = "اذكروا اسم المحامي."
# From the sign-in to changed hours at the reviewer: three taps to sign in, and two to say that a day is open, are counted.
MOST_TAPS, MOST_LOADS = 10, 4


def is_sound(page: Page) -> None:
    """See that the screen fits the phone and that axe finds no fault."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address_of(page)
    assert axe.violations(page) == [], address_of(page)


def press(page: Page, name: str) -> None:
    """Press a button by its words."""
    page.get_by_role("main").get_by_role("button", name=name, exact=True).first.click()


def at_the_desk(open_page: PageOpener, site: LiveSite, javascript: bool = True) -> Page:
    """Sign the sample partner's editor in on a phone."""
    page = open_page(width=360, javascript=javascript)
    page.goto("/ar/desk/login/")
    page.fill("[name=login]", "partner-editor")
    page.fill("[name=password]", site.password_of("partner-editor"))
    press(page, "تسجيل الدخول")
    expect(page).to_have_url(f"{site.url}/ar/desk/")
    return page


def follow(phone: Page, link: Locator) -> None:
    """Tap a link and wait until its page is there."""
    with phone.expect_event("load"):
        link.click()


def open_listing(phone: Page) -> str:
    """Open the first listing and return its name."""
    link = phone.locator(".task h2 a").first
    name = link.inner_text()
    follow(phone, link)
    return name


def change_hours(steps: Steps, site: LiveSite) -> str:
    """Sign in, say of a public listing's first centre that it is open on Mondays from 9:10 to 13:20, and send that.

    Return the listing's name.
    """
    phone = steps.page
    phone.goto("/ar/desk/login/")
    steps.type(phone.locator("[name=login]"), "partner-editor")
    steps.type(phone.locator("[name=password]"), site.password_of("partner-editor"))
    steps.tap(phone.get_by_role("main").get_by_role("button", name="تسجيل الدخول", exact=True).first)
    link = phone.locator(".task:has(form[action$='/confirm/']) h2 a").first
    name = link.inner_text()
    steps.tap(link)
    steps.tap(phone.get_by_text("غيّروا الساعات هنا").first)
    day = phone.locator(".week-grid").first.locator(".week-grid__day").nth(1)
    steps.choose(day.locator("select"), "open")
    steps.type(day.locator("input").nth(0), "09:10")
    steps.type(day.locator("input").nth(1), "13:20")
    steps.tap(phone.locator(".desk-centre").first.get_by_role("button", name="أرسل إلى المراجع", exact=True))
    expect(phone.get_by_role("status")).to_contain_text("أُرسل إلى المراجع")
    return name


def test_changed_hours_are_reviewed_on_a_phone_and_public_in_both_languages(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    password = fresh_live_site.password_of("partner-editor")
    for javascript in (True, False):
        steps = Steps(open_page(width=360, javascript=javascript))
        name = change_hours(steps, fresh_live_site)
        taps, typed, loads = steps.counted
        assert taps <= MOST_TAPS and loads <= MOST_LOADS
        assert typed == len("partner-editor" + password + "09:10" + "13:20")
    phone = steps.page
    expect(phone.get_by_role("main")).to_contain_text("تعديلكم عند المراجع")

    moderator = colleague("moderator")
    moderator.page.set_viewport_size({"width": 360, "height": 740})
    moderator.page.goto("/admin/review/")
    follow(moderator.page, moderator.page.locator(".review__waiting a").filter(has_text=name).first)
    assert moderator.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    moderator.approve()
    expect(moderator.page.locator(".messages li.success")).to_contain_text(name)

    visitor = open_page(width=360)
    phone.reload()
    follow(phone, phone.locator(".task h2 a").filter(has_text=name).first)
    public = phone.get_by_role("link", name="الصفحة المنشورة").get_attribute("href") or ""
    visitor.goto(public)
    expect(visitor.get_by_role("main")).to_contain_text("٩:١٠")
    visitor.locator(".masthead__lang[lang=en]").first.click()
    expect(visitor.get_by_role("main")).to_contain_text("9:10")


def test_a_refusal_is_read_at_the_desk_and_the_change_is_sent_again(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    phone = at_the_desk(open_page, fresh_live_site)
    is_sound(phone)
    name = open_listing(phone)
    is_sound(phone)
    phone.locator("[name=words-ar-who]").fill("كل من يحتاج إلى محام.")
    press(phone, "أرسل إلى المراجع")
    expect(phone.get_by_role("status")).to_be_visible()

    moderator = colleague("moderator")
    moderator.read(name)
    moderator.send_back(REASON)
    moderator.told("success")

    phone.reload()
    is_sound(phone)
    expect(phone.locator(".task").first).to_contain_text(REASON)
    follow(phone, phone.get_by_role("link", name="صحّح وأرسل"))
    expect(phone.get_by_role("main")).to_contain_text(REASON)
    phone.locator("[name=words-ar-who]").fill("كل من يحتاج إلى محام، مجاناً.")
    press(phone, "أرسل إلى المراجع")
    expect(phone.get_by_role("main")).to_contain_text("تعديلكم عند المراجع")
    follow(phone, phone.get_by_role("link", name="اعرض تعديلكم").first)
    is_sound(phone)
    follow(phone, phone.get_by_role("link", name="السجل"))
    expect(phone.get_by_role("main")).to_contain_text(REASON)
    is_sound(phone)


def wait_until_kept(phone: Page) -> None:
    """Wait until the phone has kept what was typed: a moment after the last letter."""
    for _turn in range(100):
        if phone.evaluate("Object.keys(localStorage).length") == 1:
            return
        phone.wait_for_timeout(50)
    raise AssertionError("nothing was kept")


def test_what_was_typed_survives_a_lost_connection(fresh_live_site: LiveSite, open_page: PageOpener) -> None:
    open_page.allow("ERR_INTERNET_DISCONNECTED")
    phone = at_the_desk(open_page, fresh_live_site)
    open_listing(phone)
    phone.locator("[name=words-ar-who]").fill("نص لم يصل بعد")
    wait_until_kept(phone)
    phone.reload()
    expect(phone.locator("[name=words-ar-who]")).not_to_have_value("نص لم يصل بعد")
    press(phone, "احتفظ هذا الهاتف بما كتبتموه هنا ولم يُرسل. استعيدوه")
    expect(phone.locator("[name=words-ar-who]")).to_have_value("نص لم يصل بعد")


def test_a_spreadsheet_with_three_mistakes_is_mended_and_sent(
    fresh_live_site: LiveSite, open_page: PageOpener, tmp_path: Path
) -> None:
    phone = at_the_desk(open_page, fresh_live_site)
    follow(phone, phone.get_by_role("navigation").get_by_role("link", name="جدول إلكتروني"))
    is_sound(phone)
    with phone.expect_download() as download:
        phone.get_by_role("link", name="خدماتنا").last.click()
    file = tmp_path / "services.xlsx"
    download.value.save_as(file)
    book = load_workbook(file)
    services, hours = book["services"], book["hours"]
    keys = [column.key for column in columns()]
    kind, phone_column = keys.index("kind") + 1, keys.index("phone1") + 1
    right = {name: services.cell(2, name).value for name in (kind, phone_column)}
    services.cell(2, kind).value, services.cell(2, phone_column).value, hours.cell(2, 4).value = "شيء", "12", "صباحاً"
    book.save(file)
    send_file(phone, file)
    expect(phone.locator("dd.field__error")).to_have_count(3)
    is_sound(phone)

    services.cell(2, kind).value, services.cell(2, phone_column).value = right[kind], right[phone_column]
    hours.cell(2, 4).value = "09:10-13:20"
    book.save(file)
    send_file(phone, file)
    expect(phone.locator("dd.field__error")).to_have_count(0)
    press(phone, "أرسل الكل إلى المراجع")
    expect(phone.get_by_role("status")).to_contain_text("أُرسلت خدمة واحدة")


def send_file(phone: Page, file: Path) -> None:
    """Upload a workbook and ask what would change."""
    phone.locator("[type=file]").set_input_files(file)
    press(phone, "اعرض ما سيتغير")
