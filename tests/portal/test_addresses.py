"""Every address leads to one page set or to a 404, also where words are missing or people type nonsense."""

from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale, Page

from centres.models import CentrePage, PartnerPage, ServicePage
from home.models import HomePage, InformationPage
from portal.addresses import resolve
from portal.slugs import RESERVED_SLUGS
from portal.translation.drafts import start_translation
from tests.centres import factories
from tests.portal.pages import body_fields, fresh, release, shown, superuser, visitor, written

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

ENGLISH = "en"


@pytest.fixture
def arabic_only() -> CentrePage:
    """Return a public centre with Arabic words only."""
    return factories.centre(title={"ar": "مركز جلولاء"}, words={"ar": {"directions": "قرب السوق"}})


def head_of(response: Any) -> dict[str, Any]:
    """Return what the head of a page says of the page's place."""
    soup = BeautifulSoup(response.content, "html.parser")
    canonical, robots = soup.find("link", rel="canonical"), soup.find("meta", attrs={"name": "robots"})
    return {
        "canonical": urlsplit(canonical["href"]).path if canonical else "",
        "robots": robots["content"] if robots else "",
        "alternates": {
            link["hreflang"]: urlsplit(link["href"]).path
            for link in soup.find_all("link", rel="alternate", hreflang=True)
        },
        "html": (soup.html["lang"], soup.html["dir"]),
    }


def test_a_missing_translation_is_shown_in_the_language_it_has_with_a_notice(arabic_only: CentrePage) -> None:
    response = visitor().get("/en/centres/jalawla/")
    head, text = head_of(response), response.content.decode()
    assert response.status_code == 200
    assert head["html"] == ("en", "ltr")
    assert "This page is not yet available in English." in text
    assert head["canonical"] == arabic_only.url_path
    assert "noindex" in head["robots"]
    assert BeautifulSoup(text, "html.parser").find("h1", lang="ar", dir="rtl") or BeautifulSoup(
        text, "html.parser"
    ).select('[lang="ar"] h1')


def test_the_page_itself_is_indexed_without_a_notice(arabic_only: CentrePage) -> None:
    response = visitor().get(arabic_only.url_path)
    head = head_of(response)
    assert (head["canonical"], head["robots"]) == (arabic_only.url_path, "")
    assert "not yet available" not in response.content.decode()
    assert head["alternates"] == {"ar": arabic_only.url_path, "x-default": arabic_only.url_path}


def test_the_same_holds_the_other_way_round() -> None:
    page = factories.centre("baiji", {"en": "Baiji centre"})
    response = visitor().get("/ar/centres/baiji/")
    assert response.status_code == 200
    assert head_of(response)["html"] == ("ar", "rtl")
    assert head_of(response)["canonical"] == page.url_path
    assert head_of(visitor().get(page.url_path))["alternates"]["x-default"] == page.url_path


def test_once_the_translation_is_public_the_old_address_leads_to_it_for_good(arabic_only: CentrePage) -> None:
    draft = start_translation(arabic_only, Locale.objects.get(language_code=ENGLISH))
    written(draft, title="Jalawla centre", slug="jalawla-centre").publish()
    response = visitor().get("/en/centres/jalawla/?utm=1")
    assert response.status_code == 301
    assert response.headers["Location"] == "/en/centres/jalawla-centre/?utm=1"
    head = head_of(visitor().get("/en/centres/jalawla-centre/"))
    assert head["canonical"] == "/en/centres/jalawla-centre/"
    assert head["alternates"] == {
        "ar": "/ar/centres/jalawla/",
        "en": "/en/centres/jalawla-centre/",
        "x-default": "/ar/centres/jalawla/",
    }


def test_the_translation_may_have_the_same_slug_and_needs_no_redirect(arabic_only: CentrePage) -> None:
    draft = start_translation(arabic_only, Locale.objects.get(language_code=ENGLISH))
    written(draft, title="Jalawla centre").publish()
    assert "Jalawla centre" in shown(visitor(), "/en/centres/jalawla/")


@pytest.mark.parametrize("slug", ["jalawla", "somewhere-else"])
def test_the_address_of_a_draft_translation_shows_the_source(arabic_only: CentrePage, slug: str) -> None:
    draft = start_translation(arabic_only, Locale.objects.get(language_code=ENGLISH))
    type(draft).objects.filter(pk=draft.pk).update(title="Unreviewed words", slug=slug, url_path=f"/en/centres/{slug}/")
    for address in {"/en/centres/jalawla/", f"/en/centres/{slug}/"}:
        response = visitor().get(address)
        assert response.status_code == 200
        assert "Unreviewed words" not in response.content.decode()
        assert head_of(response)["canonical"] == arabic_only.url_path


@pytest.fixture
def below_a_renamed_partner() -> ServicePage:
    """Return an Arabic service below a partner whose English page has another slug."""
    partner = factories.partner("munadhama", {"ar": "منظمة نموذجية"})
    factories.translated(partner, "Sample partner")
    english = PartnerPage.objects.get(source=partner)
    written(english, slug="sample-partner").publish()
    return factories.service(partner, "istishara", {"ar": "المشورة القانونية"})


@pytest.mark.parametrize("address", ["/en/partners/sample-partner/istishara/", "/en/partners/munadhama/istishara/"])
def test_a_missing_service_is_found_below_its_partner_by_either_name(
    below_a_renamed_partner: ServicePage, address: str
) -> None:
    response = visitor().get(address)
    assert response.status_code == 200
    assert head_of(response)["canonical"] == below_a_renamed_partner.url_path


def test_lists_name_an_address_that_leads_there(below_a_renamed_partner: ServicePage) -> None:
    row = ServicePage.objects.public(ENGLISH).get()
    assert resolve(row.address_in(ENGLISH), ENGLISH).page_set.source.pk == below_a_renamed_partner.pk


def test_a_service_keeps_its_address_below_a_partner_that_is_a_draft_in_english() -> None:
    partner = factories.partner("munadhama", {"ar": "منظمة نموذجية"})
    service = factories.service(partner, "istishara", {"ar": "المشورة القانونية"})
    draft = start_translation(service, Locale.objects.get(language_code=ENGLISH))
    assert not draft.get_parent().live
    written(draft, title="Legal advice").publish()
    response = visitor().get(draft.url_path)
    assert response.status_code == 200
    assert "المشورة القانونية" in response.content.decode()
    assert head_of(response)["canonical"] == service.url_path


def test_two_page_sets_never_share_an_address() -> None:
    first = release("opening", "افتتاح مركز")
    second = release("opening-abroad", "Another opening", language=ENGLISH)
    second.slug = "opening"
    with pytest.raises(ValidationError):
        second.full_clean()
    assert "افتتاح مركز" in shown(visitor(), "/en/news/opening/")
    assert fresh(first).url_path == "/ar/news/opening/"


def test_an_address_that_is_made_from_the_title_is_one_of_its_own() -> None:
    release("opening", "افتتاح مركز")
    page = release("", "Opening", language=ENGLISH)
    assert page.url_path == "/en/news/opening-2/"


def test_arabic_slugs_work_typed_and_escaped() -> None:
    page = release("افتتاح-مركز", "افتتاح مركز")
    for address in (page.url_path, quote(page.url_path), quote(f"/en{page.url_path[3:]}")):
        assert "افتتاح مركز" in shown(visitor(), address)


@pytest.mark.parametrize(
    "path",
    [
        "%00",
        "a%00b/",
        "%",
        "%zz/",
        "%ff%fe/",
        "..",
        "../",
        "../../etc/passwd",
        "%2e%2e/%2e%2e/",
        "..%2f..%2f",
        "a" * 5000,
        "a" * 5000 + "/",
        quote("ا" * 800) + "/",
        "/".join("abcdefgh") + "/",
        "/" * 200,
        "<script>/",
        "'/",
        '"/',
        "centres//jalawla/",
        "%E2%80%8F/",
        "%F0%9F%98%80/",
        "centres/%D9%80/",
        "\\/",
        ";/",
        "en/",
        "ar/",
        "1/",
        "_/",
        "-/",
        "ＣＥＮＴＲＥＳ/",
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_hostile_addresses_are_a_404(path: str, language: str) -> None:
    response = visitor().get(f"/{language}/{path}")
    if response.status_code == 301:
        response = visitor().get(response.headers["Location"])
    assert response.status_code == 404


@pytest.mark.parametrize(
    "address", ["/nowhere/", "/centres/", "/de/", "/AR/", "/%00/", "/c/", "/c/%00", "/c/a/b/", "/arx/"]
)
def test_addresses_outside_of_the_languages_are_a_404(address: str) -> None:
    assert visitor().get(address).status_code == 404


def test_a_path_of_two_slashes_leads_to_no_other_host() -> None:
    for address in ("//evil.example", "//evil.example/", "//evil.example/ar/centres", "/\\evil.example"):
        location = visitor().get(address).headers.get("Location", "/")
        assert urlsplit(location).netloc in {"", "localhost"}
        assert not location.startswith(("//", "/\\"))


def test_the_slash_at_the_end_is_added(arabic_only: CentrePage) -> None:
    response = visitor().get("/ar/centres/jalawla")
    assert (response.status_code, response.headers["Location"]) == (301, "/ar/centres/jalawla/")


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_read_only(arabic_only: CentrePage, method: str) -> None:
    assert getattr(visitor(), method)(arabic_only.url_path).status_code == 405


def test_heads_have_no_body(arabic_only: CentrePage) -> None:
    response = visitor().head(arabic_only.url_path)
    assert (response.status_code, response.content) == (200, b"")


def test_slugs_that_the_portal_needs_are_refused_right_below_a_home() -> None:
    client, home = superuser(), HomePage.objects.get(slug="ar")
    address = reverse("wagtailadmin_pages:add", args=["home", "informationpage", home.pk])
    rest = {"title": "Page", "summary": "", "seo_title": "", "search_description": "", **body_fields("نص")}
    for slug in RESERVED_SLUGS - {"sitemap.xml"}:
        response = client.post(address, {**rest, "slug": slug})
        assert response.status_code == 200, slug
        assert "slug" in response.context["form"].errors
    assert not InformationPage.objects.exists()
    assert client.post(address, {**rest, "slug": "about"}).status_code == 302


def test_the_same_slugs_are_free_further_down() -> None:
    assert shown(visitor(), release("search").url_path)


def test_pages_that_are_no_page_sets_have_no_address() -> None:
    root = Page.get_first_root_node()
    plain = Page(title="Plain", slug="plain", live=True)
    HomePage.objects.get(slug="ar").add_child(instance=plain)
    assert resolve("/ar/plain/", "ar") is None
    assert resolve(root.url_path, "ar") is None
