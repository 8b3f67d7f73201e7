"""A translation knows what it was written against, and is outdated by a change of words, not by one of facts."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from centres.models import CentrePage
from portal.models import RevisionNote
from portal.translation import currency
from portal.translation.sources import hand_over
from tests.centres import factories
from tests.portal.pages import english, fresh, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    """Return a public centre in both languages."""
    return factories.centre()


def publish(page, **values):
    """Publish a new revision of the page with these values."""
    minor = values.pop("minor_change", False)
    revision = written(page, **values, minor_change=minor)
    revision.publish()
    return revision


def since(page):
    """Return since when the English page is outdated."""
    return currency.outdated_since(fresh(english(page)), fresh(page))


def test_a_fresh_translation_is_current(centre):
    publish(english(centre), title="Jalawla centre")
    assert since(centre) is None


def test_a_change_of_the_sources_words_outdates_the_translation_from_that_moment(centre):
    before = timezone.now()
    publish(centre, title="مركز جلولاء الجديد")
    assert before <= since(centre) <= timezone.now()


def test_it_is_outdated_since_the_first_of_two_changes(centre):
    publish(centre, title="مركز أول")
    first = since(centre)
    publish(centre, title="مركز ثان")
    assert since(centre) == first


def test_a_change_of_facts_does_not(centre):
    publish(centre, ordinal=9)
    assert since(centre) is None


def test_a_draft_of_the_source_does_not(centre):
    written(centre, title="مسودة")
    assert since(centre) is None


def test_a_minor_change_does_not_and_neither_do_facts_after_it(centre):
    publish(centre, title="مركز جلولاء.", minor_change=True)
    publish(centre, ordinal=9)
    assert since(centre) is None


def test_a_minor_change_does_not_hide_a_greater_one_before_it(centre):
    publish(centre, title="مركز آخر")
    publish(centre, title="مركز آخر.", minor_change=True)
    assert since(centre) is not None


def test_taking_the_change_back_makes_the_translation_current_again(centre):
    title = centre.title
    publish(centre, title="مركز آخر")
    publish(centre, title=title)
    assert since(centre) is None


def test_a_translation_saved_after_the_change_is_current_once_published(centre):
    publish(centre, title="مركز آخر")
    revision = written(english(centre), title="Another centre")
    assert since(centre) is not None
    revision.publish()
    assert since(centre) is None


def test_a_correction_that_leaves_the_basis_as_it_was_stays_outdated(centre):
    basis = fresh(centre).live_revision
    publish(centre, title="مركز آخر")
    publish(english(centre), title="Spelt right", written_against=basis)
    assert since(centre) is not None


def test_the_words_that_changed_are_named_with_both_versions(centre):
    old = centre.title
    publish(centre, title="مركز آخر")
    (change,) = currency.changed_since(fresh(english(centre)).live_revision)
    assert (change.name, change.before, change.after) == ("title", [old], ["مركز آخر"])


def test_the_editor_of_segments_says_itself_what_it_was_written_against(centre):
    older = fresh(centre).live_revision
    publish(centre, title="مركز آخر")
    revision = written(english(centre), title="Another centre")
    currency.note_basis(revision, older)
    assert currency.basis_of(revision) == older
    assert not currency.is_followed(revision, fresh(centre).live_revision)


def test_a_basis_that_was_not_yet_public_is_the_same_revision_afterwards(centre):
    draft = written(centre, title="مركز آخر")
    ahead = written(english(centre), title="Another centre", written_against=draft)
    draft.publish()
    ahead.publish()
    assert since(centre) is None


def test_purging_old_revisions_keeps_what_translations_were_written_against(centre):
    basis = fresh(centre).live_revision
    publish(centre, title="مركز آخر")
    publish(centre, title="مركز ثالث")
    call_command("purge_revisions", days=0)
    assert currency.basis_of(fresh(english(centre)).live_revision) == basis


def test_after_handing_over_both_are_current_and_the_former_source_may_go(centre):
    translation = english(centre)
    hand_over(translation)
    former, source = fresh(centre), fresh(translation)
    assert currency.outdated_since(former, source) is None
    publish(source, title="Another centre")
    assert currency.outdated_since(fresh(former), fresh(source)) is not None
    fresh(former).delete()
    assert CentrePage.objects.filter(pk=source.pk).exists()


def test_pages_from_before_there_were_notes_are_judged_by_their_dates(centre):
    RevisionNote.objects.update(basis=None)
    RevisionNote.objects.all().delete()
    assert since(centre) is None
    CentrePage.objects.filter(pk=centre.pk).update(last_published_at=timezone.now() + timedelta(days=1))
    assert since(centre) is not None
