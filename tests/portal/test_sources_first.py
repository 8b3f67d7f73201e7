"""A translation goes live after its source only: in the form, in a review, in bulk, in code and by the schedule."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale, Revision

from centres.models import CentrePage, ServicePage
from portal.translation.drafts import start_translation
from portal.translation.sources import SourceNotPublicError
from tests.centres import factories
from tests.portal import staff
from tests.portal.pages import body_fields, bulk, edit, english, fresh, said, superuser, visitor, written
from tests.portal.staff import moderator, officer, signed_in, task_of

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


@pytest.fixture
def pair() -> tuple[Any, Any]:
    """Return a draft release and the draft of its translation."""
    page = staff.draft_release(officer())
    draft = start_translation(page, Locale.objects.get(language_code="en"))
    body = [{"type": "paragraph", "id": page.body[0].id, "value": "<p>The centre has opened.</p>"}]
    written(draft, title="The centre opens", body=body)
    return page, fresh(draft)


def test_the_form_does_not_publish_a_translation_before_its_source(pair: tuple[Any, Any]) -> None:
    source, draft = pair
    response = edit(superuser(), draft, "publish", **body_of(draft))
    assert response.status_code == 200
    assert source.title in response.content.decode()
    assert not fresh(draft).live


def body_of(page: Any) -> dict[str, Any]:
    """Return what the editor posts for the body of a release."""
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
