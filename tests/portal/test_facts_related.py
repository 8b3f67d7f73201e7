"""Relations name page sets by their source, and inline rows and phones keep the ids that exports use."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from centres.models import CentreOrganisation, CentrePage, PartnerPage, ServiceAtCentre
from tests.centres import factories
from tests.portal.pages import (
    administrator,
    body_fields,
    centre_with_every_fact,
    edit,
    english,
    fresh,
    phone_fields,
    release,
    row_fields,
    superuser,
    written,
)

pytestmark = pytest.mark.django_db

NEW = "+9647000000002"


@pytest.fixture
def centre() -> CentrePage:
    """Return a centre with facts of every sort, in both languages."""
    return centre_with_every_fact()


def test_relations_chosen_by_a_translation_store_the_source(centre: CentrePage) -> None:
    translation, service = english(centre), factories.service(factories.partner("other"))
    rows = row_fields("centres", {"centre": translation.pk, "opening_hours": "", **phone_fields()})
    response = edit(superuser(), service, "publish", **rows, **phone_fields())
    assert response.status_code == 302
    assert [row.centre_id for row in fresh(service).centres.all()] == [centre.pk]


def test_the_same_centre_chosen_in_both_languages_is_a_message_and_no_failure(centre: CentrePage) -> None:
    service = factories.service(factories.partner("other"))
    row = {"opening_hours": "", **phone_fields()}
    rows = row_fields("centres", {"centre": centre.pk, **row}, {"centre": english(centre).pk, **row})
    response = edit(superuser(), service, "publish", **rows, **phone_fields())
    assert response.status_code == 200
    assert fresh(service).centres.count() == 0


def test_pages_named_by_a_release_are_stored_by_their_source(centre: CentrePage) -> None:
    news, translation = release(), english(centre)
    partner = factories.translated(PartnerPage.objects.get(acronym="SPA"), "Sample partner")
    data = {"related_centres": [translation.pk, centre.pk], "related_partners": [partner.pk]}
    assert edit(administrator(), news, "publish", **data, **body_fields("نص")).status_code == 302
    assert [page.pk for page in fresh(news).related_centres.all()] == [centre.pk]
    assert [page.pk for page in fresh(news).related_partners.all()] == [partner.source_id]


@pytest.mark.parametrize("name", ["related_centres", "related_partners"])
def test_the_editor_offers_each_page_set_once_by_both_names(centre: CentrePage, name: str) -> None:
    factories.translated(PartnerPage.objects.get(acronym="SPA"), "Sample partner")
    html = superuser().get(reverse("wagtailadmin_pages:edit", args=[release().pk])).content
    offered = BeautifulSoup(html, "html.parser").select(f"[name={name}], [name={name}] option")
    values = [one["value"] for one in offered if one.has_attr("value")]
    source = centre if name == "related_centres" else PartnerPage.objects.get(acronym="SPA")
    assert values == [str(source.pk)]
    said = " ".join(one.parent.get_text(" ", strip=True) for one in offered)
    assert english(source).title in said and source.title in said
    assert said.index(english(source).title) < said.index(source.title), "the editor reads English"


def test_relations_written_in_code_store_the_source_too(centre: CentrePage) -> None:
    service = factories.service(factories.partner("other"))
    draft = service.get_latest_revision_as_object()
    draft.centres = [ServiceAtCentre(centre=english(centre))]
    draft.save_revision().publish()
    assert [row.centre_id for row in fresh(service).centres.all()] == [centre.pk]
    partner = factories.translated(PartnerPage.objects.get(acronym="SPA"), "Sample partner")
    draft = fresh(centre)
    draft.organisations = [CentreOrganisation(role="runs", partner=partner)]
    draft.save_revision().publish()
    assert [row.partner_id for row in fresh(centre).organisations.all()] == [partner.source_id]


def test_inline_rows_keep_their_ids_when_they_are_edited(centre: CentrePage) -> None:
    before, client = [row.uuid for row in centre.organisations.all()], superuser()
    values = {"organisations-0-role": "delivers", **phone_fields(NEW)}
    assert edit(client, centre, "publish", **values).status_code == 302
    rows = list(fresh(centre).organisations.all())
    assert [(row.uuid, row.role) for row in rows] == [(before[0], "delivers")]


def test_phones_keep_their_ids_through_publishing(centre: CentrePage) -> None:
    before = centre.phones[0].id
    written(centre, title="عنوان آخر").publish()
    assert before and fresh(centre).phones[0].id == before
