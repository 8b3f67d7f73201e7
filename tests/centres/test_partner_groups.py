"""A partner's own people: their section in both languages, nothing else, and no way into the admin."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Locale, Page

from centres.models import PartnerPage
from centres.partner_groups import ensure_partner_group, group_name, partner_group
from home.models import HomePage
from portal.models import ShortAddress
from portal.translation.drafts import start_translation
from tests.centres import factories
from tests.portal.staff import person, signed_in

pytestmark = pytest.mark.django_db


def in_english(page):
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code="en")


def member_of(partner, username="partner"):
    return person(username, partner_group(partner).name)


def may(user, page):
    """Return what the user may do with a page, by Wagtail's names."""
    rights = page.permissions_for_user(user)
    return {name for name in ("can_edit", "can_add_subpage", "can_publish", "can_unpublish") if getattr(rights, name)()}


def test_a_published_partner_has_a_group_named_by_its_title_and_short_id():
    partner = factories.partner()
    short_id = ShortAddress.objects.get(translation_key=partner.translation_key).short_id
    assert partner_group(partner).name == f"منظمة نموذجية أ [{short_id}]"


def test_partners_reach_their_own_section_in_both_languages_and_nothing_else():
    own, other = factories.partner("spa"), factories.partner("spb")
    service = factories.service(own)
    user = member_of(own)
    for page in (own, in_english(own), service, in_english(service)):
        assert may(user, page) >= {"can_edit"}, page
        assert not may(user, page) & {"can_publish", "can_unpublish"}, page
    assert "can_add_subpage" in may(user, own) and "can_add_subpage" in may(user, in_english(own))
    elsewhere = [other, in_english(other), own.get_parent(), in_english(own).get_parent(), *HomePage.objects.all()]
    assert [may(user, page) for page in elsewhere] == [set()] * len(elsewhere)


def test_partners_have_no_access_to_the_admin():
    partner = factories.partner()
    user = member_of(partner)
    assert not partner_group(partner).permissions.exists()
    assert not user.has_perm("wagtailadmin.access_admin")
    client = signed_in(user)
    for address in (reverse("wagtailadmin_home"), reverse("wagtailadmin_pages:edit", args=[partner.pk])):
        assert client.get(address).status_code in (302, 403), address


def test_publishing_again_makes_no_second_group_and_renames_the_first():
    partner = factories.partner()
    before = partner_group(partner)
    count = Group.objects.count()
    partner.title = "منظمة نموذجية أخرى"
    partner.save_revision().publish()
    after = partner_group(partner)
    assert (after.pk, Group.objects.count()) == (before.pk, count)
    assert after.name.startswith("منظمة نموذجية أخرى [")


def test_the_group_is_named_by_the_source_whichever_language_is_published_last():
    partner = factories.partner()
    english = in_english(partner)
    english.title = "Another name"
    english.save_revision().publish()
    assert partner_group(partner).name.startswith("منظمة نموذجية أ [")


def test_a_draft_in_another_language_is_open_to_the_partner_at_once():
    partner = factories.partner(title={"ar": "منظمة نموذجية أ"})
    user = member_of(partner)
    draft = start_translation(partner, Locale.objects.get(language_code="en"))
    assert "can_edit" in may(user, draft)
    assert not draft.live


def test_a_draft_partner_has_no_group():
    count = Group.objects.count()
    parent = factories.partner().get_parent().specific
    draft = PartnerPage(title="مسودة", slug="draft", locale=parent.locale, live=False)
    parent.add_child(instance=draft)
    start_translation(draft, Locale.objects.get(language_code="en"))
    assert partner_group(draft) is None and Group.objects.count() == count + 1


def test_two_partners_of_one_name_have_groups_of_their_own():
    same = {"ar": "منظمة نموذجية", "en": "Sample partner"}
    first, second = factories.partner("spa", same), factories.partner("spb", same)
    assert partner_group(first).pk != partner_group(second).pk


def test_a_long_title_leaves_room_for_the_short_id():
    name = group_name("م" * 255, "abc234")
    assert len(name) == 150 and name.endswith(" [abc234]")


def test_asking_twice_changes_no_right():
    partner = factories.partner()
    group = partner_group(partner)
    before = set(group.page_permissions.values_list("page", "permission"))
    assert ensure_partner_group(partner) == group
    assert set(group.page_permissions.values_list("page", "permission")) == before
    pages = Page.objects.filter(translation_key=partner.translation_key)
    assert {page for page, _right in before} == set(pages.values_list("pk", flat=True))
