"""The glossary in the admin: who may keep it, how it is looked through and written."""

from __future__ import annotations

import pytest
from django.urls import reverse

from portal import roles
from portal.models import GlossaryEntry
from tests.portal.staff import moderator, officer, person, signed_in

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_portal_glossaryentry:list"
ADD = "wagtailsnippets_portal_glossaryentry:add"


def test_a_media_officer_adds_an_entry_in_an_arabic_admin() -> None:
    client = signed_in(officer(language="ar"))
    form = client.get(reverse(ADD)).content.decode()
    assert 'dir="rtl"' in form
    assert 'lang="en"' in form
    answer = client.post(
        reverse(ADD),
        {"terms_ar": "سدة\nسده", "terms_en": "dyke", "acronyms": "", "kind": "term", "note": ""},
    )
    assert answer.status_code == 302, answer.context["form"].errors
    entry = GlossaryEntry.objects.get(key="dyke")
    assert entry.terms == {"ar": ["سدة", "سده"], "en": ["dyke"]}


def test_an_entry_without_a_spelling_is_refused_in_the_editors_language() -> None:
    client = signed_in(officer(language="ar"))
    answer = client.post(reverse(ADD), {"terms_ar": "", "terms_en": "", "acronyms": "", "kind": "term", "note": "x"})
    assert answer.status_code == 200
    assert "اكتبوا تهجئة واحدة على الأقل" in answer.content.decode()


@pytest.mark.parametrize("typed", ["مساعده قانونيه", "LEGAL help", "mhpss", "المشوره"])
def test_the_list_finds_any_spelling(typed: str) -> None:
    rows = signed_in(officer()).get(reverse(LIST), {"q": typed}).content.decode()
    assert ("Legal aid" in rows or "legal aid" in rows) or "mental health and psychosocial support" in rows
    assert "Ministry of Planning" not in rows


def test_each_column_of_the_list_has_a_heading_in_the_language_of_who_looks() -> None:
    for language, said in (("en", ("Acronyms", "Kind")), ("ar", ("المختصرات", "النوع"))):
        html = signed_in(officer(language, language)).get(reverse(LIST)).content.decode()
        head = html.rpartition("<thead")[2].partition("</thead")[0]
        assert [one for one in said if one not in head] == []
        assert "method" not in head


@pytest.mark.parametrize("typed", ['"', "%", "\x00", "'", "  "])
def test_a_strange_search_is_answered(typed: str) -> None:
    assert signed_in(officer()).get(reverse(LIST), {"q": typed}).status_code == 200


@pytest.mark.parametrize("group", [roles.MODERATORS, roles.URGENT, roles.translators("en")])
def test_other_staff_may_not_change_the_glossary(group: str) -> None:
    assert signed_in(person("other", group)).get(reverse(ADD)).status_code in (302, 403)
    client = signed_in(moderator())
    client.post(reverse(ADD), {"terms_ar": "سدة", "terms_en": "dyke", "acronyms": "", "kind": "term", "note": ""})
    assert not GlossaryEntry.objects.filter(key="dyke").exists()


def test_an_administrator_may() -> None:
    assert signed_in(person("admin", roles.ADMINISTRATORS)).get(reverse(ADD)).status_code == 200
