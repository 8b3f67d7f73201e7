"""The copy of a page starts a page set of its own, with facts of its own, whichever language it was copied from."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from centres.models import CentrePage, ServicePage
from search import upkeep
from tests.centres import factories
from tests.portal.pages import centre_with_every_fact, english, fresh, holds_none, superuser

pytestmark = pytest.mark.django_db

PHONE = "+9647000000001"


@pytest.fixture
def centre() -> CentrePage:
    """Return a centre with facts of every sort, in both languages."""
    return centre_with_every_fact()


@pytest.mark.parametrize("of", ["source", "translation"])
def test_a_copy_made_in_the_admin_starts_a_page_set_with_facts_of_its_own(centre: CentrePage, of: str) -> None:
    page, client = (centre if of == "source" else english(centre)), superuser()
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": page.get_parent().pk}
    assert client.post(address, data).status_code == 302
    is_independent(CentrePage.objects.get(slug="copy"), centre)


@pytest.mark.parametrize("of", ["source", "translation"])
def test_a_copy_made_in_code_starts_a_page_set_with_facts_of_its_own(centre: CentrePage, of: str) -> None:
    page = centre if of == "source" else english(centre)
    page.copy(update_attrs={"slug": "copy", "title": "Copy"}, copy_revisions=True)
    is_independent(CentrePage.objects.get(slug="copy"), centre)


def is_independent(copy: CentrePage, centre: CentrePage) -> None:
    """Assert that the copy is a source with the facts it was copied from, and that those are untouched."""
    assert copy.source is None
    assert copy.translation_key != centre.translation_key
    assert copy.phones[0].value["number"] == PHONE
    assert copy.governorate_id == centre.governorate_id
    own, copied_from = list(copy.organisations.all()), list(centre.organisations.all())
    assert [row.partner_id for row in own] == [row.partner_id for row in copied_from]
    assert {row.uuid for row in own}.isdisjoint(row.uuid for row in copied_from)
    latest = copy.get_latest_revision_as_object()
    assert latest.source is None
    assert latest.phones[0].value["number"] == PHONE
    assert fresh(centre).organisations.count() == 1
    holds_none(english(centre))


def test_a_copy_of_a_translated_partner_with_its_services_has_facts_all_the_way_down() -> None:
    service = factories.service(factories.partner(), at=(factories.centre(),))
    translation = english(service)
    parent = translation.get_parent().specific
    parent.copy(recursive=True, update_attrs={"slug": "copy"})
    copy = ServicePage.objects.get(url_path=f"/en/partners/copy/{translation.slug}/")
    assert copy.source is None
    assert copy.kind == service.kind
    assert copy.centres.count() == 1


def test_a_live_copy_of_a_translation_is_found_with_its_facts_at_once(centre: CentrePage) -> None:
    address = reverse("wagtailadmin_pages:copy", args=[english(centre).pk])
    parent = english(centre).get_parent().pk
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": parent, "publish_copies": "on"}
    superuser().post(address, data)
    assert CentrePage.objects.get(slug="copy").live
    assert upkeep.check() == []


def test_no_alias_can_be_made_in_the_admin(centre: CentrePage) -> None:
    address = reverse("wagtailadmin_pages:copy", args=[centre.pk])
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": centre.get_parent().pk, "alias": "on"}
    superuser().post(address, data)
    assert not Page.objects.filter(alias_of__isnull=False).exists()
