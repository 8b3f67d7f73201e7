"""Decides how a browser gets to an example: from the live site, or the answer of this process in the live site's place."""

from collections.abc import Callable

from playwright.sync_api import Page, Response, Route

from tests.servers.browsing import PageOpener
from tests.sweep.public_pages import Example

# What the browser says in its console of every answer that is no success; a page can do nothing about it.
SAID_OF_ERRORS = r"Failed to load resource: the server responded with a status of 4\d\d|.* 500 \(Internal Server Error\)"

OPEN_DETAILS = "() => document.querySelectorAll('details').forEach(each => { each.open = true })"


def visit(page: Page, example: Example, language: str) -> Response:
    """Open the example, its ``details`` too, and return the answer; the test has to ask for ``demo``."""
    address = example.find(language)
    if not example.is_live:
        page.route(lambda url: url.endswith(address), _answering(example, language))
    answer = page.goto(address)
    assert answer is not None and answer.status == example.status, f"{address} answered {answer and answer.status}"
    page.evaluate(OPEN_DETAILS)
    return answer


def visitor(open_page: PageOpener, example: Example, language: str, *, width: int, dark: bool = False) -> Page:
    """Return an empty page of a visitor who may meet the example's status without complaint."""
    if example.status >= 400:
        open_page.allow(SAID_OF_ERRORS)
    return open_page(width=width, language=language, dark=dark)


def _answering(example: Example, language: str) -> Callable[[Route], None]:
    def answer(route: Route) -> None:
        made = example.answer(language)
        route.fulfill(status=made.status_code, headers=dict(made.items()), body=made.content)

    return answer
