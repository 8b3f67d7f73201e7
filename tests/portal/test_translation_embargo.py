"""Both languages of an embargoed page go public at one moment, or as its editor chose where a translation is late."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry, Revision

from portal.translation.drafts import start_translation
from portal.translation.embargo import scheduled_revision
from portal.workflow.decisions import approve
from tests.portal.pages import body_fields, edit, fresh, superuser, visitor, written
from tests.portal.staff import draft_release, moderator, officer, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TOMORROW = timedelta(days=1)


@pytest.fixture
def pair():
    """Return a draft release by an Arabic-speaking officer, and the draft of its translation."""
    page = draft_release(officer(language="ar"))
    return page, start_translation(page, Locale.objects.get(language_code="en"), page.owner)


def submit_and_approve(page, **values):
    """Let the page's author submit it with these values and a moderator approve it."""
    draft = fresh(page).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision(user=page.owner)
    page = fresh(page)
    page.get_workflow().start(page, page.owner)
    task = task_of(page)
    approve(task.pk, page.latest_revision_id, moderator(f"moderator{Revision.objects.count()}"))
    return fresh(page)


def embargoed(source, *, hold=False, **values):
    """Approve the source for tomorrow."""
    return submit_and_approve(source, go_live_at=timezone.now() + TOMORROW, holds_for_translations=hold, **values)


def let_the_day_come():
    """Move every schedule into the past and run the command as cron does."""
    make_due()
    return run()


def make_due():
    """Move every schedule into the past."""
    past = timezone.now() - timedelta(minutes=1)
    for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
        revision.content["go_live_at"] = past.isoformat() if revision.content.get("go_live_at") else None
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=revision.content)


def run():
    out, err = StringIO(), StringIO()
    call_command("publish_due", stdout=out, stderr=err)
    assert err.getvalue() == ""
    return out.getvalue()


def test_a_translation_approved_before_its_source_is_public_waits_for_the_same_moment(pair):
    source = embargoed(pair[0])
    translation = submit_and_approve(pair[1], title="The centre opens")
    assert not translation.live
    assert scheduled_revision(translation).approved_go_live_at == scheduled_revision(source).approved_go_live_at
    assert visitor().get(translation.url_path).status_code == 404
    assert let_the_day_come().startswith("2 published")
    assert visitor().get(translation.url_path).status_code == 200
    assert fresh(source).live


def test_the_translation_follows_when_the_source_gets_another_moment(pair):
    source = embargoed(pair[0])
    submit_and_approve(pair[1])
    source = submit_and_approve(source, go_live_at=timezone.now() + 3 * TOMORROW)
    moment = scheduled_revision(fresh(pair[1])).approved_go_live_at
    assert moment == scheduled_revision(source).approved_go_live_at
    assert moment > timezone.now() + 2 * TOMORROW


def test_a_source_published_sooner_takes_its_approved_translation_with_it(pair):
    source = embargoed(pair[0])
    submit_and_approve(pair[1])
    written(source, go_live_at=None).publish()
    assert fresh(pair[1]).live


def test_without_a_translation_the_source_goes_public_with_the_notice(pair):
    source = embargoed(pair[0])
    assert let_the_day_come().startswith("1 published")
    page = visitor().get(f"/en/news/{source.slug}/")
    assert "not yet available in English" in page.content.decode()


def test_held_both_wait_and_the_author_is_told_once_in_their_language(pair, django_capture_on_commit_callbacks):
    source = embargoed(pair[0], hold=True)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert let_the_day_come().startswith("0 published")
        run()
    assert not fresh(source).live
    assert visitor().get(source.url_path).status_code == 404
    (letter,) = mail.outbox
    assert letter.to == [source.owner.email]
    assert "English" in letter.body
    assert "بتوقيت بغداد" in letter.body
    assert PageLogEntry.objects.filter(page=source.pk, action="portal.hold").count() == 1


def test_held_both_go_public_together_when_the_late_translation_is_approved(pair):
    source = embargoed(pair[0], hold=True)
    let_the_day_come()
    translation = submit_and_approve(pair[1], title="The centre opens")
    assert translation.live
    assert fresh(source).live
    assert run().startswith("0 published")


def test_held_both_go_public_on_time_when_nothing_is_late(pair):
    source = embargoed(pair[0], hold=True)
    submit_and_approve(pair[1])
    assert let_the_day_come().startswith("2 published")
    assert fresh(source).live
    assert fresh(pair[1]).live


def test_an_approved_translation_of_an_older_text_holds_too(pair):
    source = embargoed(pair[0], hold=True)
    submit_and_approve(pair[1], title="The centre opens")
    source = submit_and_approve(source, title="نص آخر", holds_for_translations=True)
    assert let_the_day_come().startswith("0 published")
    submit_and_approve(pair[1], title="Another text")
    assert fresh(source).live


def test_of_a_public_page_the_new_text_goes_public_in_both_languages_at_once(pair):
    for page in pair:
        written(page, title=f"v1 {page.pk}").publish()
    source = embargoed(pair[0], title="نص آخر")
    ahead = fresh(pair[1]).get_latest_revision_as_object()
    ahead.title, ahead.written_against = "Another text", scheduled_revision(source)
    ahead.save_revision(user=pair[1].owner).publish()
    assert fresh(pair[1]).title == f"v1 {pair[1].pk}"
    assert let_the_day_come().startswith("2 published")
    assert fresh(pair[1]).title == "Another text"


def test_a_correction_of_todays_translation_does_not_wait(pair):
    for page in pair:
        written(page).publish()
    embargoed(pair[0], title="نص آخر")
    written(pair[1], title="Spelt right").publish()
    assert fresh(pair[1]).title == "Spelt right"


def test_a_held_translation_that_cannot_be_published_stops_both(pair):
    source = embargoed(pair[0], hold=True)
    translation = submit_and_approve(pair[1])
    revision = scheduled_revision(translation)
    Revision.objects.filter(pk=revision.pk).update(content=revision.content | {"body": "[]"})
    make_due()
    err = StringIO()
    call_command("publish_due", stdout=StringIO(), stderr=err)
    assert source.title in err.getvalue()
    assert not fresh(source).live
    assert not fresh(translation).live


def test_the_sources_expiry_rules_both(pair):
    for page in pair:
        written(page, expire_at=timezone.now() + TOMORROW).publish()
    translation = fresh(pair[1])
    assert translation.expire_at is None
    type(pair[0]).objects.filter(pk=pair[0].pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert visitor().get(translation.url_path).status_code == 404
    assert "1 taken down" in run()
    assert not fresh(pair[1]).live


def test_the_editors_publish_button_lets_a_translation_wait_for_its_scheduled_source(pair):
    embargoed(pair[0])
    body = body_fields("The centre has opened.") | {"body-0-id": fresh(pair[0]).body[0].id}
    response = edit(superuser(), pair[1], "publish", title="The centre opens", **body)
    assert response.status_code == 302
    assert not fresh(pair[1]).live
    assert let_the_day_come().startswith("2 published")


def test_a_translation_begun_after_its_source_was_scheduled_has_no_schedule_of_its_own():
    source = embargoed(draft_release(officer()))
    assert source.go_live_at
    draft = start_translation(source, Locale.objects.get(language_code="en"), source.owner)
    assert draft.get_latest_revision_as_object().go_live_at is None
    assert scheduled_revision(submit_and_approve(draft, title="The centre opens"))
