"""The files a phone asks for, and "near me" where it cannot compute: never kept, and in no address."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from search.analysis.in_javascript import FILE, folding_script
from tests.centres import factories

pytestmark = pytest.mark.django_db


def near(client: Client, **sent: str) -> str:
    response = client.post("/en/finder/near/", sent)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return response.content.decode()


@pytest.fixture
def two_centres() -> None:
    for slug, point in (("far", (36.3, 43.1)), ("near", (34.27, 45.17))):
        facts = {"latitude": point[0], "longitude": point[1], "kinds": (factories.kind(),)}
        factories.centre(slug, factories.labels(f"مركز {slug}", f"The {slug} one"), **facts)


def test_a_position_brings_the_nearest_first_and_is_rounded(two_centres: None) -> None:
    html = near(Client(enforce_csrf_checks=True), latitude="34.273456", longitude="45.181234")
    assert html.index("The near one") < html.index("The far one")
    assert "34.273456" not in html
    assert not re.search(r'href="[^"]*latitude', html)


@pytest.mark.parametrize("sent", [{}, {"latitude": "north", "longitude": "1"}, {"latitude": "999", "longitude": "0"}])
def test_what_is_no_position_brings_the_whole_list(two_centres: None, sent: dict[str, str]) -> None:
    assert "The far one" in near(Client(), **sent)


def test_the_pages_of_a_position_are_buttons(two_centres: None, settings: pytest.FixtureRequest) -> None:
    settings.LIST_PAGE_SIZE = 1  # type: ignore[attr-defined]
    html = near(Client(), latitude="34.27", longitude="45.17", kind="legal", page="2")
    assert "The far one" in html and "The near one" not in html
    assert '<button class="button" name="page" value="1">' in html
    assert '<input type="hidden" name="latitude" value="34.25">' in html


def test_a_position_cannot_be_asked_for_by_an_address(client: Client) -> None:
    assert client.get("/en/finder/near/?latitude=34&longitude=45").status_code == 405


def test_the_worker_keeps_files_that_exist_and_names_both_languages(client: Client) -> None:
    response = client.get("/service-worker.js")
    script = response.content.decode()
    assert response["Content-Type"] == "application/javascript"
    assert response["Cache-Control"] == "no-cache"
    files = json.loads(re.search(r"FILES = (\[.*?\])", script).group(1))  # type: ignore[union-attr]
    assert len(files) == 3
    assert all(client.get(file).status_code == 200 for file in files)
    assert 'LANGUAGES = ["ar", "en"]' in script


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_portal_can_be_installed_as_an_app(client: Client, language: str, direction: str) -> None:
    found = client.get(f"/{language}/app.webmanifest").json()
    assert (found["lang"], found["dir"], found["start_url"]) == (language, direction, f"/{language}/")
    assert found["display"] == "standalone"
    sizes = {icon["sizes"]: icon["src"] for icon in found["icons"]}
    for size in (192, 512):
        answer = client.get(sizes[f"{size}x{size}"])
        assert answer["Content-Type"] == "image/png"
    assert f'<link rel="manifest" href="/{language}/app.webmanifest">' in client.get(f"/{language}/").content.decode()


def test_a_page_that_must_leave_no_trace_starts_no_worker(client: Client) -> None:
    kind = factories.kind("gbv", "العنف", "Violence", is_sensitive=True)
    factories.service(factories.partner(), "safe", at=(factories.centre(),), kind=kind)
    html = client.get("/en/partners/spa/safe/").content.decode()
    assert "start.js" not in html and "manifest" not in html
    assert "start.js" not in client.get("/en/nowhere/").content.decode()


def test_the_folding_of_devices_is_written_from_the_tables_of_search() -> None:
    assert FILE.read_text(encoding="utf-8") == folding_script()
    assert finders.find("search/folding.js") == str(FILE)
