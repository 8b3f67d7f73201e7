"""Decides how a test sees the live site in Chromium, and that a visit fails on foreign requests and console errors."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.programs import chromium
from tests.servers.live_site import HOST, LiveSite

PHONE_WIDTH, DESK_WIDTH = 360, 1280
HEIGHTS = {PHONE_WIDTH: 740, DESK_WIDTH: 800}
BROWSER_LOCALES = {"ar": "ar-IQ", "en": "en-GB"}
LOCAL_SCHEMES = frozenset({"data", "blob", "about"})
# Off the network for certain: no name is resolved, and none of the browser's own services begins to ask.
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
    "--disable-domain-reliability", f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}, EXCLUDE localhost",
)  # fmt: skip


class PageOpener:
    """Opens pages of one live site, each like a visitor with a browser of their own, and watches what they do."""

    def __init__(self, browser: Browser, site: LiveSite) -> None:
        """Keep the browser and the site whose address relative links start from."""
        self.browser = browser
        self.site = site
        self.faults: list[str] = []
        self._allowed: list[re.Pattern[str]] = []
        self._contexts: list[BrowserContext] = []

    def __call__(
        self,
        *,
        width: int = PHONE_WIDTH,
        language: str = "ar",
        javascript: bool = True,
        dark: bool = False,
        keeps: bool = False,
    ) -> Page:
        """Return an empty page of a new visitor: ``page.goto("/ar/")`` goes to the site.

        Only with ``keeps`` the portal's worker may keep pages on the device and answer in its place.
        """
        context = self.browser.new_context(
            base_url=self.site.url,
            viewport={"width": width, "height": HEIGHTS.get(width, 800)},
            locale=BROWSER_LOCALES.get(language, language),
            timezone_id="Asia/Baghdad",
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            service_workers="allow" if keeps else "block",
        )
        context.on("request", lambda request: self._watch_request(request.url))
        context.on("console", lambda message: self._watch_console(message.type, message.text))
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        self._contexts.append(context)
        return context.new_page()

    def allow(self, pattern: str) -> None:
        """Let console errors pass that the pattern is found in: the 404 that a test asks for, say."""
        self._allowed.append(re.compile(pattern))

    def close(self) -> None:
        """Close all visitors' browsers."""
        for context in self._contexts:
            context.close()

    def unforgiven(self) -> list[str]:
        """Return the faults seen that are not allowed."""
        return [fault for fault in self.faults if not any(pattern.search(fault) for pattern in self._allowed)]

    def _watch_request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in LOCAL_SCHEMES and parts.netloc != f"{HOST}:{self.site.port}":
            self.faults.append(f"request to another host: {url}")

    def _watch_console(self, kind: str, text: str) -> None:
        if kind == "error":
            self.faults.append(f"console error: {text}")


@contextmanager
def browser_at_work() -> Iterator[Browser]:
    """Start the installed Chromium and end it with the block; a missing one is an obstacle, with the way to get it."""
    program = chromium()
    if program is None:
        raise Obstacle("Chromium is not installed.", "Get it with: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once; a missing one fails the test."""
    with browser_at_work() as started:
        yield started


@pytest.fixture
def open_page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[PageOpener]:
    """Open pages of ``fresh_live_site`` if the test asks for that fixture, else of the shared ``live_site``."""
    own = "fresh_live_site" in request.fixturenames
    opener = PageOpener(browser, request.getfixturevalue("fresh_live_site" if own else "live_site"))
    yield opener
    opener.close()
    assert not opener.unforgiven(), "\n".join(opener.unforgiven())
