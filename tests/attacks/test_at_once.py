"""Several people at the same moment, on a server where writers run side by side: nothing is lost and they are told."""

from typing import Any

import pytest

from portal.workflow.decisions import approve
from tests.portal.staff import moderator, officer, submitted_release, task_of
from tests.portal.test_tree import together
from tests.portal.translations import ENGLISH, draft, fresh, source_release, started

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_translators_who_save_different_texts_at_once_all_keep_theirs() -> None:
    page = started(source_release(), officer())
    people = [officer(f"translator_{number}") for number in range(3)]
    shown = fresh(page).latest_revision_id
    keys = ["title", "summary", "body.h1"]

    def save(key: str, user: Any) -> Any:
        return lambda: saved_by(page, {key: ENGLISH[key]}, user, shown)

    errors = together(*(save(key, user) for key, user in zip(keys, people, strict=True)))
    assert errors == []
    found = draft(page)
    assert (found.title, found.summary, found.body[0].value) == tuple(ENGLISH[key] for key in keys)


def test_of_two_who_save_one_text_at_once_one_is_told_of_the_other() -> None:
    page = started(source_release(), officer())
    shown = fresh(page).latest_revision_id
    outcomes: list[Any] = []

    def save(text: str) -> Any:
        user = officer(text)
        return lambda: outcomes.append(saved_by(page, {"title": text}, user, shown))

    assert together(save("first"), save("second")) == []
    kept = draft(page).title
    assert sorted(len(one.saved) > 0 for one in outcomes) == [False, True]
    told = next(one for one in outcomes if one.theirs)
    assert told.theirs == {"title": kept}


def test_of_two_moderators_who_approve_at_once_one_publishes_and_one_is_told() -> None:
    page = submitted_release(officer())
    task, revision = task_of(page).pk, page.latest_revision_id
    first, second = moderator("first"), moderator("second")
    errors = together(lambda: approve(task, revision, first), lambda: approve(task, revision, second))
    assert [type(error).__name__ for error in errors] == ["ValidationError"]
    assert fresh(page).live_revision_id == revision


def test_an_approval_and_a_newer_version_at_once_never_publish_what_was_not_read() -> None:
    page = submitted_release(officer())
    task, revision, reader = task_of(page).pk, page.latest_revision_id, moderator("reader")
    other = moderator("other")

    def change() -> None:
        newer = fresh(page).get_latest_revision_as_object()
        newer.title = "عنوان لم يقرأه أحد"
        newer.save_revision(user=other)

    together(lambda: approve(task, revision, reader), change)
    assert fresh(page).live_revision_id in {None, revision}
    assert fresh(page).title == page.title


def saved_by(page: Any, texts: dict[str, str], user: Any, shown: int) -> Any:
    """Save texts as somebody who saw this version of the translation."""
    from portal.translation.segments.saving import Written, save
    from portal.translation.segments.versions import current_version

    page = fresh(page)
    return save(page, Written(texts, source_number=current_version(page.source)[0], revision_number=shown), user)
