"""A draft is shared by a link that somebody without an account opens, until it ends by time or by hand; on a small phone, in Arabic."""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.journeys.colleague import Colleague
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite

NEWS = ("مراكز الموارد المجتمعية في العراق", "الأخبار")
TITLE = "مركزان للموارد المجتمعية في جانبَي الموصل الأيمن والأيسر"
EVERY_LINK = """
from datetime import timedelta
from django.utils import timezone
from portal.models import PreviewLink
PreviewLink.objects.update(expires_at=timezone.now() + timedelta(days={days}))
"""
DRAFT = "عنوان لم يُنشر بعد"


def refused_when_changed_or_late(site: LiveSite, reader: Page, address: str) -> None:
    """See that a changed address leads nowhere, and that the time of the link counts."""
    tampered = address[:-2] + ("a" if address[-2] != "a" else "b") + "/"
    assert reader.request.get(tampered).status == 404
    for days, status in ((0, 410), (1, 200)):
        site.manage("shell", "--no-imports", "-c", EVERY_LINK.format(days=days))
        assert reader.request.get(address).status == status


def test_a_shared_preview_is_read_without_an_account_until_it_ends(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    open_page.allow("410")
    officer, reader = colleague("officer"), open_page(width=360, language="ar", javascript=False)
    officer.edit(*NEWS, TITLE)
    officer.title(DRAFT)
    officer.save()
    page_id = officer.page.url.split("/pages/")[1].split("/")[0]
    officer.open(f"/admin/preview/{page_id}/")
    shown = officer.page.frame_locator("iframe").first
    expect(shown.get_by_role("heading", level=1)).to_have_text(DRAFT)
    officer.page.get_by_role("link", name="داكن").click()
    expect(shown.locator("body")).to_have_css("background-color", "rgb(14, 21, 38)")
    officer.page.get_by_role("button", name="أنشئ رابطاً").click()
    address = urlsplit(officer.page.get_by_label("الرابط الذي تشاركونه").input_value()).path

    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_have_text(DRAFT)
    reader.evaluate("Promise.all([...document.images].map(image => image.decode()))")
    assert reader.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
    assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth")

    refused_when_changed_or_late(fresh_live_site, reader, address)
    officer.page.get_by_role("button", name="أنهِ هذا الرابط").click()
    officer.told("success")
    reader.goto(address)
    expect(reader.get_by_text(DRAFT)).to_have_count(0)
