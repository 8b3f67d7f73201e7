"""The segment editor takes words, refuses what does not fit with a reason, and loses nothing two people write at once."""

import re

import pytest

from portal.models import SegmentMark
from portal.translation.segments.reading import State
from tests.portal.pages import said
from tests.portal.staff import moderator, officer, person, signed_in, task_of
from tests.portal.translations import (
    ENGLISH,
    address,
    changed,
    draft,
    form,
    fresh,
    segment,
    source_release,
    started,
    translated,
    write,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator():
    """Return a translator into English."""
    return person("translator", "Translators: en")


def post(user, page, action="save", more=None, **texts):
    return signed_in(user).post(address(page), form(page, action, **texts) | (more or {}), follow=True)


def test_source_and_translation_stand_side_by_side_in_their_own_directions(translator):
    page = started(source_release(), translator)
    html = signed_in(translator).get(address(page)).content.decode()
    assert '<div lang="ar" dir="rtl" id="source-title">افتتاح مركز في جلولاء</div>' in html
    assert 'name="text:title" rows="3" lang="en" dir="ltr"' in html
    assert "{1}…{/1}" in html
    assert f"/admin/pages/{page.pk}/view_draft/" in html


def test_a_draft_is_saved_and_said(translator):
    page = started(source_release(), translator)
    response = post(translator, page, title="A centre opens")
    assert "Saved as a draft" in said(response)
    assert draft(page).title == "A centre opens"


def test_submitting_an_unfinished_translation_is_refused_with_what_is_left(translator):
    page = started(source_release(), translator)
    response = post(translator, page, "submit", title="A centre opens")
    html = response.content.decode()
    assert response.status_code == 400
    assert "Still to do" in html
    assert 'href="#segment-body.q1.text"' in html
    assert draft(page).title == "A centre opens"
    assert not fresh(page).workflow_in_progress


def test_a_finished_translation_is_submitted_and_approved(translator):
    page = started(source_release(), translator)
    response = post(translator, page, "submit", **ENGLISH)
    assert "was submitted" in said(response)
    assert not fresh(page).live
    reader = moderator()
    task = task_of(page)
    html = signed_in(reader).get(f"/admin/review/{task.pk}/").content.decode()
    assert "side by side" in html
    decision = {"revision": fresh(page).latest_revision_id, "decision": "approve"}
    assert signed_in(reader).post(f"/admin/review/{task.pk}/", decision).status_code == 302
    assert (fresh(page).live, fresh(page).slug) == (True, "centre-opens")


def test_what_was_sent_back_is_submitted_again(translator):
    page = started(source_release(), translator)
    post(translator, page, "submit", **ENGLISH)
    reader, task = moderator(), task_of(page)
    revision = fresh(page).latest_revision_id
    signed_in(reader).post(
        f"/admin/review/{task.pk}/", {"revision": revision, "decision": "send_back", "reason": "Mend the title"}
    )
    post(translator, page, "submit", title="A better title")
    assert fresh(page).workflow_in_progress
    assert fresh(page).current_workflow_task_state.revision.as_object().title == "A better title"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The {1}centre opened {2}in{/1} Jalawla{/2}.", "{/1} stands at the wrong place"),
        ("The {1}centre", "{/1} is missing"),
        ("The {1}centre{/1} {7}x{/7}", "no mark {7}"),
        ("{1}a{/1} {1}b{/1}", "{1} stands here twice"),
        ("The <b>centre</b> opened", "holds HTML"),
        ("<script>alert(1)</script>", "holds HTML"),
        ("x" * 20_001, "longer than"),
    ],
)
def test_a_text_that_does_not_fit_is_refused_in_words_and_stays_in_its_box(translator, text, reason):
    page = started(source_release(), translator)
    response = post(translator, page, **{"body.p1#0": text, "title": "A centre opens"})
    assert response.status_code == 400
    assert reason in re.sub("[\u2066\u2069]", "", response.content.decode())
    assert [row.text for row in response.context["rows"] if row.segment.key == "body.p1#0"] == [text]
    assert draft(page).title == "A centre opens", "what was right is not saved"
    assert segment(page, "body.p1#0").state == State.MISSING


def test_a_lost_mark_can_wait_for_submission_but_not_longer(translator):
    page = started(source_release(), translator)
    texts = ENGLISH | {"body.p1#0": "The {1}centre{/1} opened in Jalawla."}
    response = post(translator, page, "submit", **texts)
    assert response.status_code == 400
    assert "The mark {2} of the source is missing" in response.content.decode()
    assert segment(page, "body.p1#0").written == texts["body.p1#0"]


def test_an_address_somebody_else_has_is_refused_and_nothing_typed_is_lost(translator):
    translated(source_release(), ENGLISH, officer())
    page = started(source_release(slug="آخر"), translator)
    response = post(translator, page, slug="centre-opens", title="Another centre")
    assert response.status_code == 400
    shown = {row.segment.key: row.text for row in response.context["rows"]}
    assert (shown["slug"], shown["title"]) == ("centre-opens", "Another centre")
    assert "address" in response.content.decode()


def test_two_people_who_change_different_texts_at_once_lose_nothing(translator):
    page = started(source_release(), translator)
    mine = form(page, title="Mine")
    write(page, {"summary": "Theirs"}, officer("second"))
    signed_in(translator).post(address(page), mine | {"text:summary": ""})
    assert (draft(page).title, draft(page).summary) == ("Mine", "Theirs")


def test_two_people_who_change_one_text_are_told_and_nothing_is_lost(translator):
    page = started(source_release(), translator)
    mine = form(page, title="Mine", summary="My summary")
    write(page, {"title": "Theirs"}, officer("second"))
    response = signed_in(translator).post(address(page), mine)
    html = response.content.decode()
    assert response.status_code == 409
    assert (draft(page).title, draft(page).summary) == ("Theirs", "My summary")
    assert "second changed this meanwhile to:" in html
    assert "Theirs" in html
    shown = {row.segment.key: row.text for row in response.context["rows"]}
    assert shown["title"] == "Mine"
    post(translator, page, title=shown["title"])
    assert draft(page).title == "Mine"


def test_a_source_that_changes_meanwhile_takes_nothing_of_what_was_typed(translator):
    source = source_release()
    page = started(source, translator)
    mine = form(page, summary="A new centre.", **{"body.p1#1": "Services are free."})
    changed(source, summary="مركز جديد في ديالى.")
    signed_in(translator).post(address(page), mine)
    assert (segment(page, "summary").written, segment(page, "summary").state) == ("A new centre.", State.OUTDATED)
    assert segment(page, "body.p1#1").state == State.DONE


def test_while_a_review_runs_typed_words_are_refused_and_stay_on_the_page(translator):
    page = started(source_release(), translator)
    post(translator, page, "submit", **ENGLISH)
    response = post(translator, page, title="Too late")
    assert response.status_code == 409
    assert "waits for review" in said(response)
    assert [row.text for row in response.context["rows"] if row.segment.key == "title"] == ["Too late"]
    assert draft(page).title == ENGLISH["title"]


@pytest.mark.parametrize(
    "more",
    [
        {"source": "x", "revision": "-1"},
        {"source": "9" * 40, "revision": "9" * 11},
        {"text:nothing.like.it": "words"},
        {"text:body.p1#99": "\x00"},
        {"ok:title": "1", "keep:x": "1", "whole:y": "1"},
        {"action": "burn"},
    ],
)
def test_a_form_that_makes_no_sense_is_no_error_and_changes_no_fact(translator, more):
    page = started(source_release(), translator)
    response = post(translator, page, more=more, title="A centre opens\x00")
    assert response.status_code in {200, 400}
    assert draft(page).title in {"A centre opens", page.title}
    assert not SegmentMark.objects.filter(page_id=page.pk).exclude(user=translator).exists()


@pytest.mark.parametrize("name", ["issued_on", "dateline_place", "picture", "source", "path", "locale", "live"])
def test_no_form_can_write_what_is_no_word(translator, name):
    page = started(source_release(), translator)
    before = getattr(fresh(page), name)
    response = post(translator, page, more={f"text:{name}": "2001-01-01", name: "2001-01-01"})
    assert response.status_code == 400
    assert getattr(fresh(page), name) == before
    assert getattr(draft(page), name) == before


def test_starting_a_translation_leads_to_its_segments(translator):
    from wagtail.models import Locale

    source = source_release()
    english = Locale.objects.get(language_code="en")
    response = signed_in(translator).post(f"/admin/localize/submit/page/{source.pk}/", {"locales": [english.pk]})
    page = type(source).objects.get(source=source)
    assert response.headers["Location"] == address(page)


def test_the_page_editor_leads_to_the_segments(translator):
    page = started(source_release(), translator)
    assert address(page) in signed_in(translator).get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert address(page) in signed_in(officer()).get(f"/admin/pages/{page.source_id}/edit/").content.decode()


def test_a_page_that_cannot_be_saved_for_another_reason_says_it(translator):
    page = started(source_release(), translator)
    revision = page.get_latest_revision()
    revision.content["issuing_unit"] = "x" * 400
    revision.save()
    response = post(translator, page, title="A centre opens")
    assert response.status_code == 400
    assert "160" in said(response)
    assert [row.text for row in response.context["rows"] if row.segment.key == "title"] == ["A centre opens"]
