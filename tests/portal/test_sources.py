"""Which page of a page set is its source, and how that role is handed over and back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale, Page, PageLogEntry, Revision

from centres.models import CentreOrganisation, CentrePage, PartnerPage
from portal import facts
from portal.checks import no_translation_holds_a_fact
from portal.translation.drafts import start_translation
from portal.translation.sources import hand_over
from search import service as search_service
from search import upkeep
from tests.centres import factories
from tests.portal import staff
from tests.portal.pages import (
    administrator,
    edit,
    english,
    fresh,
    phone_fields,
    release,
    said,
    shown,
    superuser,
    visitor,
    written,
)
from tests.portal.staff import moderator, officer, signed_in

pytestmark = pytest.mark.django_db

NEW, NEW_AS_READ = "+9647000000002", "+964 700 000 0002"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Let refusals be said in English."""
    with override("en"):
        yield


@pytest.fixture
def centre() -> CentrePage:
    """Return a public centre in both languages."""
    return factories.centre(kinds=(factories.kind(),), coverage=(factories.place(),), ordinal=6)


@pytest.fixture
def run_by_a_partner() -> CentrePage:
    """Return a public centre in both languages with two rows about its partner."""
    partner = factories.partner(title={"ar": "منظمة نموذجية"})
    roles = ({"role": "runs", "partner": partner}, {"role": "delivers", "partner": partner})
    return factories.centre(roles=roles, kinds=(factories.kind(),), coverage=(factories.place(),), ordinal=6)


def test_facts_rows_and_relations_follow_the_source_there_and_back_again(run_by_a_partner: CentrePage) -> None:
    service = factories.service(
        factories.partner("other", {"ar": "أخرى"}), title={"ar": "خدمة"}, at=(run_by_a_partner,)
    )
    news = release(related_centres=[run_by_a_partner])
    translation = english(run_by_a_partner)
    rows = [(row.uuid, row.role, row.partner_id) for row in run_by_a_partner.organisations.all()]
    phones = [(block.id, block.value["number"]) for block in run_by_a_partner.phones]
    for source, other in (
        (translation, run_by_a_partner),
        (run_by_a_partner, translation),
        (translation, run_by_a_partner),
        (run_by_a_partner, translation),
    ):
        hand_over(fresh(source))
        assert (fresh(source).source_id, fresh(other).source_id) == (None, source.pk)
        assert facts.stated_facts(fresh(other)) == []
        assert [(row.uuid, row.role, row.partner_id) for row in fresh(source).organisations.all()] == rows
        assert [(block.id, block.value["number"]) for block in fresh(source).phones] == phones
        assert (fresh(source).ordinal, fresh(source).kinds.count(), fresh(source).coverage.count()) == (6, 1, 1)
        assert [row.centre_id for row in fresh(service).centres.all()] == [source.pk]
        assert [page.pk for page in fresh(news).related_centres.all()] == [source.pk]
        assert not no_translation_holds_a_fact(None, databases=["default"])


def test_organisations_at_centres_follow_a_partner_that_is_handed_over(run_by_a_partner: CentrePage) -> None:
    partner = PartnerPage.objects.get()
    factories.translated(partner, "Sample partner")
    hand_over(english(partner))
    assert set(CentreOrganisation.objects.values_list("partner", flat=True)) == {english(partner).pk}


def test_words_stay_with_their_page(centre: CentrePage) -> None:
    translation = english(centre)
    hand_over(translation)
    assert fresh(translation).title == translation.title
    assert fresh(centre).title == centre.title


def test_readers_see_the_same_before_and_after(centre: CentrePage) -> None:
    factories.service(factories.partner("other", {"ar": "أخرى"}), title={"ar": "خدمة"}, at=(centre,))
    addresses = (centre.url_path, english(centre).url_path, "/ar/centres/", "/en/centres/")
    before = [shown(visitor(), address) for address in addresses]
    hand_over(english(centre))
    assert [shown(visitor(), address) for address in addresses] == before


def test_search_is_right_without_being_told(centre: CentrePage) -> None:
    hand_over(english(centre))
    assert upkeep.check() == []
    assert search_service.search("Jalawla", "en").total >= 1


def test_a_change_of_facts_on_the_new_source_is_on_both_pages(centre: CentrePage) -> None:
    translation = english(centre)
    hand_over(translation)
    assert edit(superuser(), translation, "publish", **phone_fields(NEW)).status_code == 302
    for page in (centre, translation):
        assert NEW_AS_READ in shown(visitor(), page.url_path)


def test_a_draft_of_the_old_source_brings_its_facts_back_nowhere(centre: CentrePage) -> None:
    older = written(centre, phones=factories.phones("+9647000000009"))
    centre.save_revision().publish()
    hand_over(english(centre))
    older.refresh_from_db()
    older.publish()
    assert facts.stated_facts(fresh(centre)) == []
    assert fresh(english(centre)).phones[0].value["number"] == "+9647000000001"


def test_a_draft_from_the_time_as_a_translation_takes_no_fact_from_the_new_source(run_by_a_partner: CentrePage) -> None:
    translation = english(run_by_a_partner)
    older = translation.save_revision()
    translation.save_revision().publish()
    hand_over(fresh(translation))
    Revision.objects.get(pk=older.pk).publish()
    assert fresh(translation).source is None
    assert fresh(translation).phones[0].value["number"] == "+9647000000001"
    assert fresh(translation).organisations.count() == 2


def test_other_translations_follow_the_new_source(centre: CentrePage) -> None:
    locale = Locale.objects.create(language_code="ckb")
    for path in ("/ar/", "/ar/centres/"):
        Page.objects.get(url_path=path).specific.copy_for_translation(locale)
    third = centre.copy_for_translation(locale)
    hand_over(english(centre))
    assert fresh(third).source_id == english(centre).pk


def test_two_drafts_can_exchange_their_roles() -> None:
    page = staff.draft_release(officer())
    draft = start_translation(page, Locale.objects.get(language_code="en"))
    hand_over(draft)
    assert fresh(page).source_id == draft.pk
    assert str(fresh(draft).issued_on) == "2019-09-20"
    assert fresh(draft).get_latest_revision_as_object().issued_on is not None


def test_both_pages_keep_a_record_and_a_draft_with_the_new_roles(run_by_a_partner: CentrePage) -> None:
    translation = english(run_by_a_partner)
    hand_over(translation)
    assert (
        PageLogEntry.objects.filter(
            action="portal.hand_over_source", page__in=[run_by_a_partner.pk, translation.pk]
        ).count()
        == 2
    )
    for page in (run_by_a_partner, translation):
        assert not fresh(page).has_unpublished_changes
        assert fresh(page).live_revision_id == fresh(page).latest_revision_id
    assert facts.stated_facts(fresh(run_by_a_partner).get_latest_revision_as_object()) == []
    assert fresh(translation).get_latest_revision_as_object().organisations.count() == 2


def test_the_source_is_refused_as_it_is_the_source_already(centre: CentrePage) -> None:
    with pytest.raises(ValidationError, match="source already"):
        hand_over(centre)


def test_a_draft_is_refused_while_the_source_is_public() -> None:
    centre = factories.centre(title={"ar": "مركز جلولاء"})
    draft = start_translation(centre, Locale.objects.get(language_code="en"))
    with pytest.raises(ValidationError, match="not public"):
        hand_over(draft)


@pytest.mark.parametrize("which", ["source", "translation"])
def test_a_change_that_waits_on_either_page_is_not_lost(centre: CentrePage, which: str) -> None:
    page = centre if which == "source" else english(centre)
    written(page, title="What waits")
    with pytest.raises(ValidationError, match="waits"):
        hand_over(english(centre))
    assert fresh(page).get_latest_revision_as_object().title == "What waits"
    assert fresh(centre).source is None


@pytest.mark.parametrize("which", ["source", "translation"])
def test_a_page_in_review_is_not_handed_over(centre: CentrePage, which: str) -> None:
    page = centre if which == "source" else english(centre)
    page.get_workflow().start(page, officer())
    with pytest.raises(ValidationError, match="waits"):
        hand_over(english(centre))


def test_the_command_hands_over_or_says_why_not(centre: CentrePage, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("hand_over_source", str(english(centre).pk))
    assert fresh(centre).source_id == english(centre).pk
    with pytest.raises(CommandError, match="source already"):
        call_command("hand_over_source", str(english(centre).pk))
    with pytest.raises(CommandError, match="no page"):
        call_command("hand_over_source", "999999")


def test_the_button_says_what_it_does_and_does_it(centre: CentrePage) -> None:
    client, address = administrator(), reverse("hand_over_source", args=[english(centre).pk])
    assert address in client.get(reverse("wagtailadmin_pages:edit", args=[english(centre).pk])).content.decode()
    assert client.get(address).status_code == 200
    assert fresh(centre).source is None
    assert client.post(address).status_code == 302
    assert fresh(centre).source_id == english(centre).pk


def test_the_button_tells_why_it_does_nothing(centre: CentrePage) -> None:
    written(centre, title="ينتظر")
    response = administrator().post(reverse("hand_over_source", args=[english(centre).pk]), follow=True)
    assert "waits" in said(response)
    assert fresh(centre).source is None


@pytest.mark.parametrize("who", [officer, moderator])
def test_only_those_who_may_publish_both_pages_hand_over(centre: CentrePage, who: Any) -> None:
    address = reverse("hand_over_source", args=[english(centre).pk])
    client = signed_in(who())
    assert {client.get(address).status_code, client.post(address).status_code} <= {302, 403}
    assert fresh(centre).source is None


@pytest.mark.parametrize("page_id", [1, 999_999])
def test_pages_that_have_no_source_are_no_failure(page_id: int) -> None:
    assert superuser().get(reverse("hand_over_source", args=[page_id])).status_code in {302, 403, 404}
