"""Decides how one visitor's browser gets to each example: from the live site, or this process answers in its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Page, Response, Route

from tests.servers.browsing import DESK_WIDTH, HEIGHTS, PHONE_WIDTH, PageOpener

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tests.sweep.public_pages import Example

__all__ = ["DESK_WIDTH", "PHONE_WIDTH", "Visitor"]

# What the browser says in its console of every answer that is no success; a page can do nothing about it.
SAID_OF_ERRORS = r"Failed to load resource: the server responded with a status of [45]\d\d"
OPEN_DETAILS = "() => document.querySelectorAll('details').forEach(each => { each.open = true })"


class Visitor:
    """One browser that goes from example to example: a new one for each would cost more than all that is measured."""

    def __init__(self, opener: PageOpener) -> None:
        """Open the browser's page; faults that the opener sees are told by ``faults``."""
        self.opener = opener
        self.page: Page = opener()
        self.requests: list[Any] = []
        self.failed: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request))
        self.page.on("requestfailed", lambda request: self.failed.append(f"{request.url}: {request.failure}"))

    def visit(self, example: Example, language: str, *, width: int = PHONE_WIDTH, dark: bool = False) -> Response:
        """Open the example in a state as if nothing had been opened before, its ``details`` too; return the answer.

        The test has to ask for ``demo``, whose rows tell the address.
        """
        self._forget()
        address = example.find(language)
        self.page.set_extra_http_headers({"Accept-Language": language})
        self.page.emulate_media(color_scheme="dark" if dark else "light", media="null")
        self.resize(width)
        if not example.is_live:
            # Made here: what the browser calls has another connection to the database.
            self.page.route(lambda url: url.endswith(address), _answering(example.answer(language)))
        answer = self.page.goto(address)
        assert answer is not None and answer.status == example.status, f"{address} answered {answer and answer.status}"
        if example.settled:
            self.page.wait_for_selector(example.settled)
        self.page.evaluate(OPEN_DETAILS)
        return answer

    def resize(self, width: int) -> None:
        """Give the window another width, in CSS pixels."""
        self.page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})

    def faults(self) -> list[str]:
        """Return requests to other hosts, failed requests, and errors in the console since the last visit began."""
        said = [fault for fault in self.opener.faults if "console error: " + SAID_OF_ERRORS[:20] not in fault]
        return [*said, *self.failed]

    def _forget(self) -> None:
        self.page.unroute_all()
        for kept in (self.opener.faults, self.requests, self.failed):
            kept.clear()


def _answering(made: HttpResponse) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        route.fulfill(status=made.status_code, headers=dict(made.items()), body=made.content)

    return answer
