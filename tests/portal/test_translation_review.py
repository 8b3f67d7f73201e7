"""A moderator reads a translation beside its source, with what changed on either side since the last approval."""

import pytest

from tests.portal.staff import moderator, officer, signed_in, task_of
from tests.portal.translations import ENGLISH, changed, fresh, source_release, started, translated, write

pytestmark = pytest.mark.django_db


def review(page):
    fresh(page).get_workflow().start(fresh(page), officer("submitter"))
    return signed_in(moderator()).get(f"/admin/review/{task_of(page).pk}/")


def pair(response, key):
    return next(row for row in response.context["parts"][0].pairs if row.segment.key == key)


def test_a_first_translation_is_read_whole():
    user = officer()
    page = started(source_release(), user)
    write(page, ENGLISH, user)
    response = review(page)
    assert {row.segment.key for row in response.context["parts"][0].pairs} == set(ENGLISH)
    assert "مركز جديد." in response.content.decode()
    assert not any(row.has_changed for row in response.context["parts"][0].pairs)


def test_what_changed_since_the_approval_is_marked_on_both_sides():
    user = officer()
    source = source_release()
    page = translated(source, ENGLISH, user)
    changed(source, summary="مركز جديد في ديالى.")
    write(page, {"summary": "A new centre in Diyala."}, user)
    response = review(page)
    row = pair(response, "summary")
    assert "<ins>" in row.source
    assert "ديالى" in row.source
    assert "<ins>" in row.target
    assert [one.segment.key for one in response.context["parts"][0].pairs if one.has_changed] == ["summary"]


def test_words_that_are_not_finished_are_named_before_the_decision():
    user = officer()
    page = started(source_release(), user)
    write(page, {"title": "A centre opens"}, user)
    response = review(page)
    assert {row.segment.key for row in response.context["parts"][0].unfinished} == set(ENGLISH) - {"title", "slug"}
    assert "Not finished" in response.content.decode()


def test_the_review_of_a_source_shows_no_pairs():
    page = source_release()
    draft = fresh(page).get_latest_revision_as_object()
    draft.title = "عنوان آخر"
    draft.save_revision(user=officer())
    response = review(page)
    assert response.context["parts"][0].pairs == []
    assert "side by side" not in response.content.decode()
