"""The admin's own search finds pages, pictures and documents as people type their names."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from modelsearch.query import Phrase, PlainText
from wagtail.models import Page

from centres.models import CentrePage
from portal.models import PortalDocument, PortalImage
from search.admin_backend import NO_WORD, folded_query, folded_text
from tests.portal.pages import superuser
from tests.search.samples import HOSTILE

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

TITLE = "الأُسَر المُهجَّرة في مدينة الإسكندرية"
# Without hamza and marks, ه for ة, without the article, another form of the word, the beginning of the last one, letters
# written before a word, and quotation marks.
TYPED = [
    "الاسر المهجره", "اسر مهجرة", "مدينه اسكندريه", "المدينة الاسكندرية", "والاسر", "مهج", "الاسـكندرية", "إسكند",
    "لأسر مهجرة", "للمدينة", "بمدينة الاسكندرية", "الاسر بالمدينة", '"الأسر المهجرة"',
]  # fmt: skip


@pytest.fixture
def administrator(demo: None) -> Client:
    """Return a client that may see and choose everything."""
    return superuser()


def renamed(page: Page) -> Page:
    page.title = page.draft_title = TITLE
    page.save()
    return page


@pytest.mark.parametrize("query", TYPED)
def test_a_page_is_found_in_the_explorers_search_and_in_the_chooser(administrator: Client, query: str) -> None:
    page = renamed(CentrePage.objects.get(slug="jalawla"))
    for address in ("/admin/pages/search/", "/admin/choose-page/search/"):
        html = administrator.get(address, {"q": query}).content.decode()
        assert f"/admin/pages/{page.pk}/edit/" in html or f'data-id="{page.pk}"' in html or TITLE in html, address


@pytest.mark.parametrize("query", TYPED)
def test_a_picture_and_a_document_are_found_in_their_lists_and_choosers(administrator: Client, query: str) -> None:
    for kind, manager in (("image", PortalImage.objects), ("document", PortalDocument.objects)):
        chosen = manager.all()[0]
        chosen.title = TITLE
        chosen.save()
        for address in (f"/admin/{kind}s/", f"/admin/{kind}s/chooser/results/"):
            assert TITLE in administrator.get(address, {"q": query}).content.decode(), address


def test_what_has_another_name_is_not_found(administrator: Client) -> None:
    renamed(CentrePage.objects.get(slug="jalawla"))
    assert TITLE not in administrator.get("/admin/pages/search/", {"q": "الاسر كركوك"}).content.decode()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("legal advi", "Legal advice"),
        ("happy families", "A happy family"),
        ("مركز مشروع", "المراكز ومشاريعها"),
        ("بالجسر", "جسور الموصل"),
        ("مراكز شركاء", "مركز الشريك"),
        ("لمحامي", "محامٍ"),
        ("وبالمدارس", "مدرسة"),
    ],
)
def test_another_form_of_a_word_finds_its_page(administrator: Client, typed: str, title: str) -> None:
    page = CentrePage.objects.get(slug="jalawla")
    page.title = page.draft_title = title
    page.save()
    assert title in administrator.get("/admin/pages/search/", {"q": typed}).content.decode()


def looked_up(query: Any) -> list[str]:
    """Return all that a folded query looks up."""
    if isinstance(query, PlainText | Phrase):
        return [query.query_string]
    return [word for each in query.subqueries for word in looked_up(each)]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_string_can_be_stored_and_looked_up(text: str) -> None:
    for unfinished in (True, False):
        assert all(word == NO_WORD or word.isalnum() for word in looked_up(folded_query(text, unfinished=unfinished)))
    assert len(Page.objects.autocomplete(text)) >= 0
    assert len(Page.objects.search(text)) >= 0
    assert all(word.isalnum() for word in folded_text(text).split())
