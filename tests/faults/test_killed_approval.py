"""Whoever approves a translation that takes its source public with it is killed at any moment: both are there or none."""

import random

import pytest
from django.db import connection
from wagtail.models import Page, PageLogEntry, WorkflowState

from news.models import PressReleasePage
from search.models import SearchDocument
from tests.faults.approver import WORDS
from tests.faults.work import killed_at_work, program, seconds_of_work
from tests.portal.staff import officer

pytestmark = [pytest.mark.faults, pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

KILLS = 20


def test_a_translation_and_its_source_go_public_together_or_not_at_all(pytestconfig: pytest.Config) -> None:
    officer("author")
    chance = random.Random(20190920)
    with program("approve", pytestconfig) as approver:
        most = seconds_of_work(approver, 0)
        everything_is_whole()
        for kill in range(1, KILLS + 1):
            killed_at_work(approver, kill * 60, chance.uniform(0, most))
            everything_is_whole()
    outcomes = {page.live for page in PressReleasePage.objects.filter(source__isnull=False)}
    assert outcomes == {True, False}, "no kill hit an approval, or every one did"


def everything_is_whole() -> None:
    """Compare what an approval writes, of every translation that was submitted."""
    connection.close()
    for translation in PressReleasePage.objects.filter(source__isnull=False):
        if translation.live or translation.workflow_in_progress:
            is_whole(translation)
    assert not any(Page.find_problems())


def is_whole(translation: PressReleasePage) -> None:
    """Compare rows, revisions, schedule, log, review and search of one page set."""
    source, done = translation.source, translation.live
    number = int(source.slug.rpartition("-")[2])
    was_public = bool(number % 2)
    assert source.live == (done or was_public)
    assert source.has_unpublished_changes is not done
    assert source.scheduled_revision is None or not done
    if done:
        assert source.live_revision_id == source.latest_revision_id
        assert translation.live_revision_id == translation.latest_revision_id
    for page, times in ((translation, int(done)), (source, int(done) + int(was_public))):
        published = PageLogEntry.objects.filter(page=page.pk, action__startswith="wagtail.publish")
        assert published.exclude(action="wagtail.publish.schedule").count() == times
    states = WorkflowState.objects.for_instance(translation)
    assert states.filter(status=WorkflowState.STATUS_IN_PROGRESS).exists() is not done
    document = SearchDocument.objects.filter(key=source.translation_key).first()
    titles = document.titles if document else {}
    languages = ("ar", "en") if done else ("ar",) if was_public else ()
    assert titles == {code: WORDS[code].format(number) for code in languages}
