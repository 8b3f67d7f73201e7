"""On a cheap phone and a bad network somebody finds the nearest help: with, without scripts, without a network."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.colleague import PATIENCE, address_of
from tests.servers.browsing import PageOpener
from tests.servers.live_site import LiveSite
from tests.sweep import axe

MOST_SECONDS = 10
# 400 kbit/s and 400 ms, as bytes a second.
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PLACE = {"ar": "جلولا", "en": "jalula"}
CENTRE = {"ar": "مركز جلولاء", "en": "Jalawla centre"}
WHERE = {"ar": "أين أنت؟", "en": "Where are you?"}
OPEN_NOW = {"ar": "مفتوح الآن", "en": "Open now"}
NEAR_ME = {"ar": "قريب مني", "en": "Near me"}
SAVE = {"ar": "احفظ هذا المركز على هذا الهاتف", "en": "Save this centre on this phone"}
DISTANCE = {"ar": "في جلولاء", "en": "In Jalawla"}
CALL = {"ar": "اتصل مركز جلولاء", "en": "Call Jalawla centre"}
SHOW_MAP = {"ar": "اعرض على الخريطة", "en": "Show on a map"}
OPEN_ALL = """
from centres.models import CentrePage, ServiceAtCentre
CentrePage.objects.exclude(opening_hours="").update(opening_hours="Mo-Su 00:00-24:00")
ServiceAtCentre.objects.update(opening_hours="")
"""
# Asked again and again here: Playwright takes the promise of a predicate for a yes.
KEPT = """async ([cache, address]) => {
    for (let tries = 0; tries < 300; tries += 1) {
        if (await (await caches.open(cache)).match(address)) return true;
        await new Promise(done => setTimeout(done, 100));
    }
    return false;
}"""
# A mobile team is on the map while it has a stop before it.
PLACED = "async address => (await (await fetch(address)).json()).centres.filter(centre => centre[3]).length"


@pytest.fixture
def open_centres(fresh_live_site: LiveSite) -> LiveSite:
    """Let every centre and service be open day and night, whatever the clock says."""
    fresh_live_site.manage("shell", "-c", OPEN_ALL)
    return fresh_live_site


def wait_until_kept(page: Page, cache: str, address: str) -> None:
    """Wait until the device has the address in one of its caches."""
    assert page.evaluate(KEPT, [cache, address])


def slow(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)


def first_card(page: Page) -> str:
    return page.locator("#results .listing").first.inner_text()


@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without scripts"])
def test_the_nearest_open_legal_service_is_three_taps_and_ten_seconds_away(
    open_centres: LiveSite, open_page: PageOpener, javascript: bool
) -> None:
    for language in ("ar", "en"):
        page = open_page(language=language, javascript=javascript)
        slow(page)
        began = time.monotonic()
        page.goto(f"/{language}/")
        page.get_by_role("textbox", name=WHERE[language]).fill(PLACE[language])  # the first tap
        page.get_by_role("combobox").select_option("legal")  # the second
        page.get_by_role("button", name=OPEN_NOW[language]).click()  # the third
        expect(page.locator("#results .listing").first).to_be_visible(timeout=PATIENCE)
        assert time.monotonic() - began <= MOST_SECONDS
        said = first_card(page)
        assert CENTRE[language] in said and DISTANCE[language] in said and OPEN_NOW[language] in said
        assert page.locator("#results .listing a[href^='tel:']").first.is_visible()
        assert page.locator("#results .listing__services a").first.is_visible()
        assert address_of(page) == f"/{language}/centres/"


def test_in_airplane_mode_after_one_visit_help_is_still_found(open_centres: LiveSite, open_page: PageOpener) -> None:
    open_page.allow("ERR_INTERNET_DISCONNECTED")
    for language in ("ar", "en"):
        page = open_page(language=language, keeps=True)
        page.goto(f"/{language}/")
        wait_until_kept(page, "directory", f"/{language}/offline/directory.json")
        page.context.set_offline(True)
        page.get_by_role("textbox", name=WHERE[language]).fill(PLACE[language])
        page.get_by_role("combobox").select_option("legal")
        page.get_by_role("button", name=OPEN_NOW[language]).click()
        card = page.locator("#results .listing").first
        expect(card).to_be_visible(timeout=PATIENCE)
        said = card.inner_text()
        assert CENTRE[language] in said and DISTANCE[language] in said and OPEN_NOW[language] in said
        assert page.locator("[data-date]").inner_text()
        assert axe.violations(page) == []
        page.context.close()


def test_a_saved_centre_is_read_without_a_network_and_says_its_date(
    open_centres: LiveSite, open_page: PageOpener
) -> None:
    open_page.allow("ERR_INTERNET_DISCONNECTED")
    page = open_page(language="en", keeps=True)
    page.goto("/en/centres/jalawla/")
    wait_until_kept(page, "directory", "/en/offline/directory.json")
    page.get_by_role("button", name=SAVE["en"]).click()
    wait_until_kept(page, "saved", "/en/centres/jalawla/")
    # What the browser itself keeps for ten seconds is not what was saved.
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.context.set_offline(True)
    page.goto("/en/offline/")
    page.get_by_role("link", name=CENTRE["en"]).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(CENTRE["en"])
    expect(page.get_by_role("status").first).to_contain_text("Saved on this phone on")
    page.goto("/en/partners/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Saved on this phone")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_near_me_is_computed_here_and_sent_rounded_only_where_it_cannot_be(
    open_page: PageOpener, language: str
) -> None:
    open_page.allow("404|Failed to load")
    page = open_page(language=language)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 34.273456, "longitude": 45.171234})
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url} {request.post_data or ''}"))
    page.goto(f"/{language}/centres/")
    page.get_by_role("button", name=NEAR_ME[language]).click()
    expect(page.locator("#results .listing b").first).to_be_visible(timeout=PATIENCE)
    assert CENTRE[language] in first_card(page)
    assert not [request for request in sent if "POST" in request and "/count/" not in request or "34." in request]

    page.goto(f"/{language}/centres/")
    page.route("**/offline/points.json", lambda route: route.fulfill(status=404))
    with page.expect_navigation():
        page.get_by_role("button", name=NEAR_ME[language]).click()
    assert CENTRE[language] in first_card(page)
    (posted,) = [request for request in sent if request.startswith("POST") and "/count/" not in request]
    assert "latitude=34.25&longitude=45.15" in posted
    assert "34." not in page.url


@pytest.mark.parametrize("language", ["ar", "en"])
def test_near_me_is_two_taps_from_the_first_page_and_works_in_airplane_mode(
    open_page: PageOpener, language: str
) -> None:
    open_page.allow("ERR_INTERNET_DISCONNECTED")
    page = open_page(language=language, keeps=True)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 34.273456, "longitude": 45.171234})
    for offline in (False, True):
        page.goto(f"/{language}/")
        wait_until_kept(page, "directory", f"/{language}/offline/directory.json")
        page.context.set_offline(offline)
        page.get_by_role("combobox").select_option("legal")  # the first tap
        page.get_by_role("button", name=NEAR_ME[language]).click()  # the second
        expect(page.locator("#results .listing [data-distance]").first).not_to_be_empty(timeout=PATIENCE)
        assert CENTRE[language] in first_card(page)
        assert page.locator("#results .listing__services a").first.is_visible()
        assert "34." not in page.url


def test_without_scripts_nothing_promises_to_know_where_one_is(open_page: PageOpener) -> None:
    page = open_page(language="en", javascript=False)
    page.goto("/en/")
    assert page.get_by_role("button", name=OPEN_NOW["en"]).is_visible()
    assert not page.get_by_text(NEAR_ME["en"], exact=True).is_visible()


def test_a_phone_that_tells_no_position_says_what_to_do(open_page: PageOpener) -> None:
    page = open_page(language="en")
    page.goto("/en/centres/")
    page.get_by_role("button", name=NEAR_ME["en"]).click()
    expect(page.locator("#near-me [role=status]")).to_have_text(
        "Your device did not tell where you are. Type a place instead."
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_map_is_drawn_on_request_from_this_host_alone(open_page: PageOpener, language: str) -> None:
    page = open_page(language=language)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/{language}/centres/")
    assert not [url for url in asked if "leaflet" in url or "map" in url.rpartition("/")[2]]
    page.get_by_role("button", name=SHOW_MAP[language]).click()
    placed = page.evaluate(PLACED, f"/{language}/offline/points.json")
    assert placed >= 5
    expect(page.locator("#map path.leaflet-interactive")).to_have_count(placed, timeout=PATIENCE)
    assert page.locator("#map p.quiet").is_visible()
    assert axe.violations(page) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_finder_is_read_by_name_in_forced_colours_and_at_twice_the_size(
    open_page: PageOpener, language: str
) -> None:
    page = open_page(language=language, width=640)
    page.emulate_media(forced_colors="active")
    page.goto(f"/{language}/centres/?place=Khanaqin&kind=legal")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    call = page.get_by_role("link", name=CALL[language]).first
    assert CENTRE[language] in call.inner_text()
    # The shape of a state is a border, which forced colours keep.
    shape = "one => getComputedStyle(one, '::before').borderTopWidth"
    assert page.locator(".state").first.evaluate(shape) != "0px"
    # Of colours that the system chooses axe reads only what the page asked for.
    assert [each for each in axe.violations(page) if not each.startswith("color-contrast")] == []
