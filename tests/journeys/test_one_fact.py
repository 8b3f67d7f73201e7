"""A fact is stated once: what changes on the Arabic centre is on the English page with the same approval."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.colleague import Colleague
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite

CENTRES = ("مراكز الموارد المجتمعية في العراق", "المراكز")
ENGLISH_CENTRES = ("Community Resource Centres in Iraq", "Centres")
OLD, NEW = "+964 700 000 0001", "+964 700 000 0042"


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

    see_facts_read_only(officer)
    officer.tab("المعلومات")
    number = officer.page.locator("[name^=phones-][name$=-number]").first
    expect(number).to_have_value(OLD.replace(" ", ""))
    number.fill(NEW)
    officer.hand_in()
    visitor.reload()
    expect(visitor.get_by_role("link", name=OLD).first).to_be_visible()

    moderator.read("مركز جلولاء")
    expect(moderator.page.locator(".review__differences > dt")).to_have_text(["الهواتف"])
    expect(moderator.page.locator(".review__differences .addition")).to_contain_text("9647000000042")
    moderator.approve()
    moderator.told("success")
    # Somebody else: a browser may show what it has read for a minute.
    visitor = open_page()
    for address in ("/en/centres/jalawla/", "/ar/centres/جلولاء/"):
        visitor.goto(address)
        expect(visitor.locator(f"a[href='tel:{NEW.replace(' ', '')}']").first).to_be_visible()
        expect(visitor.locator(".actions--first")).not_to_contain_text(OLD)
    for language, title in (("en", "Jalawla centre"), ("ar", "مركز جلولاء")):
        visitor.goto(f"/{language}/search/?q={NEW.replace('+964 ', '0').replace(' ', '')}")
        expect(visitor.get_by_role("main")).to_contain_text(title)
