"""What people do in the admin, as the journeys tell it: sign in, write, hand in, read, decide.

Our own texts are found by their words; Wagtail's by the names of its fields, because its translators may reword them.
"""

import re
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.servers.live_site import LiveSite

PATIENCE = 30_000
"""Milliseconds: a busy machine is no failure."""

expect.set_options(timeout=PATIENCE)


def address_of(page: Page) -> str:
    """Return the path that the browser shows, in readable letters."""
    return unquote(urlsplit(page.url).path)


class Colleague:
    """Somebody of the demo site's staff and the window they work in."""

    def __init__(self, page: Page, site: LiveSite, username: str) -> None:
        """Take the window; nobody is signed in yet."""
        self.page, self.site, self.username = page, site, username
        page.set_default_timeout(PATIENCE)

    def sign_in(self, password: str = "") -> None:
        """Sign in with the user's own password, or try another one."""
        self.page.goto("/admin/login/")
        self.page.fill("[name=login]", self.username)
        self.page.fill("[name=password]", password or self.site.password_of(self.username))
        self.page.get_by_role("main").locator("form").first.locator("button").click()
        if not password:
            expect(self.page.locator("#wagtail-sidebar nav")).to_be_visible()

    def open(self, address: str) -> None:
        """Open an address of the admin, and wait until its scripts have begun to work."""
        self.page.goto(address)
        expect(self.page.locator("body.ready")).to_be_attached()

    def go_to(self, *titles: str) -> None:
        """Walk down the tree of pages by their titles."""
        self.open("/admin/pages/")
        for title in titles:
            row = self.page.get_by_role("row").filter(has=self.page.get_by_role("link", name=title, exact=True))
            row.locator(".children a").click()
            expect(self.page.get_by_role("heading", level=1)).to_contain_text(title)

    def edit(self, *titles: str) -> None:
        """Walk down the tree of pages and open the last one in the editor."""
        self.go_to(*titles[:-1])
        self.page.get_by_role("link", name=titles[-1], exact=True).click()
        expect(self.page.locator("[name=title]")).to_have_value(titles[-1])

    def add(self, *titles: str) -> None:
        """Walk down the tree of pages and begin a new one below the last."""
        self.go_to(*titles)
        self.page.locator("header a[href$='/add_subpage/']").click()
        expect(self.page.locator("[name=title]")).to_be_visible()

    def title(self, text: str) -> None:
        """Write the title and leave the field, from which the editor makes an address for a new page."""
        self.page.locator("[name=title]").fill(text)
        self.page.keyboard.press("Tab")

    def add_block(self, label: str) -> None:
        """Add a block of text at the end of the body."""
        self.page.locator("[id$=body-section] .c-sf-add-button").last.click()
        self.page.get_by_role("option", name=label).click()

    def write(self, text: str, paragraph: int = 0) -> None:
        """Write a paragraph of the body, in the place of what it held."""
        editor = self.page.locator("[id$=body-section] .public-DraftEditor-content").nth(paragraph)
        editor.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        # The editor hands over what was typed a moment later; who submits before loses it.
        expect(self.page.locator("[id$=body-section] [data-streamfield-widget] > input").nth(paragraph)).to_have_value(
            re.compile(text)
        )

    def tab(self, name: str) -> None:
        """Turn to a tab of the editor."""
        self.page.get_by_role("tab", name=name, exact=True).click()

    def date(self, name: str, day: str) -> None:
        """Write a date and leave the field, which closes the calendar."""
        self.page.locator(f"[name={name}]").fill(day)
        self.page.keyboard.press("Tab")

    def choose_place(self, button: str, typed: str, place: str) -> None:
        """Look a place up in the chooser as somebody types it, and take it."""
        self.page.get_by_role("button", name=button).click()
        chooser = self.page.locator(".modal-body")
        chooser.locator("[name=q]").fill(typed)
        chooser.get_by_role("link", name=place, exact=True).click()
        expect(chooser).to_have_count(0)

    def hand_in(self) -> str:
        """Submit the page for review and return what the admin says."""
        self.page.locator("footer [data-w-dropdown-target=toggle]").click()
        self.page.locator("[name=action-submit]").click()
        return self.told("success")

    def save(self) -> str:
        """Save a draft and return what the admin says."""
        self.page.locator("footer .action-save").click()
        return self.told("success")

    def told(self, kind: str) -> str:
        """Return the message of a kind (success, warning, error) that stands above the page."""
        message = self.page.locator(f".messages li.{kind}").first
        expect(message).to_be_visible()
        return message.inner_text()

    @property
    def waiting(self) -> Locator:
        """Return what waits for this moderator's review on the first page of the admin."""
        return self.page.get_by_role("region", name="بانتظار مراجعتك")

    def read(self, title: str) -> None:
        """Go from the first page to the review of a page that waits."""
        self.open("/admin/")
        self.waiting.get_by_role("link", name=title).click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(title)

    def approve(self) -> None:
        """Approve what is shown."""
        self.page.get_by_role("button", name="اقبل وانشر").click()

    def send_back(self, reason: str) -> None:
        """Send the page back with a reason."""
        self.page.get_by_label("السبب").fill(reason)
        self.page.get_by_role("button", name="أعد مع هذا السبب").click()
