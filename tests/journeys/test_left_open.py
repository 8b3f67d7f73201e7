"""A review left open while somebody else changes the page: approving is refused and the difference is shown."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.colleague import Colleague
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite

NEWS = ("مراكز الموارد المجتمعية في العراق", "الأخبار")
TITLE = "افتتاح مركز الموارد المجتمعية في بيجي"
OFFICERS_TITLE = "افتتاح مركز الموارد المجتمعية في قضاء بيجي"
SECOND_TITLE = "افتتاح مركز الموارد المجتمعية في مدينة بيجي"
# While a page waits, only moderators may edit it.
A_SECOND_MODERATOR = """
from django.contrib.auth.models import Group
from portal.models import User
User.objects.get(username="translator-ar").groups.add(Group.objects.get(name="Moderators"))
"""


def test_a_moderator_approves_nothing_that_was_changed_while_reading(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    open_page.allow("400")
    fresh_live_site.manage("shell", "--no-imports", "-c", A_SECOND_MODERATOR)
    officer, moderator, second = colleague("officer"), colleague("moderator"), colleague("translator-ar")
    visitor = open_page()
    officer.edit(*NEWS, TITLE)
    officer.title(OFFICERS_TITLE)
    officer.hand_in()
    moderator.read(OFFICERS_TITLE)

    second.edit(*NEWS, OFFICERS_TITLE)
    second.title(SECOND_TITLE)
    second.save()

    moderator.approve()
    expect(moderator.page.get_by_role("alert")).to_contain_text("عُدّلت الصفحة وأنتم تقرؤونها")
    newer = moderator.page.get_by_role("heading", name="ما عُدّل أثناء قراءتك").locator("xpath=following-sibling::dl[1]")
    expect(newer.locator(".deletion")).to_contain_text("قضاء")
    expect(newer.locator(".addition")).to_contain_text("مدينة")
    visitor.goto("/ar/news/")
    expect(visitor.get_by_role("link", name=TITLE)).to_be_visible()

    moderator.approve()
    assert SECOND_TITLE in moderator.told("success")
    visitor.reload()
    expect(visitor.get_by_role("link", name=SECOND_TITLE)).to_be_visible()
