"""A page comes back from review with a reason; its author reads it, changes the page and hands it in again."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.colleague import Colleague
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite

NEWS = ("مراكز الموارد المجتمعية في العراق", "الأخبار")
TITLE = "مركزان للموارد المجتمعية في جانبَي الموصل الأيمن والأيسر"
NEW_TITLE = "مركزان للموارد المجتمعية في جانبَي الموصل"
BETTER_TITLE = "مركزان للموارد المجتمعية في الموصل، واحد في كل جانب"
REASON = "اذكروا في العنوان أن في كل جانب مركزاً."


def test_a_page_sent_back_shows_its_author_the_reason_and_is_approved_after_the_change(
    fresh_live_site: LiveSite, open_page: PageOpener, colleague: Callable[[str], Colleague]
) -> None:
    open_page.allow("400")
    officer, moderator, visitor = colleague("officer"), colleague("moderator"), open_page()
    officer.edit(*NEWS, TITLE)
    officer.title(NEW_TITLE)
    officer.hand_in()

    moderator.read(NEW_TITLE)
    moderator.send_back("")
    expect(moderator.page.get_by_role("alert")).to_have_text("اذكروا السبب ليعرف الكاتب ما يعدّله.")
    moderator.send_back(REASON)
    assert NEW_TITLE in moderator.told("success")
    visitor.goto("/ar/news/")
    expect(visitor.get_by_role("link", name=TITLE)).to_be_visible()

    officer.edit(*NEWS, NEW_TITLE)
    told = officer.told("warning")
    assert REASON in told
    assert "المراجع" in told, "who sent it back is not said in Arabic"
    officer.title(BETTER_TITLE)
    officer.hand_in()

    moderator.read(BETTER_TITLE)
    moderator.approve()
    assert BETTER_TITLE in moderator.told("success")
    visitor.reload()
    expect(visitor.get_by_role("link", name=BETTER_TITLE)).to_be_visible()
    expect(visitor.get_by_role("link", name=TITLE)).to_have_count(0)
