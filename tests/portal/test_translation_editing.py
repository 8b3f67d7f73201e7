"""What the editor and the reviewer are asked about translations, and what readers are told."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import Locale

from portal.models import RevisionNote
from portal.translation.currency import outdated_since
from portal.translation.drafts import start_translation
from tests.news import factories as news
from tests.portal.pages import body_fields, edit, english, fresh, go_past_warnings, shown, superuser, visitor, written
from tests.portal.staff import moderator, officer, signed_in, task_of

pytestmark = pytest.mark.django_db
MINOR = "Minor change"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


@pytest.fixture
def release():
    """Return a public release in both languages; the English says no more than ``submit`` does."""
    page = news.release()
    written(english(page), body=[("paragraph", "<p>Text</p>")])
    return page


def submit(page, **values):
    return edit(signed_in(officer(f"officer{page.pk}")), page, "submit", **body_fields("نص"), **values)


def is_outdated(page):
    return outdated_since(fresh(english(page)), fresh(page)) is not None


def decide(page, **data):
    task = task_of(page)
    data = {"revision": fresh(page).latest_revision_id, "decision": "approve", **data}
    return signed_in(moderator()).post(reverse("review", args=[task.pk]), data)


def test_the_reviewer_sees_that_a_change_is_called_minor_and_lets_it_be(release):
    assert submit(release, minor_change="on").status_code == 302
    assert MINOR in signed_in(moderator("reader")).get(reverse("review", args=[task_of(release).pk])).content.decode()
    assert decide(release, is_minor="on").status_code == 302
    assert not is_outdated(release)


def test_the_reviewer_may_take_it_back(release):
    submit(release, minor_change="on")
    decide(release)
    assert is_outdated(release)


def test_the_reviewer_cannot_call_a_change_minor_that_its_author_does_not(release):
    submit(release)
    assert (
        MINOR not in signed_in(moderator("reader")).get(reverse("review", args=[task_of(release).pk])).content.decode()
    )
    decide(release, is_minor="on")
    assert is_outdated(release)


def test_the_tick_is_offered_on_a_public_source_with_translations_only(release):
    client = superuser()
    for page, offered in [(release, True), (english(release), False), (news.release("other", {"ar": "بيان"}), False)]:
        html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert ('name="minor_change"' in html) is offered


def test_the_tick_on_publish_is_minor_too(release):
    edit(superuser(), release, "publish", **body_fields("نص"), minor_change="on")
    assert fresh(release).live_revision.note.is_minor
    assert not is_outdated(release)


def test_the_translator_sees_the_words_that_changed_and_says_when_they_are_in(release):
    written(release, title="افتتاح مركز في خانقين").publish()
    client, translation = superuser(), english(release)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[translation.pk])).content.decode()
    assert "<ins>" in html
    assert "خانقين" in html
    source = fresh(release).live_revision_id
    answer = edit(client, translation, "publish", **body_fields("Text"), brought_up_to_date=str(source))
    go_past_warnings(client, translation, answer)
    assert not is_outdated(release)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[translation.pk])).content.decode()
    assert "brought_up_to_date" not in html


def test_without_that_tick_a_corrected_translation_stays_outdated(release):
    written(release, title="افتتاح مركز في خانقين").publish()
    client, translation = superuser(), english(release)
    go_past_warnings(client, translation, edit(client, translation, "publish", **body_fields("Text")))
    assert fresh(translation).live_revision_id == fresh(translation).latest_revision_id
    assert is_outdated(release)


def test_a_version_of_the_source_that_was_not_shown_is_not_taken_for_read(release):
    written(release, title="الأول").publish()
    read = fresh(release).live_revision_id
    written(release, title="الثاني").publish()
    client, translation = superuser(), english(release)
    answer = edit(client, translation, "publish", **body_fields("Text"), brought_up_to_date=str(read))
    go_past_warnings(client, translation, answer)
    assert fresh(translation).live_revision_id == fresh(translation).latest_revision_id
    assert is_outdated(release)


@pytest.mark.parametrize("value", ["on", "0", "-1", "9" * 30, "٣", "x"])
def test_a_tick_that_makes_no_sense_is_no_error(release, value):
    written(release, title="الأول").publish()
    response = edit(superuser(), english(release), "", **body_fields("Text"), brought_up_to_date=value)
    assert response.status_code == 302


def test_the_choice_for_a_missed_embargo_travels_with_the_revision(release):
    client = superuser()
    edit(client, release, "", **body_fields("نص"), when_untranslated="hold")
    assert RevisionNote.objects.get(pk=fresh(release).latest_revision_id).holds_for_translations
    html = client.get(reverse("wagtailadmin_pages:edit", args=[release.pk])).content.decode()
    assert 'value="hold" id="id_when_untranslated_1" checked' in html or "checked" in html


def test_a_translation_has_no_schedule_of_its_own_and_shows_the_sources(release):
    later = timezone.now() + timedelta(days=2)
    written(release, go_live_at=later).publish()
    client, translation = superuser(), english(release)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[translation.pk])).content.decode()
    assert 'name="go_live_at"' not in html
    assert "It is scheduled for" in html
    never = {"go_live_at": "2040-01-01 00:00", "expire_at": "2041-01-01 00:00"}
    go_past_warnings(client, translation, edit(client, translation, "publish", **body_fields("Text"), **never))
    stored = fresh(translation)
    assert (stored.live, stored.go_live_at, stored.expire_at) == (True, None, None)


def test_readers_of_an_outdated_translation_are_told_and_led_to_the_newer_text(release):
    written(release, title="افتتاح مركز في خانقين", issued_on="2020-02-03").publish()
    page = english(release)
    html = visitor().get(page.url_path).content.decode()
    assert "This translation was up to date until" in html
    assert f'href="{fresh(release).url_path}"' in html
    assert "3 February 2020" in html, "the fact is the source's"
    assert "This translation" not in shown(visitor(), release.url_path)


def test_readers_of_a_current_translation_are_told_nothing(release):
    assert "This translation was up to date" not in shown(visitor(), english(release).url_path)


def test_a_translation_in_the_other_direction_is_told_of_alike():
    page = news.release("english-first", {"en": "A centre opens", "ar": "افتتاح مركز"})
    written(page, title="A centre opens in Khanaqin").publish()
    arabic = type(page).objects.get(source=page)
    assert "كانت هذه الترجمة محدَّثة حتى" in shown(visitor(), arabic.url_path)


def test_the_preview_of_a_draft_tells_nothing(release):
    draft = start_translation(news.release("third", {"ar": "بيان"}), Locale.objects.get(language_code="en"))
    response = superuser().get(reverse("wagtailadmin_pages:revisions_view", args=[draft.pk, draft.latest_revision_id]))
    assert "This translation was up to date" not in response.content.decode()
