"""Which page of a page set is the source, how that role is handed over, and that nothing loses its source."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, Page, PageLogEntry, Revision

from centres.models import CentreOrganisation, CentrePage, PartnerPage, ServicePage
from portal import facts
from portal.checks import no_translation_holds_a_fact
from portal.translation.drafts import start_translation
from portal.translation.sources import SourceNotPublicError, hand_over
from search import service as search_service
from search import upkeep
from tests.centres import factories
from tests.portal import staff
from tests.portal.pages import administrator, edit, fresh, phone_fields, release, shown, superuser, visitor, written
from tests.portal.staff import moderator, officer, signed_in, task_of

pytestmark = pytest.mark.django_db

NEW, NEW_AS_READ = "+9647000000002", "+964 700 000 0002"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Let refusals be said in English."""
    with override("en"):
        yield


@pytest.fixture
def centre() -> CentrePage:
    """Return a public centre in both languages, run by a partner that has pages in both languages."""
    partner = factories.partner()
    roles = ({"role": "runs", "partner": partner}, {"role": "delivers", "partner": partner})
    return factories.centre(roles=roles, kinds=(factories.kind(),), coverage=(factories.place(),), ordinal=6)


def english(page: Any) -> Any:
    """Return the English page of the page set."""
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code="en")


def said(response: Any) -> str:
    """Return the messages that the next page of the admin shows."""
    return " ".join(str(message) for message in response.context["messages"])


# Handing over


def test_facts_rows_and_relations_follow_the_source_there_and_back_again(centre: CentrePage) -> None:
    service = factories.service(factories.partner("other"), at=(centre,))
    news = release(related_centres=[centre])
    translation = english(centre)
    rows = [(row.uuid, row.role, row.partner_id) for row in centre.organisations.all()]
    phones = [(block.id, block.value["number"]) for block in centre.phones]
    for source, other in ((translation, centre), (centre, translation), (translation, centre), (centre, translation)):
        hand_over(fresh(source))
        assert (fresh(source).source_id, fresh(other).source_id) == (None, source.pk)
        assert facts.stated_facts(fresh(other)) == []
        assert [(row.uuid, row.role, row.partner_id) for row in fresh(source).organisations.all()] == rows
        assert [(block.id, block.value["number"]) for block in fresh(source).phones] == phones
        assert (fresh(source).ordinal, fresh(source).kinds.count(), fresh(source).coverage.count()) == (6, 1, 1)
        assert [row.centre_id for row in fresh(service).centres.all()] == [source.pk]
        assert [page.pk for page in fresh(news).related_centres.all()] == [source.pk]
        assert not no_translation_holds_a_fact(None, databases=["default"])


def test_organisations_at_centres_follow_a_partner_that_is_handed_over(centre: CentrePage) -> None:
    partner = PartnerPage.objects.get(source=None)
    hand_over(english(partner))
    assert set(CentreOrganisation.objects.values_list("partner", flat=True)) == {english(partner).pk}


def test_words_stay_with_their_page(centre: CentrePage) -> None:
    translation = english(centre)
    hand_over(translation)
    assert fresh(translation).title == translation.title
    assert fresh(centre).title == centre.title


def test_readers_see_the_same_before_and_after(centre: CentrePage) -> None:
    factories.service(factories.partner("other"), at=(centre,))
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


def test_a_draft_from_the_time_as_a_translation_takes_no_fact_from_the_new_source(centre: CentrePage) -> None:
    translation = english(centre)
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


def test_both_pages_keep_a_record_and_a_draft_with_the_new_roles(centre: CentrePage) -> None:
    translation = english(centre)
    hand_over(translation)
    assert PageLogEntry.objects.filter(action="portal.hand_over_source", page__in=[centre.pk, translation.pk]).count() == 2
    for page in (centre, translation):
        assert not fresh(page).has_unpublished_changes
        assert fresh(page).live_revision_id == fresh(page).latest_revision_id
    assert facts.stated_facts(fresh(centre).get_latest_revision_as_object()) == []
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


# Deleting


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


def bulk(client: Client, action: str, *pages: Any, **data: str) -> Any:
    """Do a bulk action of the admin on pages."""
    query = "&".join(f"id={page.pk}" for page in pages)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{address}?{query}&next=/admin/pages/", data, follow=True)


@pytest.mark.parametrize("chosen", ["source", "source and translation", "the list above"])
def test_sources_with_translations_are_not_deleted_in_bulk(centre: CentrePage, chosen: str) -> None:
    pages = {"source": (centre,), "source and translation": (centre, english(centre))}.get(chosen, (centre.get_parent(),))
    response = bulk(superuser(), "delete", *pages)
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


# A translation goes live after its source only


@pytest.fixture
def pair() -> tuple[Any, Any]:
    """Return a draft release and the draft of its translation."""
    page = staff.draft_release(officer())
    return page, start_translation(page, Locale.objects.get(language_code="en"))


def test_the_form_does_not_publish_a_translation_before_its_source(pair: tuple[Any, Any]) -> None:
    source, draft = pair
    response = edit(superuser(), draft, "publish", **body_of(draft))
    assert response.status_code == 200
    assert source.title in response.content.decode()
    assert not fresh(draft).live


def body_of(page: Any) -> dict[str, Any]:
    """Return what the editor posts for the body of a release."""
    from tests.portal.pages import body_fields

    return body_fields("The centre opened")


def test_a_review_does_not_publish_a_translation_before_its_source(pair: tuple[Any, Any]) -> None:
    _source, draft = pair
    draft.get_workflow().start(draft, officer("second"))
    task = task_of(draft)
    client, address = signed_in(moderator()), reverse("review", args=[task.pk])
    response = client.post(address, {"revision": task.revision_id, "decision": "approve"})
    assert response.status_code == 400
    assert "not public yet" in response.content.decode()
    assert not fresh(draft).live
    assert task_of(draft).pk == task.pk


def test_code_does_not_publish_a_translation_before_its_source(pair: tuple[Any, Any]) -> None:
    _source, draft = pair
    with pytest.raises(SourceNotPublicError):
        draft.get_latest_revision().publish()
    assert not fresh(draft).live


def test_a_bulk_action_does_not_publish_a_translation_before_its_source(pair: tuple[Any, Any]) -> None:
    _source, draft = pair
    response = bulk(superuser(), "publish", draft)
    assert response.status_code == 200
    assert "not public yet" in said(response)
    assert not fresh(draft).live


@pytest.mark.parametrize("order", ["source first", "translation first"])
def test_source_and_translation_are_published_together_in_bulk(pair: tuple[Any, Any], order: str) -> None:
    pages = pair if order == "source first" else pair[::-1]
    assert bulk(superuser(), "publish", *pages).status_code == 200
    assert all(fresh(page).live for page in pair)


def schedule(page: Any, at: Any) -> Revision:
    """Approve the page's words for a moment to come."""
    revision = written(page, go_live_at=at)
    revision.publish()
    return revision


def let_it_be_due(*revisions: Revision) -> None:
    """Let the moment come."""
    past = timezone.now() - timedelta(minutes=1)
    for revision in revisions:
        content = {**revision.content, "go_live_at": past.isoformat()}
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)


def test_both_languages_of_an_embargoed_release_go_live_together(pair: tuple[Any, Any]) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    translated, source = schedule(pair[1], tomorrow), schedule(pair[0], tomorrow)
    assert not any(fresh(page).live for page in pair)
    let_it_be_due(translated, source)
    call_command("publish_due")
    assert all(fresh(page).live for page in pair)


def test_the_schedule_does_not_publish_a_translation_before_its_source(pair: tuple[Any, Any]) -> None:
    due = schedule(pair[1], timezone.now() + timedelta(days=1))
    let_it_be_due(due)
    call_command("publish_due")
    assert not fresh(pair[1]).live
    pair[0].get_latest_revision().publish()
    call_command("publish_due")
    assert fresh(pair[1]).live


def test_a_translation_of_a_source_that_was_taken_down_is_not_shown_and_not_published_again(centre: CentrePage) -> None:
    centre.unpublish()
    translation = english(centre)
    assert visitor().get(translation.url_path).status_code == 404
    with pytest.raises(SourceNotPublicError):
        written(translation, title="Again").publish()


def test_a_source_without_what_readers_need_is_not_published_in_bulk() -> None:
    partner = factories.partner()
    service = ServicePage(title="خدمة", slug="draft", live=False, locale=partner.locale)
    partner.add_child(instance=service)
    service.save_revision()
    response = bulk(superuser(), "publish", service)
    assert response.status_code == 200
    assert "Fill these" in said(response)
    assert not fresh(service).live
