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

from centres.models import CentreOrganisation, CentrePage, PartnerPage, ServicePage
from portal import facts
from portal.page_types import page_types
from tests.centres import factories
from tests.portal.pages import (
    centre_with_every_fact,
    edit,
    english,
    fields_of,
    fresh,
    go_past_warnings,
    holds_none,
    phone_fields,
    row_fields,
    shown,
    superuser,
    text_of,
    visitor,
    written,
)

pytestmark = pytest.mark.django_db

OLD, NEW, FOREIGN = "+9647000000001", "+9647000000002", "+9647000000003"
AS_READ = {OLD: "+964 700 000 0001", NEW: "+964 700 000 0002", FOREIGN: "+964 700 000 0003"}


@pytest.fixture
def centre() -> CentrePage:
    """Return a centre with facts of every sort, in both languages."""
    return centre_with_every_fact()


def all_facts(page: Any) -> dict[str, Any]:
    """Return every fact of the page in a form that can be compared."""
    values: dict[str, Any] = {}
    for name in facts.stated_facts(page):
        value = getattr(page, name)
        if facts.is_relation(type(page), name):
            value = [(row.uuid, row.role, row.partner_id) for row in value.all()]
        elif hasattr(value, "all"):
            value = list(value.all())
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
    own = {"pk": translation.pk, "locale": translation.locale_id, "slug": translation.slug}
    revision.content = {**old, **own, "title": "Written long ago"}
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
    assert go_past_warnings(client, translation, response).status_code == 302
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
