"""A partner confirms by a link in a mail without signing in, and a visitor reports a fault and reads what came of it.

Both on a small phone, in Arabic, without scripts.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.colleague import Colleague
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite

LONG_AGO = """
from datetime import timedelta
from django.utils import timezone
from centres.models import CentrePage, Freshness, ServicePage
from centres.partner_groups import ensure_partner_group
from portal.models import User
service = ServicePage.objects.public("ar").filter(kind__is_sensitive=False).order_by("path").first()
partner = service.get_parent().specific
keeper = User.objects.create_user("keeper", "keeper@example.org", "password")
keeper.groups.add(ensure_partner_group(partner))
own = ServicePage.objects.child_of(partner).values("translation_key")
Freshness.objects.filter(key__in=own).update(confirmed_at=timezone.now() - timedelta(days=80))
print(service.public_path)
"""
LINK = re.compile(r"/ar/confirm/\S+/")
DESCRIPTION = "الباب مغلق منذ أسبوع."


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def service_to_confirm(site: LiveSite) -> tuple[str, str]:
    """Let eighty days pass for a partner's services; return the address of one, and of the link in the reminder."""
    address = site.manage("shell", "--no-imports", "-c", LONG_AGO).split()[-1]
    found = LINK.search(site.manage("run_freshness"))
    assert found is not None
    return address, found[0]


def confirmed(partner: Page, link: str) -> None:
    """Confirm everything with one tap."""
    partner.goto(link)
    expect(partner.get_by_role("heading", level=1)).to_have_text("هل ما زالت هذه المعلومات صحيحة؟")
    assert fits(partner)
    partner.get_by_role("button", name="كل ما هنا ما زال صحيحاً").click()
    expect(partner.get_by_text("شكراً لكم، تم تأكيد كل شيء.")).to_be_visible()
    assert partner.get_by_role("button", name="ما زالت صحيحة").count() == 0


def reported(visitor: Page, address: str) -> str:
    """Report a fault, with words where they are missing, and return the code."""
    visitor.goto(address)
    visitor.get_by_role("link", name="هل من خطأ هنا؟ أخبرونا").click()
    visitor.get_by_role("radio", name="شيء آخر").check()
    visitor.get_by_role("button", name="أرسلوا البلاغ").click()
    expect(visitor.get_by_text("أخبرونا ببضع كلمات ما هو الخطأ.")).to_be_visible()
    visitor.get_by_role("textbox", name="ببضع كلمات إن شئتم").fill(DESCRIPTION)
    assert fits(visitor)
    visitor.get_by_role("button", name="أرسلوا البلاغ").click()
    assert visitor.context.cookies() == []
    return visitor.locator(".report__code").inner_text()


def test_a_partner_confirms_from_a_mail_and_a_visitor_reads_what_came_of_a_report(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    open_page.allow("400")
    address, link = service_to_confirm(fresh_live_site)
    confirmed(open_page(width=360, language="ar", javascript=False), link)
    visitor = open_page(width=360, language="ar", javascript=False)
    code = reported(visitor, address)

    moderator = colleague("moderator")
    moderator.open("/admin/reports-of-visitors/")
    moderator.page.locator(".upkeep__rows a").first.click()
    expect(moderator.page.get_by_text(DESCRIPTION)).to_be_visible()
    moderator.page.get_by_role("button", name="أظهر للجمهور").click()
    moderator.told("success")
    visitor.goto(address)
    visitor.reload()  # What the browser itself keeps for ten seconds is not what is public now.
    expect(visitor.get_by_text("ورد بلاغ عنها ويجري التحقق").first).to_be_visible()
    moderator.page.locator(".upkeep__rows a").first.click()
    moderator.page.get_by_role("button", name="صُحّحت الصفحة. شكراً لكم.").click()
    moderator.told("success")

    visitor.goto("/ar/report/")
    visitor.get_by_label("الرمز الذي ظهر لكم").fill(code.lower())
    visitor.get_by_role("button", name="اعرض").click()
    expect(visitor.get_by_text("صُحّحت الصفحة. شكراً لكم.")).to_be_visible()
