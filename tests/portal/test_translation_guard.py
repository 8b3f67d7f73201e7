"""Starting a translation asks for page rights, and makes drafts alone; tests/attacks has who reaches which address."""

import pytest
from wagtail.models import Locale, Page

from news.models import PressReleasePage
from portal import roles
from tests.portal.staff import draft_release, officer, person, signed_in, submitted_release

pytestmark = pytest.mark.django_db


def start(client, page, language="en", **more):
    locale = Locale.objects.get(language_code=language)
    return client.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": [locale.pk], **more})


@pytest.mark.parametrize("groups", [(roles.MEDIA_OFFICERS,), (roles.translators("en"),)])
def test_those_who_may_add_below_the_english_list_start_an_english_draft(groups):
    page = draft_release(officer("author"))
    assert start(signed_in(person("asker", *groups)), page).status_code == 302
    draft = PressReleasePage.objects.get(translation_key=page.translation_key, locale__language_code="en")
    assert (draft.live, draft.source_id, draft.alias_of_id) == (False, page.pk, None)
    assert draft.issued_on is None


@pytest.mark.parametrize("groups", [(roles.MODERATORS,), (roles.translators("ar"),), (roles.URGENT,)])
def test_those_who_may_not_add_there_start_nothing(groups):
    page = draft_release(officer("author"))
    before = Page.objects.count()
    assert start(signed_in(person("asker", *groups)), page).status_code in {302, 403}
    assert Page.objects.count() == before


def test_a_whole_subtree_is_not_translated_at_once():
    page = draft_release(officer("author"))
    response = start(signed_in(officer("asker")), page.get_parent(), include_subtree="on")
    assert response.status_code == 403


def test_a_missing_parent_becomes_a_draft_and_no_alias():
    from centres.models import PartnerPage, PartnersIndexPage, ServicePage

    index = PartnersIndexPage.objects.get(locale__language_code="ar")
    partner = PartnerPage(title="منظمة نموذجية", slug="نموذجية", locale=index.locale, type="national_ngo", live=True)
    index.add_child(instance=partner)
    service = ServicePage(title="خدمة", slug="خدمة", locale=index.locale, what="<p>خدمة</p>", live=True)
    partner.add_child(instance=service)
    assert start(signed_in(officer("asker")), service).status_code == 302
    english = Page.objects.filter(
        translation_key__in=(partner.translation_key, service.translation_key), locale__language_code="en"
    )
    assert english.count() == 2
    assert not english.filter(live=True).exists()
    assert not english.filter(alias_of__isnull=False).exists()


@pytest.mark.parametrize("field", ["localize-restart-translation", "localize-convert-to-alias"])
def test_the_editor_takes_no_command_of_synced_mode(field):
    page = draft_release(officer("author"))
    response = signed_in(officer("asker")).post(f"/admin/pages/{page.pk}/edit/", {field: "1"})
    assert response.status_code == 403


def test_starting_a_translation_leaves_a_running_review_alone():
    page = submitted_release(officer("author"))
    start(signed_in(officer("asker")), page)
    assert PressReleasePage.objects.get(pk=page.pk).workflow_in_progress
