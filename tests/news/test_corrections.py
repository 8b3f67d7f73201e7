"""A published release is corrected by a dated note in both languages, reviewed like any change; what stood before is kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from news.corrections import corrections_of
from news.feeds.entries import release_entries
from news.handouts.sheet import sheet_of
from news.models import PressReleasePage
from tests.portal.pages import fresh, release, visitor, written
from tests.portal.staff import draft_release, moderator, officer, signed_in, task_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
AR, EN = "الصحيح ٢٢٠ عائلة لا ٢٢٠ ألف.", "The right number is 220 families, not 220,000."


def note(on: date = date(2019, 10, 1), **words: str) -> list[tuple[str, Any]]:
    return [("correction", {"on": on, "ar": AR, "en": EN} | words)]


def test_the_note_stands_on_top_in_both_languages_with_its_date() -> None:
    page = release()
    written(page, corrections=note()).publish()
    arabic = visitor().get(page.address_in("ar")).content.decode()
    english = visitor().get(page.address_in("en")).content.decode()
    assert AR in arabic and "١ تشرين الأول ٢٠١٩" in arabic and EN not in arabic
    assert EN in english and "1 October 2019" in english
    assert arabic.index(AR) < arabic.index("افتُتح المركز.", arabic.index("<main"))


def test_the_newest_correction_comes_first() -> None:
    page = release()
    written(page, corrections=[*note(), *note(date(2019, 11, 2), ar="الثاني", en="The second")]).publish()
    page = fresh(page)
    assert [one.text for one in corrections_of(page, "en")] == ["The second", EN]


def test_it_is_read_in_review_and_public_after_approval_only() -> None:
    page, author, reader = release(), officer(), signed_in(moderator())
    draft = page.get_latest_revision_as_object()
    draft.corrections, draft.body = note(), [("paragraph", "<p>عادت ٢٢٠ عائلة.</p>")]
    draft.save_revision(user=author)
    fresh(page).get_workflow().start(fresh(page), author)
    assert AR not in visitor().get(page.address_in("ar")).content.decode()
    task = task_of(page)
    assert "220 families" in reader.get(f"/admin/review/{task.pk}/").content.decode()
    reader.post(f"/admin/review/{task.pk}/", {"revision": task.revision_id, "decision": "approve"})
    html = visitor().get(page.address_in("ar")).content.decode()
    assert AR in html and "عادت ٢٢٠ عائلة." in html
    assert [old for old in fresh(page).revisions.all() if "افتُتح المركز." in str(old.as_object().body)]


@pytest.mark.parametrize(
    ("facts", "said"), [({"corrections": note(date(2019, 1, 1))}, "before it was issued"), ({}, "")]
)
def test_it_cannot_be_older_than_the_release(facts: dict[str, Any], said: str) -> None:
    draft = release().get_latest_revision_as_object()
    for name, value in facts.items():
        setattr(draft, name, value)
    if not said:
        draft.clean()
        return
    with pytest.raises(ValidationError):
        draft.clean()


def test_what_was_never_published_has_nothing_to_correct() -> None:
    draft = draft_release(officer()).get_latest_revision_as_object()
    draft.corrections = note()
    with pytest.raises(ValidationError) as refused:
        draft.clean()
    assert "corrections" in refused.value.message_dict


def test_a_day_that_has_not_come_and_a_missing_language_are_refused() -> None:
    block = release().corrections.stream_block.child_blocks["correction"]
    for values in ({"on": timezone.localdate() + timedelta(days=1)}, {"en": ""}):
        with pytest.raises(ValidationError):
            block.clean(block.to_python({"on": date(2019, 10, 1), "ar": AR, "en": EN} | values))


def test_a_correction_stands_first_in_feeds_and_in_files() -> None:
    page = release()
    written(page, corrections=note()).publish()
    source = PressReleasePage.objects.public("ar").get(pk=page.pk)
    (entry,) = release_entries([source])
    assert entry.html.startswith("<p><strong>") and AR in entry.html.split("</p>")[0]
    assert AR in sheet_of(source).corrections[0]
