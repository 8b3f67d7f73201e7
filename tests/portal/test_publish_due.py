"""The schedule: approved pages go live at their time, sources before translations, and expired ones go."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale

from news.models import PressReleasePage
from portal.translation.drafts import start_translation
from search.models import SearchDocument
from tests.portal.staff import draft_release, moderator, officer

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def approved(page, *, go_live_in=None, expire_in=None):
    """Approve the newest draft with a schedule, given as differences from now."""
    draft = page.get_latest_revision_as_object()
    now = timezone.now()
    draft.go_live_at = now + go_live_in if go_live_in is not None else None
    draft.expire_at = now + expire_in if expire_in is not None else None
    draft.save_revision(user=page.owner).publish(user=moderator(f"moderator{page.pk}"), skip_permission_checks=True)
    return PressReleasePage.objects.get(pk=page.pk)


def let_time_pass(page):
    """Move the schedule an hour into the past, as if the hour had come."""
    past = timezone.now() - timedelta(minutes=1)
    revision = page.get_latest_revision()
    content = revision.content
    for name in ("go_live_at", "expire_at"):
        if content.get(name):
            content[name] = past.isoformat()
    type(revision).objects.filter(pk=revision.pk).update(
        content=content, approved_go_live_at=past if revision.approved_go_live_at else None
    )
    if page.expire_at:
        PressReleasePage.objects.filter(pk=page.pk).update(expire_at=past)


def run():
    out, err = StringIO(), StringIO()
    call_command("publish_due", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_an_embargoed_release_is_nowhere_until_its_time():
    page = approved(draft_release(officer()), go_live_in=timedelta(hours=1))
    assert not page.live
    assert not PressReleasePage.objects.public("ar").exists()
    run()
    assert not PressReleasePage.objects.public("ar").exists()
    assert not SearchDocument.objects.exists()


def test_it_goes_live_at_its_time_and_is_found():
    page = approved(draft_release(officer()), go_live_in=timedelta(hours=1))
    let_time_pass(page)
    said, _complaints = run()
    assert said.startswith("1 published")
    assert PressReleasePage.objects.public("ar").get().pk == page.pk
    assert SearchDocument.objects.filter(key=page.translation_key).exists()


def test_running_it_twice_does_nothing_more():
    page = approved(draft_release(officer()), go_live_in=timedelta(hours=1))
    let_time_pass(page)
    run()
    assert run()[0].startswith("0 published, 0 taken down")


def test_an_expired_release_is_gone_even_before_the_command_runs():
    page = approved(draft_release(officer()), expire_in=timedelta(hours=1))
    assert page.live
    let_time_pass(page)
    assert not PressReleasePage.objects.public("ar").exists()


def test_the_command_takes_down_what_has_expired():
    page = approved(draft_release(officer()), expire_in=timedelta(hours=1))
    let_time_pass(page)
    assert "1 taken down" in run()[0]
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)
    assert not SearchDocument.objects.exists()


def test_a_translation_due_before_its_source_stays_and_is_reported():
    page = draft_release(officer())
    translation = start_translation(page, Locale.objects.get(language_code="en"), page.owner)
    revision = translation.get_latest_revision()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    said, complaints = run()
    translation.refresh_from_db()
    assert said.startswith("0 published")
    assert page.title in complaints
    assert not translation.live


def test_source_and_translation_due_together_go_live_together():
    page = draft_release(officer())
    translation = start_translation(page, Locale.objects.get(language_code="en"), page.owner)
    for one in (translation, page):
        revision = one.get_latest_revision()
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    assert run()[0].startswith("2 published")
    translation.refresh_from_db()
    assert translation.live
