"""Ready phrases reach the author in their own language; approval and a failed schedule are told by mail, each once."""

import io
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from portal.models import ReadyPhrase
from tests.portal.pages import fresh
from tests.portal.staff import draft_release, moderator, officer, person, signed_in, submitted_release, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def phrase() -> ReadyPhrase:
    return ReadyPhrase.objects.create(labels={"ar": "التاريخ غير صحيح.", "en": "The date is wrong."})


def send_back(page, **data):
    task = task_of(page)
    return signed_in(moderator()).post(
        f"/admin/review/{task.pk}/", {"revision": task.revision_id, "decision": "send_back", **data}
    )


@pytest.mark.parametrize(("language", "said"), [("ar", "التاريخ غير صحيح."), ("en", "The date is wrong.")])
def test_a_ready_phrase_is_mailed_in_the_authors_language(language, said, django_capture_on_commit_callbacks) -> None:
    author = officer(language=language)
    page = submitted_release(author)
    with django_capture_on_commit_callbacks(execute=True):
        assert send_back(page, phrases=[phrase().pk], reason="See page 2").status_code == 302
    body = next(letter.body for letter in mail.outbox if letter.to == [author.email])
    assert said in body and "See page 2" in body
    assert said in signed_in(author).get(f"/admin/pages/{page.pk}/edit/").content.decode()


def test_a_ready_phrase_alone_is_a_reason_and_one_that_is_gone_is_refused() -> None:
    page = submitted_release(officer())
    assert send_back(page, phrases=["999999"]).status_code == 400
    page = fresh(page)
    task = task_of(page)
    response = signed_in(moderator("second")).post(
        f"/admin/review/{task.pk}/", {"revision": task.revision_id, "decision": "send_back", "phrases": [phrase().pk]}
    )
    assert response.status_code == 302


def test_a_new_portal_begins_with_phrases_in_every_language() -> None:
    assert ReadyPhrase.objects.count() >= 3
    assert all(set(one.labels) == {"ar", "en"} for one in ReadyPhrase.objects.all())


@pytest.mark.parametrize(("group", "may"), [("Moderators", True), ("Administrators", True), ("Media officers", False), ("Translators: en", False)])  # fmt: skip
def test_moderators_and_administrators_keep_the_phrases(group, may) -> None:
    response = signed_in(person("keeper", group)).get("/admin/snippets/portal/readyphrase/add/")
    assert (response.status_code == 200) is may


def test_the_author_hears_of_the_approval_in_their_language(django_capture_on_commit_callbacks) -> None:
    author = officer(language="ar")
    page = submitted_release(author)
    task = task_of(page)
    with django_capture_on_commit_callbacks(execute=True):
        signed_in(moderator()).post(f"/admin/review/{task.pk}/", {"revision": task.revision_id, "decision": "approve"})
    letter = next(letter for letter in mail.outbox if letter.to == [author.email])
    assert "قُبلت" in letter.subject and "ونُشرت" in letter.body and fresh(page).public_path in letter.body


def test_a_failed_schedule_is_mailed_once_to_who_wrote_the_page(django_capture_on_commit_callbacks) -> None:
    author = officer(language="ar")
    page = draft_release(author)
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    revision = draft.save_revision(user=author)
    revision.publish()
    past = timezone.now() - timedelta(minutes=1)
    content = {**revision.content, "go_live_at": past.isoformat(), "body": "[]"}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    mail.outbox.clear()
    for _turn in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            call_command("publish_due", stdout=io.StringIO(), stderr=io.StringIO())
    assert not fresh(page).live
    letters = [letter for letter in mail.outbox if letter.to == [author.email]]
    assert len(letters) == 1 and "لم تُنشر في موعدها" in letters[0].subject
    assert PageLogEntry.objects.filter(page=page, action="portal.schedule_failed").count() == 1
