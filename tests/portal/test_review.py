"""Review: exactly what was read is published, by somebody else than its author, or it goes back with a reason."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.models import PageLogEntry, TaskState

from news.models import PressReleasePage
from tests.portal.staff import draft_release, moderator, officer, person, signed_in, submitted_release, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def decide(client, task, **data):
    return client.post(f"/admin/review/{task.pk}/", {"revision": task.revision_id, **data})


def test_a_moderator_reads_every_field_that_would_be_published():
    page = submitted_release(officer())
    html = signed_in(moderator()).get(f"/admin/review/{task_of(page).pk}/").content.decode()
    assert "بيان عن افتتاح المركز" in html
    assert "افتُتح المركز." in html
    assert "2019" in html


def test_approving_publishes_and_logs_it():
    page = submitted_release(officer())
    response = decide(signed_in(moderator()), task_of(page), decision="approve")
    page.refresh_from_db()
    assert response.status_code == 302
    assert page.live
    assert PageLogEntry.objects.filter(page=page, action="wagtail.publish").count() == 1


def test_approving_publishes_the_revision_that_was_read_and_not_a_newer_one():
    page = submitted_release(officer())
    task = task_of(page)
    second = moderator("second")
    newer = page.get_latest_revision_as_object()
    newer.title = "عنوان لم يقرأه أحد"
    newer.save_revision(user=second)
    response = decide(signed_in(moderator()), task, decision="approve")
    page.refresh_from_db()
    assert response.status_code == 400
    assert not page.live
    html = response.content.decode()
    assert "changed while you were reading" in html
    assert "عنوان لم يقرأه أحد" in html


def test_after_reading_the_newer_version_it_can_be_approved_by_a_third_person():
    page = submitted_release(officer())
    task = task_of(page)
    newer = page.get_latest_revision_as_object()
    newer.title = "عنوان مصحح"
    revision = newer.save_revision(user=moderator("second"))
    response = signed_in(moderator()).post(
        f"/admin/review/{task.pk}/", {"revision": revision.pk, "decision": "approve"}
    )
    page.refresh_from_db()
    assert response.status_code == 302
    assert (page.live, page.title) == (True, "عنوان مصحح")


def test_nobody_approves_a_change_of_their_own():
    second = moderator("second")
    page = submitted_release(officer())
    newer = page.get_latest_revision_as_object()
    newer.title = "عنوان مصحح"
    revision = newer.save_revision(user=second)
    response = signed_in(second).post(
        f"/admin/review/{task_of(page).pk}/", {"revision": revision.pk, "decision": "approve"}
    )
    page.refresh_from_db()
    assert response.status_code == 400
    assert not page.live


def test_nobody_approves_their_own_submission():
    both = person("both", "Media officers", "Moderators")
    page = submitted_release(both)
    client = signed_in(both)
    assert 'value="approve"' not in client.get(f"/admin/review/{task_of(page).pk}/").content.decode()
    response = decide(client, task_of(page), decision="approve")
    page.refresh_from_db()
    assert response.status_code == 400
    assert not page.live


def test_the_setting_lets_a_small_office_approve_its_own(settings):
    settings.NOBODY_APPROVES_OWN = False
    both = person("both", "Media officers", "Moderators")
    page = submitted_release(both)
    decide(signed_in(both), task_of(page), decision="approve")
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("reason", ["", "   \n "])
def test_sending_back_needs_a_reason(reason):
    page = submitted_release(officer())
    response = decide(signed_in(moderator()), task_of(page), decision="send_back", reason=reason)
    assert response.status_code == 400
    assert "Say why" in response.content.decode()
    assert task_of(page).status == TaskState.STATUS_IN_PROGRESS


def test_the_author_gets_the_reason_by_mail_in_their_language_and_reads_it_above_the_editor(
    django_capture_on_commit_callbacks,
):
    author = officer(language="ar")
    page = submitted_release(author)
    with django_capture_on_commit_callbacks(execute=True):
        decide(signed_in(moderator()), task_of(page), decision="send_back", reason="الرقم غير صحيح: راجعوا المصدر")
    letters = [letter for letter in mail.outbox if letter.to == [author.email]]
    assert len(letters) == 1
    assert "الرقم غير صحيح: راجعوا المصدر" in letters[0].body
    assert "أُعيد" in letters[0].subject
    editor = signed_in(author).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "الرقم غير صحيح: راجعوا المصدر" in editor


def test_what_was_sent_back_can_be_changed_and_submitted_again():
    author, reader = officer(), moderator()
    page = submitted_release(author)
    decide(signed_in(reader), task_of(page), decision="send_back", reason="The date is missing")
    page = PressReleasePage.objects.get(pk=page.pk)
    changed = page.get_latest_revision_as_object()
    changed.title = "بيان مصحح"
    changed.save_revision(user=author)
    PressReleasePage.objects.get(pk=page.pk).current_workflow_state.resume(author)
    decide(signed_in(reader), task_of(page), decision="approve")
    page.refresh_from_db()
    assert (page.live, page.title) == (True, "بيان مصحح")


def test_a_second_decision_on_the_same_submission_is_refused_in_words():
    page = submitted_release(officer())
    task = task_of(page)
    decide(signed_in(moderator()), task, decision="approve")
    response = decide(signed_in(moderator("second")), task, decision="send_back", reason="No")
    assert response.status_code == 400
    assert "decided already" in response.content.decode()


def test_a_mail_leads_the_reviewer_to_the_review(django_capture_on_commit_callbacks):
    reader, author = moderator(language="ar"), officer()
    page = draft_release(author)
    with django_capture_on_commit_callbacks(execute=True):
        page.get_workflow().start(page, author)
    letters = [letter for letter in mail.outbox if letter.to == [reader.email]]
    assert len(letters) == 1
    assert f"/admin/review/page/{page.pk}/" in letters[0].body
    response = signed_in(reader).get(f"/admin/review/page/{page.pk}/")
    assert response.headers["Location"] == f"/admin/review/{task_of(page).pk}/"


def test_the_moderators_first_page_lists_what_waits():
    page = submitted_release(officer())
    html = signed_in(moderator()).get("/admin/").content.decode()
    assert page.title in html
    assert f"/admin/review/{task_of(page).pk}/" in html


def test_wagtails_own_approval_is_closed():
    page = submitted_release(officer())
    task = task_of(page)
    reader = signed_in(moderator())
    for name in ("workflow_action", "collect_workflow_action_data"):
        response = reader.post(
            reverse(f"wagtailadmin_pages:{name}", args=(page.pk, "approve", task.pk)), {"comment": ""}
        )
        assert response.status_code in {302, 403}
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize(
    "groups", [(), ("Media officers",), ("Translators: en",), ("May publish urgently",), ("Administrators",)]
)
def test_only_moderators_reach_a_review(groups):
    page = submitted_release(officer())
    client = signed_in(person("somebody", *groups))
    url = f"/admin/review/{task_of(page).pk}/"
    assert client.get(url).status_code in {302, 403}
    assert decide(client, task_of(page), decision="approve").status_code in {302, 403}
    page.refresh_from_db()
    assert not page.live


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"revision": "x", "decision": "approve"},
        {"revision": "1", "decision": "burn"},
        {"revision": "9" * 40, "decision": "approve"},
    ],
)
def test_a_decision_that_makes_no_sense_is_a_message_and_changes_nothing(data):
    page = submitted_release(officer())
    response = signed_in(moderator()).post(f"/admin/review/{task_of(page).pk}/", data)
    page.refresh_from_db()
    assert response.status_code == 400
    assert not page.live
