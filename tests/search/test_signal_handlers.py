"""Tests that documents follow the pages, inside the transaction of whoever changes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Locale, Page, PageViewRestriction

from home.models import HomePage, InformationPage
from search import service, upkeep
from search.models import SearchDocument

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

TEXT = [{"type": "paragraph", "value": "<p>خصوصيتك محفوظة privacy</p>"}]


def _home(language: str, source: HomePage | None = None) -> HomePage:
    locale, _made = Locale.objects.get_or_create(language_code=language)
    if home := HomePage.objects.filter(locale=locale).first():
        return home
    home = HomePage(title=language, slug=language, locale=locale, source=source)
    if source:
        home.translation_key = source.translation_key
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    return home


@pytest.fixture
def publish(db: None) -> Callable[..., InformationPage]:
    """Return a function that publishes an information page below the Arabic home."""

    def make(title: str, **fields: Any) -> InformationPage:
        page = InformationPage(title=title, body=TEXT, locale=Locale.objects.get(language_code="ar"), **fields)
        home.add_child(instance=page)
        page.save_revision().publish()
        return page

    home = _home("ar")
    return make


def _titles(text: str, language: str = "ar") -> list[str]:
    hits = service.search(text, language).hits
    return [hit.title.replace("<mark>", "").replace("</mark>", "") for hit in hits]


def test_a_published_page_is_found_at_once(publish: Callable[..., InformationPage]) -> None:
    publish("الخصوصية", slug="privacy-test")
    assert "الخصوصية" in _titles("الخصوصيه")


def test_a_draft_is_not_found(publish: Callable[..., InformationPage]) -> None:
    page = publish("الخصوصية", slug="privacy-test")
    page.title = "مسودة غريبة"
    page.save_revision()
    assert "مسودة غريبة" not in _titles("مسودة غريبة")


def test_an_unpublished_page_is_not_found(publish: Callable[..., InformationPage]) -> None:
    publish("الخصوصية", slug="privacy-test").unpublish()
    assert "الخصوصية" not in _titles("الخصوصية")


def test_a_deleted_page_is_not_found(publish: Callable[..., InformationPage]) -> None:
    page = publish("الخصوصية", slug="privacy-test")
    page.delete()
    assert not SearchDocument.objects.filter(key=page.translation_key).exists()


def test_a_renamed_address_is_the_one_that_is_shown(publish: Callable[..., InformationPage]) -> None:
    page = publish("الخصوصية", slug="privacy-test")
    page.slug = "privacy-renamed"
    page.save_revision().publish()
    assert SearchDocument.objects.get(key=page.translation_key).urls == {"ar": "/ar/privacy-renamed/"}


def test_pages_below_a_page_that_is_withdrawn_are_not_found_until_it_is_back(
    publish: Callable[..., InformationPage],
) -> None:
    publish("الخصوصية", slug="privacy-test")
    home = _home("ar")
    home.unpublish()
    assert "الخصوصية" not in _titles("الخصوصية")
    home.save_revision().publish()
    assert "الخصوصية" in _titles("الخصوصية")


def test_pages_behind_a_login_are_not_found(publish: Callable[..., InformationPage]) -> None:
    page = publish("الخصوصية", slug="privacy-test")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "الخصوصية" not in _titles("الخصوصية")
    restriction.delete()
    assert "الخصوصية" in _titles("الخصوصية")


def test_both_languages_of_a_page_are_one_document(publish: Callable[..., InformationPage]) -> None:
    source = publish("الخصوصية", slug="privacy-test")
    english_home = _home("en", source=_home("ar"))
    words = InformationPage(title="Privacy", slug="privacy-test", body=TEXT, locale=english_home.locale, source=source)
    words.translation_key = source.translation_key
    english_home.add_child(instance=words)
    words.save_revision().publish()
    document = SearchDocument.objects.get(key=source.translation_key)
    assert document.titles == {"ar": "الخصوصية", "en": "Privacy"}
    assert "Privacy" in _titles("الخصوصية", "en")


def test_a_publish_that_is_rolled_back_leaves_the_document_as_it_was(publish: Callable[..., InformationPage]) -> None:
    page = publish("الخصوصية", slug="privacy-test")
    page.title = "عنوان متروك"
    with pytest.raises(RuntimeError), transaction.atomic():
        page.save_revision().publish()
        raise RuntimeError
    assert "عنوان متروك" not in _titles("عنوان متروك")
    assert "الخصوصية" in _titles("الخصوصية")


def test_the_check_names_what_is_missing_changed_old_or_without_keys(publish: Callable[..., InformationPage]) -> None:
    pages = [publish(f"صفحة {number}", slug=f"page-test-{number}") for number in range(4)]
    missing, changed, old, bare = (page.translation_key for page in pages)
    documents = SearchDocument.objects
    service.remove([missing])
    documents.filter(key=changed).update(digest="other")
    documents.filter(key=old).update(stamp="0")
    upkeep.engines.current().delete([documents.get(key=bare).number])
    wrong = {drift.key: drift.wrong for drift in upkeep.check() if drift.key in {missing, changed, old, bare}}
    assert wrong == {
        missing: upkeep.MISSING,
        changed: upkeep.CHANGED,
        old: upkeep.OLD_ANALYSIS,
        bare: upkeep.WITHOUT_KEYS,
    }


def test_rebuilding_mends_every_gap(publish: Callable[..., InformationPage]) -> None:
    pages = [publish(f"صفحة {number}", slug=f"page-test-{number}") for number in range(3)]
    service.remove([pages[0].translation_key])
    SearchDocument.objects.filter(key=pages[1].translation_key).update(digest="other", titles={"ar": "قديم"})
    seen: list[int] = []
    upkeep.rebuild(seen.append)
    assert upkeep.check() == []
    assert seen
    assert "صفحة 1" in _titles("صفحة")
