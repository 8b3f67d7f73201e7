"""A fact is stated once: what changes on the Arabic centre is on the English page with the same approval.

Its English words are not: they stay as they were approved and say so, and what somebody writes meanwhile is not seen.
"""

from collections.abc import Callable
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from tests.journeys.colleague import Colleague
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite

CENTRES = ("مراكز الموارد المجتمعية في العراق", "المراكز")
ENGLISH_CENTRES = ("Community Resource Centres in Iraq", "Centres")
OLD, NEW = "+964 700 000 0001", "+964 700 000 0099"
NEW_DIRECTIONS = "خلف مبنى البلدية الجديد"
UNAPPROVED = "Words that nobody has approved"
PAGES = ("/en/centres/jalawla/", "/ar/centres/جلولاء/")
# The feed of the centre tells of a closure that is over; somebody writes other English words meanwhile, as a draft.
SCENE = f"""
from datetime import timedelta
from django.utils import timezone
from centres.models import CentrePage, Closure
from portal.models import User
page = CentrePage.objects.get(slug="jalawla", locale__language_code="en")
source, now = page.facts, timezone.now()
reason = {{"ar": "عطلة", "en": "Holiday"}}
Closure.objects.create(centre=source, reason=reason, begins_at=now - timedelta(days=2), lifted_at=now - timedelta(days=1))
page.directions = "{UNAPPROVED}"
page.save_revision(user=User.objects.get(username="translator-en"))
print("short", source.short_path.rpartition("/")[2])
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


def change_words_and_phone(officer: Colleague) -> None:
    """Change the directions and the number on the Arabic centre, and submit both together."""
    officer.page.locator("[name=directions]").fill(NEW_DIRECTIONS)
    officer.tab("المعلومات")
    number = officer.page.locator("[name^=phones-][name$=-number]").first
    expect(number).to_have_value(OLD.replace(" ", ""))
    number.fill(NEW)
    officer.hand_in()


def read_and_approve(moderator: Colleague) -> None:
    """See both changes in the review, and approve them."""
    moderator.read("مركز جلولاء")
    expect(moderator.page.locator(".review__differences > dt")).to_have_text(["كيفية الوصول", "الهواتف"])
    expect(moderator.page.locator(".review__differences .addition").last).to_contain_text("9647000000099")
    moderator.approve()
    moderator.told("success")


def answers(visitor: Page, short: str) -> dict[str, str]:
    """Return what each place that tells the centre's number says at this moment, without gaps in the numbers."""
    found = {}
    for language, page in (("en", PAGES[0]), ("ar", PAGES[1])):
        for address in (
            page,
            f"/{language}/centres/",
            f"/{language}/centres/?place=Jalawla",
            f"/{language}/feeds/centres/{short}.rss",
            f"/{language}/feeds/centres/{short}.json",
            f"/{language}/offline/directory.json",
        ):
            answer = visitor.request.get(address)
            assert answer.ok, address
            found[address] = answer.text().replace(" ", "")
    return found


def found_by(visitor: Page, number: str) -> list[bool]:
    """Return whether search finds the centre by the number, in each language."""
    asked = number.replace("+964", "0")
    pages = [visitor.request.get(f"/{page[1:3]}/search/?q={asked}").text() for page in PAGES]
    hits = [text.partition('<ol class="results">')[2].partition("</ol>")[0] for text in pages]
    return [unquote(page) in unquote(text) for page, text in zip(PAGES, hits, strict=True)]


def words_stay_as_they_were_approved(visitor: Page) -> None:
    """See that the English page says that its words are older, and leads to the newer ones."""
    visitor.goto(PAGES[0])
    expect(visitor.get_by_role("main")).not_to_contain_text(UNAPPROVED)
    expect(visitor.get_by_role("main")).not_to_contain_text(NEW_DIRECTIONS)
    visitor.get_by_role("note").get_by_role("link", name="Read the newer text in Arabic").click()
    expect(visitor.get_by_role("main")).to_contain_text(NEW_DIRECTIONS)


def test_a_phone_changed_on_the_arabic_centre_is_on_the_english_page_at_once(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    said = fresh_live_site.manage("shell", "--no-imports", "-c", SCENE)
    short = next(line.split()[1] for line in said.splitlines() if line.startswith("short "))
    officer, moderator, visitor = colleague("officer"), colleague("moderator"), open_page(language="en")
    old, new = OLD.replace(" ", ""), NEW.replace(" ", "")

    see_facts_read_only(officer)
    change_words_and_phone(officer)
    before = answers(visitor, short)
    assert [where for where, text in before.items() if new in text] == []
    assert [where for where, text in before.items() if old not in text] == []
    assert found_by(visitor, old) == [True, True] and found_by(visitor, new) == [False, False]

    read_and_approve(moderator)
    after = answers(visitor, short)
    assert [where for where, text in after.items() if new not in text] == []
    # The services there are called on the old number still.
    lists_and_feeds = [where for where in after if where not in PAGES and "/offline/" not in where]
    assert [where for where in lists_and_feeds if old in after[where]] == []
    assert [where for where, text in after.items() if UNAPPROVED.replace(" ", "") in text] == []
    assert found_by(visitor, old) == [False, False] and found_by(visitor, new) == [True, True]
    words_stay_as_they_were_approved(visitor)
    for address in PAGES:
        visitor.goto(address)
        expect(visitor.locator(f"a[href='tel:{new}']").first).to_be_visible()
