"""An English release is held at its embargo until its Arabic, written as a PO file, is approved; then both go public."""

from collections.abc import Callable
from urllib.parse import quote

import polib
from playwright.sync_api import Page, expect

from tests.journeys.colleague import Colleague
from tests.journeys.test_release import ENGLISH_NEWS
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite

TITLE, SLUG = "Evening classes begin in Fallujah", "evening-classes"
TEXT = "The classes are open to everybody and free of charge."
ARABIC = {"title": "دروس مسائية تبدأ في الفلوجة", "slug": "دروس-مسائية", "body": "الدروس مفتوحة للجميع ومجانية."}
ADDRESSES = (f"/en/news/{SLUG}/", f"/ar/news/{quote(ARABIC['slug'])}/")
# What the calendar does to people, done to the schedule.
THE_DAY_COMES = """
from datetime import timedelta
from django.utils import timezone
from wagtail.models import Revision
past = timezone.now() - timedelta(minutes=1)
for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
    revision.content["go_live_at"] = past.isoformat() if revision.content.get("go_live_at") else None
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=revision.content)
"""


def write_for_later(officer: Colleague) -> None:
    """Write an English release with an embargo that holds both languages, and hand it in."""
    officer.add(*ENGLISH_NEWS)
    page = officer.page
    page.goto(f"{page.url}?template=blank")
    expect(page.locator("body.ready")).to_be_attached()
    officer.title(TITLE)
    officer.add_block("فقرة")
    officer.write(TEXT)
    officer.tab("المعلومات")
    officer.date("issued_on", "2026-03-01")
    officer.tab("الرابط والنشر")
    page.locator("[name=slug]").fill(SLUG)
    page.get_by_label("علّق النشر بكل اللغات حتى تُقبل آخر ترجمة").check()
    page.get_by_role("button", name="تبديل الحالة").click()
    page.get_by_role("button", name="تعيين جدول", exact=True).click()
    page.locator("#schedule-publishing-dialog [name=go_live_at]").fill("2099-01-01 12:00")
    page.keyboard.press("Tab")
    # The calendar lies over the button until it has faded.
    page.locator("#schedule-publishing-dialog [type=submit]").press("Enter")
    officer.told("success")
    expect(page.locator("[name=go_live_at]")).to_have_value("2099-01-01 12:00")
    assert TITLE in officer.hand_in()


def approve(moderator: Colleague, title: str) -> None:
    """Read what waits and approve it."""
    moderator.read(title)
    moderator.approve()
    assert title in moderator.told("success")


def translate_by_file(officer: Colleague) -> None:
    """Begin the Arabic translation, fill its PO file and upload it, then hand it in."""
    page = officer.page
    officer.edit(*ENGLISH_NEWS, TITLE)
    page.locator("header").get_by_role("button", name="الإجراءات").click()
    page.locator("a[href*='/localize/submit/page/']").click()
    page.get_by_label("العربية").check()
    page.locator("main form [type=submit]").click()
    link = page.get_by_role("link", name="نزّل ملف PO")
    expect(link).to_be_visible()
    file = polib.pofile(page.request.get(link.get_attribute("href") or "").text())
    for entry in file:
        entry.msgstr = ARABIC[entry.msgctxt.split(".")[0]]
    content = {"name": "ar.po", "mimeType": "text/x-gettext-translation", "buffer": str(file).encode()}
    page.set_input_files("#po-file", content)
    page.get_by_role("button", name="ارفعه مسودة").click()
    expect(page.locator("div.segment").filter(has_text=ARABIC["body"])).to_be_visible()
    page.get_by_role("button", name="احفظ وأرسل للمراجعة").click()
    expect(page.locator(".messages li.success").first).to_be_visible()


def statuses(visitor: Page) -> list[int]:
    """Return how the site answers at the addresses of both languages."""
    return [visitor.request.get(address).status for address in ADDRESSES]


def test_an_embargo_holds_both_languages_until_the_missing_translation_is_approved(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    officer, moderator = colleague("officer"), colleague("moderator")
    write_for_later(officer)
    approve(moderator, TITLE)
    fresh_live_site.manage("shell", "--no-imports", "-c", THE_DAY_COMES)
    assert fresh_live_site.manage("publish_due").strip().endswith("0 published, 0 taken down")
    assert statuses(open_page()) == [404, 404]

    translate_by_file(officer)
    assert statuses(open_page()) == [404, 404]
    approve(moderator, ARABIC["title"])
    assert statuses(open_page()) == [200, 200]
    reader = open_page(width=360)
    reader.goto(ADDRESSES[1])
    expect(reader.get_by_role("main")).to_contain_text(ARABIC["body"])
