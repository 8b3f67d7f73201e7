"""The admin: every screen in Arabic from right to left, no request to other hosts, a search that survives what people type."""

import re

import pytest
from wagtail.models import Page

from centres.models import CentrePage, Kind, Place
from portal import roles
from search.models import SearchDocument
from search.service import search
from tests.centres import factories
from tests.portal.staff import person, signed_in

pytestmark = pytest.mark.django_db

SCREENS = [
    "/admin/",
    "/admin/pages/",
    "/admin/images/",
    "/admin/images/add/",
    "/admin/documents/",
    "/admin/documents/add/",
    "/admin/users/",
    "/admin/users/new/",
    "/admin/groups/",
    "/admin/sites/",
    "/admin/redirects/",
    "/admin/workflows/list/",
    "/admin/reports/workflow/",
    "/admin/reports/site-history/",
    "/admin/reports/locked/",
    "/admin/account/",
    *(f"/admin/snippets/centres/{name}/" for name in ("kind", "audience", "place", "governorate", "project", "donor")),
    *(
        f"/admin/snippets/centres/{name}/add/"
        for name in ("kind", "audience", "place", "governorate", "project", "donor")
    ),
    *(f"/admin/snippets/news/{name}/" for name in ("topic", "goal", "unentity", "presscontact", "releasetemplate")),
    *(f"/admin/snippets/news/{name}/add/" for name in ("presscontact", "releasetemplate")),
]
HOSTILE = [
    '"',
    "'",
    'foo"bar',
    " ",
    "",
    "\x00",
    "%",
    "*",
    "a" * 5000,
    "مركز",
    "((",
    "AND OR NOT",
    "؟",
    "\u202e",
    "'; --",
]


@pytest.fixture
def administrator(demo):
    return signed_in(person("administrator-ar", roles.ADMINISTRATORS, language="ar"))


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_opens_in_arabic_and_asks_no_other_host(administrator, screen):
    response = administrator.get(screen)
    html = response.content.decode()
    assert response.status_code == 200
    assert re.search(r'<html[^>]*lang="ar"[^>]*dir="rtl"', html)
    assert not re.findall(r'(?:src|srcset)="(?:https?:)?//(?!localhost)[^"]+"', html)
    assert not re.findall(r'<link[^>]+href="(?:https?:)?//(?!localhost)[^"]+"', html)


def test_every_page_of_the_demo_opens_in_the_editor(administrator):
    for pk in Page.objects.filter(depth__gt=1).values_list("pk", flat=True):
        assert administrator.get(f"/admin/pages/{pk}/edit/").status_code == 200, pk


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize(
    "where",
    ["/admin/pages/search/", "/admin/images/", "/admin/documents/", "/admin/users/", "/admin/snippets/centres/place/"],
)
def test_the_admins_search_survives_what_people_type(administrator, where, query):
    assert administrator.get(where, {"q": query}).status_code == 200


def test_the_admins_search_finds_a_page_although_a_quote_was_typed(administrator):
    html = administrator.get("/admin/pages/search/", {"q": '"Jalawla" centre'}).content.decode()
    assert CentrePage.objects.get(slug="jalawla").title in html


def test_the_editor_of_a_translation_shows_the_facts_and_takes_none(administrator):
    page = CentrePage.objects.get(slug="jalawla")
    html = administrator.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "+964 700 000 0001" in html
    assert f"/admin/pages/{page.source_id}/edit/" in html
    assert 'name="phones-count"' not in html
    assert 'name="governorate"' not in html


def test_labels_of_a_form_are_in_the_language_of_who_looks_whoever_looked_first():
    index = Page.objects.get(slug="news", locale__language_code="en")
    partner = factories.partner()
    forms = (
        f"/admin/pages/add/news/pressreleasepage/{index.pk}/",
        "/admin/snippets/news/presscontact/add/",
        f"/admin/pages/add/centres/servicepage/{partner.pk}/",
    )
    people = {language: person(language, roles.ADMINISTRATORS, language=language) for language in ("en", "ar")}
    said = {
        "en": ("Choose place", "Languages spoken", "Choose a page (Centre)"),
        "ar": ("اختر المكان", "لغات الخدمة", "اختر صفحة (المركز)"),
    }
    for language, labels in [*said.items(), *reversed(said.items())]:
        client = signed_in(people[language])
        for address, label in zip(forms, labels, strict=True):
            assert label in client.get(address).content.decode()


def test_a_new_label_of_a_list_reaches_search_at_once(demo):
    kind = Kind.objects.get(key="legal")
    kind.labels = kind.labels | {"en": "Attorney matters"}
    kind.save()
    assert any(
        "Attorney matters" in bodies.get("en", "") for bodies in SearchDocument.objects.values_list("bodies", flat=True)
    )


def test_a_new_spelling_of_a_place_reaches_search_at_once(demo):
    place = Place.objects.get(key="iq-jalawla")
    place.spellings = [*place.spellings, "Dschalaula"]
    place.save()
    assert [hit.kind for hit in search("Dschalaula", "en").hits]


@pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/snippets/centres/kind/"])
def test_strangers_are_sent_to_the_sign_in_page(client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/admin/login/")
