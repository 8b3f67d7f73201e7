"""Links of public pages are looked at: our own at once, others by a command that asks politely or not at all."""

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from portal.models.upkeep import LinkState, PageLink
from portal.upkeep import asking
from tests.news.factories import document
from tests.portal.pages import edit, fresh, release, written
from tests.portal.staff import draft_release, officer, signed_in

pytestmark = pytest.mark.django_db
ANSWERS = {"/works": 200, "/gone": 404, "/error": 500, "/guarded": 403, "/no-head": 200, "/moved": 302, "/inside": 302}


class Host(BaseHTTPRequestHandler):
    """Answers as its address says, and remembers who asked."""

    asked: Counter[str] = Counter()
    agents: set[str] = set()

    def answer(self) -> None:
        Host.asked[f"{self.command} {self.path}"] += 1
        Host.agents.add(self.headers["User-Agent"])
        status = 405 if self.path == "/no-head" and self.command == "HEAD" else ANSWERS.get(self.path, 404)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/works")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = answer

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def host(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    settings.LINK_CHECK_PRIVATE = True
    monkeypatch.setattr(asking, "BETWEEN_ASKING_A_HOST", 0.0)
    Host.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def linking(*addresses: str, slug: str = "linking") -> Any:
    """Return a public release whose text links to the addresses."""
    links = "".join(f'<a href="{address}">words</a> ' for address in addresses)
    return release(slug, title=slug, body=[("paragraph", f"<p>{links}</p>")])


def states() -> dict[str, str]:
    """Return what is known of each link."""
    return dict(PageLink.objects.values_list("address", "state"))


def check(*options: str) -> str:
    """Run the command and return what it says."""
    out = StringIO()
    call_command("check_links", *options, stdout=out)
    return out.getvalue()


def test_our_own_links_are_looked_at_when_a_page_is_published() -> None:
    linking("/ar/news/", "/ar/nothing/", "/health/", "/nowhere/", "mailto:a@example.org", "#top")
    assert states() == {
        "/ar/news/": LinkState.WORKS,
        "/ar/nothing/": LinkState.BROKEN,
        "/health/": LinkState.WORKS,
        "/nowhere/": LinkState.BROKEN,
    }


def test_a_link_to_a_page_breaks_and_works_again_with_the_page() -> None:
    target = release("target")
    body = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
    release("linking", title="linking", body=[("paragraph", body)])
    assert states() == {f"page:{target.pk}": LinkState.WORKS}
    fresh(target).unpublish()
    assert states() == {f"page:{target.pk}": LinkState.BROKEN}
    fresh(target).get_latest_revision().publish()
    assert states() == {f"page:{target.pk}": LinkState.WORKS}
    fresh(target).delete()
    check("--own-only")
    assert states() == {f"page:{target.pk}": LinkState.BROKEN}


def test_a_link_to_a_document_breaks_with_it() -> None:
    file = document()
    release(body=[("paragraph", f'<p><a linktype="document" id="{file.pk}">file</a></p>')])
    assert states() == {f"document:{file.pk}": LinkState.WORKS}
    pk = file.pk
    file.delete()
    check("--own-only")
    assert states() == {f"document:{pk}": LinkState.BROKEN}


def test_a_link_that_was_taken_out_is_forgotten() -> None:
    page = linking("/ar/nothing/")
    written(page, body=[("paragraph", "<p>x</p>")]).publish()
    assert states() == {}


def test_a_page_that_is_taken_down_has_no_links_to_look_after() -> None:
    fresh(linking("/ar/nothing/")).unpublish()
    assert states() == {}


def test_the_editor_is_told_on_submission_and_nothing_is_refused() -> None:
    author = officer()
    page = draft_release(author)
    written(page, body=[("paragraph", '<p><a href="/ar/nothing/">قائمة</a></p>')])
    client = signed_in(author)
    from tests.portal.test_finished_blocks import posted

    response = edit(client, page, "submit", **posted(("paragraph", '<p><a href="/ar/nothing/">قائمة</a></p>')))
    assert response.status_code == 302 and fresh(page).workflow_in_progress
    assert "These links lead nowhere: قائمة" in client.get("/admin/").content.decode()


def test_other_hosts_are_asked_once_each_and_the_answer_is_kept_with_its_date(host: str) -> None:
    linking(*(f"{host}{path}" for path in ANSWERS), slug="one")
    linking(f"{host}/works", f"{host}/gone", slug="two")
    check()
    found = {address.removeprefix(host): state for address, state in states().items()}
    assert found == {
        "/works": LinkState.WORKS,
        "/gone": LinkState.BROKEN,
        "/error": LinkState.DOUBTFUL,
        "/guarded": LinkState.WORKS,
        "/no-head": LinkState.WORKS,
        "/moved": LinkState.WORKS,
        "/inside": LinkState.WORKS,
    }
    assert Host.asked["HEAD /gone"] == 1 and Host.asked["GET /no-head"] == 1
    assert all("Markaz link check" in agent for agent in Host.agents)
    assert set(PageLink.objects.filter(address=f"{host}/gone").values_list("status", flat=True)) == {404}
    assert not PageLink.objects.filter(checked_at=None).exists()


def test_a_host_that_does_not_answer_is_asked_ever_more_seldom_and_then_broken(host: str) -> None:
    linking(f"{host}/error")
    waits = []
    for _time in range(3):
        PageLink.objects.update(ask_again_at=None)
        check()
        row = PageLink.objects.get()
        waits.append(row.ask_again_at - row.checked_at)
    assert waits == [timedelta(days=1), timedelta(days=2), timedelta(days=4)]
    assert row.state == LinkState.BROKEN
    check()
    assert Host.asked["GET /error"] == 3, "it is not asked before its time"


def test_the_command_stays_on_the_machine_when_it_is_told_to(host: str, settings: Any) -> None:
    linking(f"{host}/works")
    check("--own-only")
    settings.LINK_CHECK_OUTSIDE = False
    check()
    assert not Host.asked and states() == {f"{host}/works": LinkState.UNKNOWN}


def test_the_private_network_is_not_asked_unless_it_is_allowed(host: str, settings: Any) -> None:
    settings.LINK_CHECK_PRIVATE = False
    linking(f"{host}/works", "http://169.254.169.254/latest/", "http://[::1]/")
    check()
    assert not Host.asked and set(states().values()) == {LinkState.DOUBTFUL}


@pytest.mark.parametrize(
    "address", ["http://", "http://x y/", "https://[", "http://a:99999/", "http://مثال.invalid/ا ب"]
)
def test_an_address_that_is_none_is_doubtful_and_no_error(address: str) -> None:
    assert asking.ask(address, 1).status is None


def test_only_so_many_are_asked_and_the_rest_next_time(host: str) -> None:
    linking(f"{host}/works", f"{host}/gone", f"{host}/moved")
    assert "1 links to elsewhere asked" in check("--most", "1")
    assert PageLink.objects.filter(ask_again_at__gt=timezone.now()).count() == 1
