"""The sitemap names every public page in every language it has words in, and nothing else."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.centres import factories
from tests.portal.pages import numbered_centres, release, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries() -> dict[str, dict[str, str]]:
    """Return the paths the sitemap names, each with its alternates by language."""
    response = visitor().get("/sitemap.xml")
    assert response.headers["Content-Type"] == "application/xml"
    urls = ElementTree.fromstring(response.content).findall("s:url", NAMESPACES)
    return {path_of(url.findtext("s:loc", "", NAMESPACES)): alternates_of(url) for url in urls}


def alternates_of(url: ElementTree.Element) -> dict[str, str]:
    """Return the paths of the same page by language."""
    return {link.attrib["hreflang"]: path_of(link.attrib["href"]) for link in url.findall("x:link", NAMESPACES)}


def path_of(address: str) -> str:
    """Return the path of an absolute address."""
    assert address.startswith("http://localhost:8000/")
    return urlsplit(address).path


def test_both_languages_of_a_page_name_each_other() -> None:
    factories.centre()
    found = entries()
    for address in ("/ar/centres/jalawla/", "/en/centres/jalawla/"):
        assert found[address].items() >= {"ar": "/ar/centres/jalawla/", "en": "/en/centres/jalawla/"}.items()


def test_a_page_without_a_translation_is_named_once() -> None:
    release()
    found = entries()
    assert found["/ar/news/opening/"]["ar"] == "/ar/news/opening/"
    assert "/en/news/opening/" not in found


def test_a_source_in_english_is_named_too() -> None:
    factories.centre("baiji", {"en": "Baiji centre"})
    assert "/en/centres/baiji/" in entries()


def test_homes_and_lists_are_named() -> None:
    assert {"/ar/", "/en/", "/ar/centres/", "/en/news/"} <= entries().keys()


def test_every_address_answers() -> None:
    factories.service(factories.partner(), at=(factories.centre(),))
    for address in entries():
        assert visitor().get(address).status_code == 200, address


def test_pages_of_sensitive_kinds_are_left_to_those_who_look_for_them() -> None:
    kind = factories.kind("gbv", "الحماية", "Protection", is_sensitive=True)
    service = factories.service(factories.partner(), kind=kind)
    assert service.url_path not in entries()
    assert visitor().get(service.url_path).headers["Cache-Control"] == "no-store"


def test_addresses_are_absolute_and_never_of_the_host_that_asks() -> None:
    for host in ("localhost", "127.0.0.1"):
        assert "http://127" not in visitor().get("/sitemap.xml", headers={"host": host}).content.decode()


def test_it_takes_the_same_statements_however_many_pages_there_are() -> None:
    numbered_centres(1, "ar", "en")
    few = statements()
    for number in range(3):
        factories.centre(f"more-{number}", {"ar": f"مركز آخر {number}", "en": f"Another centre {number}"})
    assert statements() == few


def statements() -> int:
    """Return how many statements the sitemap takes once it is warm."""
    visitor().get("/sitemap.xml")
    with CaptureQueriesContext(connection) as captured:
        visitor().get("/sitemap.xml")
    return len(captured)


def test_robots_are_told_of_the_sitemap_and_not_of_the_admin() -> None:
    text = visitor().get("/robots.txt").content.decode()
    assert "Sitemap: http://localhost:8000/sitemap.xml" in text
    assert "Disallow: /admin/" in text
