"""What happens to a source happens to its translations; one language can be withdrawn alone, in either direction."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, PageViewRestriction

from centres.models import ServicePage
from portal import roles
from portal.gate import ANY_LANGUAGE
from portal.models import TakenDown
from portal.search_content import public_content
from portal.translation.lifecycle import withdraw
from search import upkeep
from tests.centres import factories
from tests.portal.pages import english, fresh, shown, visitor, written
from tests.portal.staff import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    """Return a public centre in both languages."""
    return factories.centre()


@pytest.fixture(autouse=True)
def _search_agrees():
    """Let search say what the gate says after every test."""
    yield
    assert upkeep.check() == []


def status(path):
    return visitor().get(path).status_code


def test_unpublishing_the_source_takes_the_translation_down(centre):
    centre.unpublish()
    assert not fresh(english(centre)).live
    assert status(english(centre).url_path) == status(centre.url_path) == 404


def test_so_does_unpublishing_it_together_with_a_page_above(centre):
    from wagtail.actions.unpublish_page import UnpublishPageAction

    administrator = person("administrator", roles.ADMINISTRATORS)
    parent = fresh(centre.get_parent())
    UnpublishPageAction(parent, user=administrator, include_descendants=True).execute(skip_permission_checks=True)
    assert status(english(centre).url_path) == 404


def test_publishing_it_again_brings_back_the_translation_that_was_public(centre):
    public = fresh(english(centre)).live_revision
    written(english(centre), title="A draft that nobody approved")
    centre.unpublish()
    fresh(centre).get_latest_revision().publish()
    translation = fresh(english(centre))
    assert translation.live
    assert translation.live_revision == public
    assert not TakenDown.objects.exists()


def test_a_translation_withdrawn_before_does_not_come_back(centre):
    withdraw(english(centre), is_gone=False, user=None)
    fresh(centre).unpublish()
    fresh(centre).get_latest_revision().publish()
    assert not fresh(english(centre)).live


def test_a_translation_that_was_never_public_does_not_come_back_as_public(centre):
    english(centre).unpublish()
    TakenDown.objects.all().delete()
    fresh(centre).unpublish()
    fresh(centre).get_latest_revision().publish()
    assert not fresh(english(centre)).live


def test_the_address_of_a_withdrawn_language_shows_the_source_with_the_notice(centre):
    translation = english(centre)
    withdraw(translation, is_gone=False, user=None)
    html = shown(visitor(), translation.url_path)
    assert "This page is no longer available in English." in html
    assert "not yet available" not in html
    assert centre.title in html
    assert translation.url_path not in visitor().get("/sitemap.xml").content.decode()


def test_readers_of_arabic_are_told_too_that_the_page_is_there_no_longer(centre):
    withdraw(centre, is_gone=False, user=None)
    html = shown(visitor(), centre.url_path)
    assert "لم تعد هذه الصفحة متاحة باللغة العربية." in html
    assert "لا توجد ترجمة عربية لهذه الصفحة بعد." not in html
    assert english(centre).title in html


def test_a_translation_that_was_never_public_is_not_there_yet():
    only = factories.centre("only", {"ar": "مركز"})
    html = shown(visitor(), f"/en/centres/{only.slug}/")
    assert "This page is not yet available in English." in html
    assert "no longer available" not in html


def test_or_answers_that_the_page_is_gone_and_no_english_list_names_it(centre):
    translation = english(centre)
    withdraw(translation, is_gone=True, user=None)
    assert status(translation.url_path) == status(f"/en/centres/{centre.slug}/") == 410
    assert status(centre.url_path) == 200
    assert not type(centre).objects.public("en").filter(pk=centre.pk).exists()
    assert type(centre).objects.public("ar").filter(pk=centre.pk).exists()
    assert type(centre).objects.public(ANY_LANGUAGE).filter(pk=centre.pk).exists()
    arabic = visitor().get(centre.url_path).content.decode()
    assert translation.url_path not in arabic
    assert list(public_content(centre.translation_key).urls) == ["ar"]


def test_the_printed_address_leads_to_the_language_that_is_left(centre):
    withdraw(english(centre), is_gone=True, user=None)
    answer = visitor(accept_language="en").get(centre.short_path)
    assert (answer.status_code, answer.headers["Location"]) == (302, centre.url_path)


def test_publishing_a_withdrawn_translation_brings_its_address_back(centre):
    withdraw(english(centre), is_gone=True, user=None)
    written(english(centre)).publish()
    assert status(english(centre).url_path) == 200
    assert not TakenDown.objects.exists()


def test_withdrawing_the_source_alone_hands_its_role_to_the_translation(centre):
    withdraw(centre, is_gone=True, user=None)
    former, heir = fresh(centre), fresh(english(centre))
    assert heir.source_id is None
    assert (former.source_id, former.live) == (heir.pk, False)
    assert status(former.url_path) == 410
    assert status(heir.url_path) == 200
    assert type(centre).objects.public(ANY_LANGUAGE).get().pk == heir.pk


def test_a_page_without_another_language_is_not_withdrawn_but_unpublished():
    only = factories.centre("only", {"ar": "مركز"})
    with pytest.raises(ValidationError):
        withdraw(only, is_gone=False, user=None)
    assert fresh(only).live


def test_privacy_of_the_source_holds_for_the_translation(centre):
    PageViewRestriction.objects.create(page=Page.objects.get(pk=centre.pk), restriction_type="login")
    assert status(centre.url_path) == status(english(centre).url_path) == 404
    assert public_content(centre.translation_key) is None
    assert english(centre).url_path not in visitor().get("/sitemap.xml").content.decode()


@pytest.fixture
def service():
    """Return a public service in both languages, and another partner in both."""
    first = factories.partner("first", {"ar": "الأول", "en": "First"})
    return factories.service(first, title={"ar": "خدمة", "en": "Service"}), factories.partner(
        "second", {"ar": "الثاني", "en": "Second"}
    )


def test_translations_move_to_the_translation_of_the_new_parent(service):
    page, other = service
    page.move(other, pos="last-child")
    translation = fresh(english(page))
    assert translation.get_parent().pk == english(other).pk
    assert status(translation.url_path) == 200
    assert Page.find_problems() == ([], [], [], [], [])


def test_where_the_new_parent_has_no_translation_a_draft_of_it_is_made(service):
    page, _other = service
    arabic_only = factories.partner("third", {"ar": "الثالث"})
    page.move(arabic_only, pos="last-child")
    parent = english(arabic_only)
    assert not parent.live
    assert fresh(english(page)).get_parent().pk == parent.pk
    html = shown(visitor(), f"/en/partners/{arabic_only.slug}/{page.slug}/")
    assert "not yet available in English" in html
    assert ServicePage.objects.public("en").get().words.language == "ar"
