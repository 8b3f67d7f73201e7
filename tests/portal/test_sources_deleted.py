"""No page loses its source: one that has translations is deleted after them, or after it has handed its role over."""

from collections.abc import Iterator

import pytest
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils.translation import override

from centres.models import CentrePage, PartnerPage
from portal.translation.sources import hand_over
from search import upkeep
from tests.centres import factories
from tests.portal.pages import bulk, english, fresh, said, superuser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Let refusals be said in English."""
    with override("en"):
        yield


@pytest.fixture
def centre() -> CentrePage:
    """Return a public centre in both languages."""
    return factories.centre()


def test_a_source_with_a_translation_is_not_deleted_in_the_admin(centre: CentrePage) -> None:
    client, address = superuser(), reverse("wagtailadmin_pages:delete", args=[centre.pk])
    for response in (client.get(address, follow=True), client.post(address, follow=True)):
        assert response.status_code == 200
        assert "would lose the facts" in said(response)
    assert fresh(centre).live


def test_a_partner_is_not_deleted_while_translations_of_its_services_stand_elsewhere() -> None:
    partner = factories.partner()
    factories.service(partner)
    english(partner).get_children().get().specific.delete()
    hand_over(english(partner))
    factories.service(fresh(partner), "second")
    response = superuser().post(reverse("wagtailadmin_pages:delete", args=[partner.pk]), follow=True)
    assert response.status_code == 200
    assert "would lose the facts" in said(response)
    assert PartnerPage.objects.filter(pk=partner.pk).exists()


@pytest.mark.parametrize("chosen", ["source", "source and translation", "the list above"])
def test_sources_with_translations_are_not_deleted_in_bulk(centre: CentrePage, chosen: str) -> None:
    pages = {"source": (centre,), "source and translation": (centre, english(centre))}
    response = bulk(superuser(), "delete", *pages.get(chosen, (centre.get_parent(),)))
    assert response.status_code == 200
    assert said(response).strip()
    assert fresh(centre).live and english(centre).live


def test_translations_are_deleted_in_bulk(centre: CentrePage) -> None:
    response = bulk(superuser(), "delete", english(centre))
    assert response.status_code == 200
    assert CentrePage.objects.get().pk == centre.pk
    assert upkeep.check() == []


def test_a_translation_is_deleted_alone_and_the_source_stays(centre: CentrePage) -> None:
    response = superuser().post(reverse("wagtailadmin_pages:delete", args=[english(centre).pk]))
    assert response.status_code == 302
    assert CentrePage.objects.get().pk == centre.pk
    assert upkeep.check() == []


def test_after_the_hand_over_the_old_source_can_go(centre: CentrePage) -> None:
    hand_over(english(centre))
    assert superuser().post(reverse("wagtailadmin_pages:delete", args=[centre.pk])).status_code == 302
    assert CentrePage.objects.get().phones[0].value["number"] == "+9647000000001"


def test_code_cannot_delete_a_source_either(centre: CentrePage) -> None:
    with pytest.raises(ProtectedError):
        centre.delete()
