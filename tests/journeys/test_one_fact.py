"""A fact is stated once: what changes on the Arabic centre is on the English page with the same approval.

Its English words are not: they stay as they were approved, and say so, and what somebody writes meanwhile is not seen.
"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.colleague import Colleague
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite

CENTRES = ("مراكز الموارد المجتمعية في العراق", "المراكز")
ENGLISH_CENTRES = ("Community Resource Centres in Iraq", "Centres")
OLD, NEW = "+964 700 000 0001", "+964 700 000 0042"


NEW_DIRECTIONS = "خلف مبنى البلدية الجديد"
UNAPPROVED = "Words that nobody has approved"
# Somebody writes other English words meanwhile, as a draft.
A_DRAFT = f"""
from centres.models import CentrePage
from portal.models import User
page = CentrePage.objects.get(slug="jalawla", locale__language_code="en")
page.directions = "{UNAPPROVED}"
page.save_revision(user=User.objects.get(username="translator-en"))
"""


def see_facts_read_only(officer: Colleague) -> None:
    """Open the English editor: the facts can be read there, and a link leads to where they are changed."""
    officer.edit(*ENGLISH_CENTRES, "Jalawla centre")
    officer.tab("المعلومات")
    facts = officer.page.get_by_role("tabpanel").filter(visible=True)
    expect(facts).to_contain_text(OLD)
    expect(facts.locator("input:visible, textarea:visible, select:visible")).to_have_count(0)
    facts.get_by_role("link", name="عدّلها هناك").click()
    expect(officer.page.locator("[name=title]")).to_have_value("مركز جلولاء")


def test_a_phone_changed_on_the_arabic_centre_is_on_the_english_page_at_once(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    officer, moderator, visitor = colleague("officer"), colleague("moderator"), open_page()
    visitor.goto("/en/centres/jalawla/")
    expect(visitor.get_by_role("link", name=OLD).first).to_be_visible()

    fresh_live_site.manage("shell", "--no-imports", "-c", A_DRAFT)
    see_facts_read_only(officer)
    officer.page.locator("[name=directions]").fill(NEW_DIRECTIONS)
    officer.tab("المعلومات")
    number = officer.page.locator("[name^=phones-][name$=-number]").first
    expect(number).to_have_value(OLD.replace(" ", ""))
    number.fill(NEW)
    officer.hand_in()
    visitor.reload()
    expect(visitor.get_by_role("link", name=OLD).first).to_be_visible()

    read_and_approve(moderator)
    # Somebody else: a browser may show what it has read for a minute.
    visitor = open_page()
    for address in ("/en/centres/jalawla/", "/ar/centres/جلولاء/"):
        visitor.goto(address)
        expect(visitor.locator(f"a[href='tel:{NEW.replace(' ', '')}']").first).to_be_visible()
        expect(visitor.locator(".actions--first")).not_to_contain_text(OLD)
    words_stay_as_they_were_approved(visitor)
    for address in ("/en/centres/", "/ar/centres/"):
        visitor.goto(address)
        expect(visitor.locator(f"a[href='tel:{NEW.replace(' ', '')}']").first).to_be_visible()
    for language, title in (("en", "Jalawla centre"), ("ar", "مركز جلولاء")):
        visitor.goto(f"/{language}/search/?q={NEW.replace('+964 ', '0').replace(' ', '')}")
        expect(visitor.get_by_role("main")).to_contain_text(title)


def read_and_approve(moderator: Colleague) -> None:
    """See both changes in the review, and approve them."""
    moderator.read("مركز جلولاء")
    expect(moderator.page.locator(".review__differences > dt")).to_have_text(["كيفية الوصول", "الهواتف"])
    expect(moderator.page.locator(".review__differences .addition")).to_contain_text("9647000000042")
    moderator.approve()
    moderator.told("success")


def words_stay_as_they_were_approved(visitor: Page) -> None:
    """See that the English page says that its words are older, and leads to the newer ones."""
    visitor.goto("/en/centres/jalawla/")
    expect(visitor.get_by_role("main")).not_to_contain_text(UNAPPROVED)
    notice = visitor.locator("main .notice--time, .notice--time").first
    expect(notice).to_be_visible()
    notice.get_by_role("link").click()
    expect(visitor.get_by_role("main")).to_contain_text(NEW_DIRECTIONS)
