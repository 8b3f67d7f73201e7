"""Facts live on the source's row alone, whichever way a translation is made, saved, copied, published or put back."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page, Revision
from wagtail_localize.operations import translate_object

from centres.models import CentreOrganisation, CentrePage, PartnerPage, ServiceAtCentre, ServicePage
from portal import facts
from portal.checks import no_translation_holds_a_fact
from portal.page_types import page_types
from tests.centres import factories
from tests.portal.pages import (
    administrator, edit, fields_of, fresh, phone_fields, release, row_fields, shown, superuser, text_of, visitor, written,
)  # fmt: skip

pytestmark = pytest.mark.django_db

OLD, NEW, FOREIGN = "+9647000000001", "+9647000000002", "+9647000000003"
AS_READ = {OLD: "+964 700 000 0001", NEW: "+964 700 000 0002", FOREIGN: "+964 700 000 0003"}


@pytest.fixture
def centre() -> CentrePage:
    """Return a centre with facts of every sort, in both languages."""
    partner = factories.partner()
    return factories.centre(
        kinds=(factories.kind(),),
        audiences=(factories.audience(),),
        coverage=(factories.place(),),
        roles=({"role": "runs", "partner": partner},),
        place=factories.place(),
        ordinal=6,
    )


def english(page: Any) -> Any:
    """Return the English page of the page set."""
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code="en")


def all_facts(page: Any) -> dict[str, Any]:
    """Return every fact of the page in a form that can be compared."""
    values: dict[str, Any] = {}
    for name in facts.stated_facts(page):
        value = getattr(page, name)
        if hasattr(value, "all"):
            value = [(row.uuid, row.role, row.partner_id) if facts.is_relation(type(page), name) else row for row in value.all()]
        values[name] = value.get_prep_value() if hasattr(value, "get_prep_value") else value
    return values


def gives_facts(page: Any) -> None:
    """Put facts of every sort on the page in memory."""
    page.phones = [("phone", {"number": FOREIGN, "kind": "both"})]
    page.governorate = factories.governorate("nineveh")
    page.ordinal = 99
    page.address_hidden = True
    page.coverage = [factories.place()]
    page.organisations = [CentreOrganisation(role="funds", partner=PartnerPage.objects.first())]


def holds_none(page: Any) -> None:
    """Assert that neither the row nor any table beside it states a fact, and that the page shows the source's."""
    stored = fresh(page)
    assert facts.stated_facts(stored) == []
    assert not CentreOrganisation.objects.filter(page=stored.pk).exists()
    assert not CentrePage.coverage.through.objects.filter(centrepage=stored.pk).exists()
    assert stored.facts.pk == stored.source_id
    assert not no_translation_holds_a_fact(None, databases=["default"])


def falls_due(revision: Revision) -> None:
    """Let the moment come for which the revision is scheduled."""
    now = timezone.now()
    content = {**revision.content, "go_live_at": (now - timedelta(minutes=1)).isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=now - timedelta(minutes=1), content=content)


def test_a_fresh_translation_has_a_source_and_no_facts(centre: CentrePage) -> None:
    translation = english(centre)
    assert translation.source_id == centre.pk
    holds_none(translation)


def test_a_translation_made_by_wagtail_localize_has_a_source_and_no_facts() -> None:
    centre = factories.centre(title={"ar": "مركز جلولاء"}, roles=({"role": "runs", "partner": factories.partner()},))
    translate_object(centre, [Locale.objects.get(language_code="en")])
    translation = english(centre)
    assert not translation.live
    assert translation.alias_of_id is None
    assert translation.source_id == centre.pk
    holds_none(translation)


def test_a_subtree_copied_for_translation_has_sources_and_no_facts() -> None:
    partner = factories.partner(title={"ar": "منظمة نموذجية"})
    factories.service(partner, title={"ar": "المشورة القانونية"})
    CopyPageForTranslationAction(partner, Locale.objects.get(language_code="en"), include_subtree=True).execute()
    for model in (PartnerPage, ServicePage):
        translation = model.objects.get(locale__language_code="en")
        assert translation.source_id is not None
        assert facts.stated_facts(translation) == []
        assert not translation.live


def test_a_translation_of_a_translation_names_the_first_source(centre: CentrePage) -> None:
    locale = Locale.objects.create(language_code="ckb")
    home = Page.objects.get(url_path="/ar/").specific
    ckb_home = home.copy_for_translation(locale)
    Page.objects.get(url_path="/ar/centres/").specific.copy_for_translation(locale)
    third = english(centre).copy_for_translation(locale)
    assert third.source_id == centre.pk
    assert ckb_home.source_id == home.pk
    holds_none(third)


def test_a_translation_saved_with_facts_stores_none(centre: CentrePage) -> None:
    translation = english(centre)
    gives_facts(translation)
    translation.save()
    holds_none(translation)


def test_a_draft_saved_with_facts_and_published_stores_none(centre: CentrePage) -> None:
    translation = english(centre)
    gives_facts(translation)
    translation.save_revision().publish()
    holds_none(translation)
    assert AS_READ[FOREIGN] not in shown(visitor(), translation.url_path)


def test_an_older_draft_of_a_translation_brings_no_old_facts_back(centre: CentrePage) -> None:
    translation = english(centre)
    revision = translation.save_revision()
    old = centre.save_revision().content
    revision.content = {**old, "pk": translation.pk, "title": "Written long ago", "locale": translation.locale_id, "slug": translation.slug}
    revision.save()
    Revision.objects.get(pk=revision.pk).publish()
    holds_none(translation)
    assert fresh(translation).title == "Written long ago"
    assert AS_READ[OLD] in shown(visitor(), translation.url_path)


def test_publishing_an_older_draft_after_the_source_changed_shows_the_new_facts(centre: CentrePage) -> None:
    translation = english(centre)
    waiting = written(translation, title="Jalawla, told anew")
    written(centre, phones=factories.phones(NEW)).publish()
    waiting.publish()
    text = shown(visitor(), translation.url_path)
    assert "Jalawla, told anew" in text
    assert AS_READ[NEW] in text and AS_READ[OLD] not in text
    holds_none(translation)


def test_putting_a_translation_back_to_an_earlier_version_brings_words_back_and_no_facts(centre: CentrePage) -> None:
    translation, client = english(centre), superuser()
    earlier = written(translation, title="The first title")
    earlier.publish()
    content = {**earlier.content, "phones": centre.save_revision().content["phones"], "ordinal": 5, "source": None}
    Revision.objects.filter(pk=earlier.pk).update(content=content)
    written(translation, title="The second title").publish()
    written(centre, phones=factories.phones(NEW)).publish()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[translation.pk, earlier.pk])
    html = client.get(address).content.decode()
    assert "The first title" in html
    response = edit(client, translation, "publish", title="The first title", revision=str(earlier.pk))
    assert response.status_code == 302
    assert fresh(translation).title == "The first title"
    holds_none(translation)
    assert AS_READ[NEW] in shown(visitor(), translation.url_path)


def test_a_scheduled_translation_goes_live_with_the_facts_of_that_day(centre: CentrePage) -> None:
    translation = english(centre)
    due = written(translation, title="Scheduled words", go_live_at=timezone.now() + timedelta(days=1))
    due.publish()
    assert fresh(translation).title != "Scheduled words"
    written(centre, phones=factories.phones(NEW)).publish()
    falls_due(due)
    call_command("publish_due")
    text = shown(visitor(), translation.url_path)
    assert "Scheduled words" in text and AS_READ[NEW] in text
    holds_none(translation)


def test_fact_fields_posted_to_a_translations_editor_change_nothing(centre: CentrePage) -> None:
    translation, client, before = english(centre), superuser(), all_facts(centre)
    posted = {
        "ordinal": "99",
        "governorate": str(factories.governorate("nineveh").pk),
        "address_hidden": "on",
        "opening_hours": "24/7",
        "source": "",
        **phone_fields(FOREIGN),
        **row_fields("organisations", {"role": "funds", "partner": PartnerPage.objects.first().pk, "donor": ""}),
    }
    response = edit(client, translation, "publish", title="Centre in Jalawla", **posted)
    assert response.status_code == 302
    assert fresh(translation).title == "Centre in Jalawla"
    holds_none(translation)
    assert all_facts(fresh(centre)) == before


def test_a_translations_editor_shows_the_sources_facts_and_the_way_to_them(centre: CentrePage) -> None:
    client = superuser()
    response = client.get(reverse("wagtailadmin_pages:edit", args=[english(centre).pk]))
    text = text_of(response)
    assert AS_READ[OLD] in text
    assert reverse("wagtailadmin_pages:edit", args=[centre.pk]) in response.content.decode()
    posted = fields_of(client, english(centre))
    assert not [name for name in posted if name.split("-")[0] in CentrePage.fact_fields]


def test_the_sources_editor_takes_its_facts(centre: CentrePage) -> None:
    posted = fields_of(superuser(), centre)
    assert {"ordinal", "governorate", "organisations-TOTAL_FORMS"} <= posted.keys()


def test_a_new_phone_is_on_both_languages_pages_as_soon_as_the_source_is_published(centre: CentrePage) -> None:
    client, translation = superuser(), english(centre)
    response = edit(client, centre, "publish", **phone_fields(NEW))
    assert response.status_code == 302
    for address in (centre.url_path, translation.url_path):
        text = shown(visitor(), address)
        assert AS_READ[NEW] in text and AS_READ[OLD] not in text


def test_a_change_of_facts_that_waits_is_on_neither_page(centre: CentrePage) -> None:
    edit(superuser(), centre, "", **phone_fields(NEW))
    for address in (centre.url_path, english(centre).url_path):
        text = shown(visitor(), address)
        assert AS_READ[OLD] in text and AS_READ[NEW] not in text


def test_an_older_draft_of_the_source_carries_its_own_facts_with_its_words(centre: CentrePage) -> None:
    older = written(centre, title="عنوان أقدم")
    written(centre, phones=factories.phones(NEW)).publish()
    older.publish()
    assert fresh(centre).phones[0].value["number"] == OLD


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
    """Assert that the copy is a source with the facts of the page set it was copied from, and that those are untouched."""
    assert copy.source is None
    assert copy.translation_key != centre.translation_key
    assert copy.phones[0].value["number"] == OLD
    assert copy.governorate_id == centre.governorate_id
    assert [row.partner_id for row in copy.organisations.all()] == [row.partner_id for row in centre.organisations.all()]
    assert {row.uuid for row in copy.organisations.all()}.isdisjoint(row.uuid for row in centre.organisations.all())
    latest = copy.get_latest_revision_as_object()
    assert latest.source is None
    assert latest.phones[0].value["number"] == OLD
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
    from search import upkeep

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
    partner = english(PartnerPage.objects.filter(source=None).first())
    data = {"related_centres": [translation.pk, centre.pk], "related_partners": [partner.pk]}
    body = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "heading", "body-0-value": "نص", "body-0-id": ""}
    assert edit(administrator(), news, "publish", **data, **body).status_code == 302
    assert [page.pk for page in fresh(news).related_centres.all()] == [centre.pk]
    assert [page.pk for page in fresh(news).related_partners.all()] == [partner.source_id]


def test_relations_written_in_code_store_the_source_too(centre: CentrePage) -> None:
    service = factories.service(factories.partner("other"))
    draft = service.get_latest_revision_as_object()
    draft.centres = [ServiceAtCentre(centre=english(centre))]
    draft.save_revision().publish()
    assert [row.centre_id for row in fresh(service).centres.all()] == [centre.pk]
    partner = english(PartnerPage.objects.filter(source=None).first())
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


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_wagtail_localize_may_translate_words_and_no_fact(model: type[Any]) -> None:
    translated = {field.field_name for field in model.translatable_fields}
    assert translated.isdisjoint(model.fact_fields)
    assert set(model.word_fields) <= translated
    assert model.localize_default_translation_mode == "simple"


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_a_blank_page_of_every_type_states_no_fact(model: type[Any]) -> None:
    assert facts.stated_facts(model()) == []


def test_a_fact_that_says_no_is_a_fact() -> None:
    assert facts.stated_facts(ServicePage(referral_needed=False)) == ["referral_needed"]
    assert facts.stated_facts(CentrePage(latitude=0.0)) == ["latitude"]


def test_copying_facts_takes_what_is_blank_too() -> None:
    giver, taker = CentrePage(ordinal=None, opening_hours=""), CentrePage(ordinal=7, opening_hours="24/7")
    facts.copy_facts(giver, taker)
    assert (taker.ordinal, taker.opening_hours) == (None, "")
