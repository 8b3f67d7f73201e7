"""A page comes in one round trip, with its pictures within fifty kilobytes, from this host alone and without a script."""

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from tests.sweep.public_pages import CASES, LIVE, Example, name_of
from tests.sweep.visits import PHONE_WIDTH, Visitor

pytestmark = pytest.mark.django_db

# What the first window of a mobile connection carries, and what a page may weigh in all.
MOST_BYTES, MOST_BYTES_IN_ALL = 13_000, 50_000
MOST_BYTES_OF_SCRIPT = 4_000
SCROLL_THROUGH = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 300) {
    window.scrollTo(0, y);
    await new Promise(done => setTimeout(done, 5));
  }
  await Promise.all([...document.images].map(image => image.complete || image.decode().catch(() => 0)));
}"""


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_words_and_styles_come_in_one_response_of_thirteen_kilobytes(demo: None, case: tuple[Example, str]) -> None:
    answer = case[0].answer(case[1])
    html = BeautifulSoup(answer.content, "html.parser")
    assert len(gzip.compress(answer.content, 6)) <= MOST_BYTES
    assert not html.find_all("link", rel="stylesheet")
    # Scripts only add to a page that is whole: they come after it, from this host, and weigh little.
    # What is told to machines is no script: nothing runs it.
    scripts = [script for script in html.find_all("script") if script.get("type") != "application/ld+json"]
    assert all(script.has_attr("defer") and str(script["src"]).startswith("/static/") for script in scripts)
    assert sum(weight_of(str(script["src"])) for script in scripts) <= MOST_BYTES_OF_SCRIPT
    assert html.style and not html.find_all(style=True)
    assert not re.search(rb"<[^>]+\son[a-z]+=", answer.content)


@pytest.mark.parametrize("case", LIVE, ids=name_of)
def test_a_page_with_its_pictures_is_light_and_asks_nobody_else(
    demo: None, visitor: Visitor, case: tuple[Example, str]
) -> None:
    session = visitor.page.context.new_cdp_session(visitor.page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    answer = visitor.visit(*case, width=PHONE_WIDTH)
    visitor.page.evaluate(SCROLL_THROUGH)
    wait_for_all(visitor, received)
    session.detach()
    assert visitor.faults() == []
    assert answer.headers["content-encoding"] == "gzip"
    assert not [request.url for request in visitor.requests if request.resource_type in ("stylesheet", "font")]
    assert len(received) >= len(visitor.requests) and sum(received) <= MOST_BYTES_IN_ALL, received


def weight_of(address: str) -> int:
    """Return how many bytes the static file has, uncompressed."""
    name = address.removeprefix(settings.STATIC_URL)
    return (Path(settings.STATIC_ROOT) / name).stat().st_size


def wait_for_all(visitor: Visitor, received: list[float]) -> None:
    """Wait until every request has its answer, half a minute at most: a busy machine may take its time."""
    for _turn in range(1500):
        if len(received) >= len(visitor.requests):
            return
        visitor.page.wait_for_timeout(20)
