"""Who may publish without a review is shown what a reviewer would be warned of, and says why where it goes public."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageLogEntry

from portal import roles
from portal.models import AcceptedDifference
from portal.workflow.decisions import approve
from tests.portal.pages import body_fields, bulk, edit, fields_of, said
from tests.portal.staff import draft_release, moderator, officer, person, signed_in, task_of
from tests.portal.translations import ENGLISH, fresh, source_release, started, translated, write

pytestmark = pytest.mark.django_db
DIFFERS = {"summary": "A new centre for 300 families."}


@pytest.fixture
def english() -> Any:
    """Return a public translation whose draft tells a number that its source does not tell."""
    author = officer()
    page = translated(source_release(), ENGLISH, author)
    write(page, DIFFERS, author)
    return fresh(page)


@pytest.fixture(params=[roles.URGENT, roles.ADMINISTRATORS])
def client(request: Any) -> Any:
    """Return somebody who may publish without a review."""
    return signed_in(person("publisher", request.param))


def warnings_page(page: Any) -> str:
    """Return the address of the warnings."""
    return f"/admin/review/without/{page.pk}/"


def publish(client: Any, page: Any, reason: str, revision: int = 0) -> Any:
    """Press the button of the page with the warnings."""
    data = {"revision": revision or fresh(page).latest_revision_id, "reason": reason}
    return client.post(warnings_page(page), data)


def test_the_editors_button_leads_to_the_warnings_and_the_draft_is_kept(client: Any, english: Any) -> None:
    body = body_fields("New services, opened for 300 families")
    response = edit(client, english, "publish", summary=DIFFERS["summary"], **body)
    assert (response.status_code, response["Location"]) == (302, warnings_page(english))
    assert fresh(english).summary == ENGLISH["summary"], "nothing is public yet"
    assert fresh(english).get_latest_revision_as_object().summary == DIFFERS["summary"]
    html = client.get(warnings_page(english)).content.decode()
    assert "300" in html and "مركز جديد" in html


def test_without_a_reason_nothing_is_published_and_with_one_the_log_has_it(client: Any, english: Any) -> None:
    refused = publish(client, english, " ")
    assert refused.status_code == 400
    assert "Say why it has to go public all the same." in refused.content.decode()
    assert fresh(english).summary == ENGLISH["summary"]
    assert publish(client, english, "The flood is tonight").status_code == 302
    assert fresh(english).summary == DIFFERS["summary"]
    entry = PageLogEntry.objects.get(action="portal.publish_past_warnings")
    assert (entry.data["reason"], entry.data["differences"], entry.user.username) == (
        "The flood is tonight",
        1,
        "publisher",
    )
    assert "The flood is tonight" in str(entry.message)
    assert AcceptedDifference.objects.get().reason == "The flood is tonight"


def test_a_version_that_nobody_saw_is_not_published(client: Any, english: Any) -> None:
    seen = english.latest_revision_id
    write(english, {"title": "Newer words"}, officer("second"))
    response = publish(client, english, "It cannot wait", seen)
    assert response.status_code == 400
    assert "changed while you were reading" in response.content.decode()
    assert fresh(english).title == ENGLISH["title"]


def test_texts_that_are_not_translated_are_named(client: Any) -> None:
    page = started(source_release(), officer())
    write(page, {"title": ENGLISH["title"], "slug": ENGLISH["slug"]}, officer("second"))
    html = client.get(warnings_page(page)).content.decode()
    assert "خدمات جديدة" in html
    assert publish(client, page, "").status_code == 400
    assert not fresh(page).live
    assert publish(client, page, "The rest follows tonight").status_code == 302
    assert fresh(page).live
    labels = PageLogEntry.objects.get(action="portal.publish_past_warnings").data["untranslated"]
    assert "Summary" in labels or "الخلاصة" in " ".join(labels)


def test_in_bulk_it_is_refused_and_the_way_to_the_warnings_is_offered(client: Any, english: Any) -> None:
    response = bulk(client, "publish", english)
    assert "Not published" in said(response)
    assert warnings_page(english) in response.content.decode()
    assert fresh(english).summary == ENGLISH["summary"]


@pytest.mark.parametrize("is_finished", [True, False])
def test_who_submits_from_the_page_editor_is_told_what_is_not_translated(is_finished: bool) -> None:
    author = officer()
    page = started(draft_release(author), author)
    body = body_fields("The centre has opened.") | {"body-0-id": page.source.body[0].id}
    words = {"title": "A centre opens", "slug": "a-centre-opens", **body} if is_finished else body_fields("x")
    response = signed_in(author).post(
        f"/admin/pages/{page.pk}/edit/",
        {**fields_of(signed_in(author), page), **words, "action-submit": "1"},
        follow=True,
    )
    assert fresh(page).workflow_in_progress
    assert ("Submitted, though not finished" in said(response)) is not is_finished
    assert (f"/admin/translate/{page.pk}/" in said(response)) is not is_finished


def test_what_agrees_is_published_at_once(client: Any) -> None:
    page = draft_release(officer())
    response = edit(client, page, "publish", **body_fields("نص"))
    assert "/review/without/" not in response["Location"]
    assert fresh(page).live


def test_a_translation_of_an_embargoed_source_is_compared_with_it_too() -> None:
    author = officer()
    source = source_release()
    draft = source.get_latest_revision_as_object()
    source.unpublish()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision(user=author).publish()
    source = fresh(source)
    assert not source.live and source.scheduled_revision
    page = started(source, author)
    write(page, ENGLISH | DIFFERS, author)
    page = fresh(page)
    page.get_workflow().start(page, author)
    with pytest.raises(ValidationError):
        approve(task_of(page).pk, fresh(page).latest_revision_id, moderator())
