"""Gives the journeys their people: colleagues at work in the admin, each signed in with a browser of their own."""

from collections.abc import Callable

import pytest

from tests.journeys.colleague import Colleague
from tests.servers.browsing import DESK_WIDTH, PageOpener


@pytest.fixture
def colleague(open_page: PageOpener) -> Callable[[str], Colleague]:
    """Return a function that signs a demo user in at a desk, in their own language."""

    def arrive(username: str) -> Colleague:
        person = Colleague(open_page(width=DESK_WIDTH), open_page.site, username)
        person.sign_in()
        return person

    return arrive
