"""Opens one browser for the whole sweep."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite
from tests.sweep.visits import Visitor


@pytest.fixture(scope="session")
def visitor(browser: Browser, live_site: LiveSite) -> Iterator[Visitor]:
    """Go from one public page to the next with the same browser; nothing is kept between them but its cache."""
    opener = PageOpener(browser, live_site)
    yield Visitor(opener)
    opener.close()
