"""Words of every page type are read in segments and put together to a draft, and the public row is never touched."""

import pytest

from portal.page_types import page_types
from portal.translation.segments.reading import State
from tests.portal.staff import officer
from tests.portal.translations import (
    BODY,
    ENGLISH,
    changed,
    draft,
    fresh,
    reading,
    segment,
    source_release,
    started,
    translated,
    write,
)

pytestmark = pytest.mark.django_db


def states(page):
    return {one.key: one.state for one in reading(page).segments}


def test_a_fresh_translation_lacks_every_text_and_shows_empty_boxes():
    page = started(source_release())
    found = reading(page)
    assert {one.key for one in found.in_state(State.MISSING)} == set(ENGLISH)
    assert all(one.written == "" for one in found.in_state(State.MISSING))


def test_texts_of_all_blocks_become_a_draft_with_the_sources_structure():
    user = officer()
    page = started(source_release(), user)
    assert write(page, ENGLISH, user).is_whole
    saved = draft(page)
    assert (saved.title, saved.slug) == ("A centre opens in Jalawla", "centre-opens")
    html = saved.body[1].value.source
    assert html == (
        '<p>The <b>centre</b> opened in <a href="https://example.org/ar">Jalawla</a>.</p><p>Services are free.</p>'
    )
    assert (saved.body[2].value["speaker"], saved.body[3].value["unit"]) == ("Manager of the centre", "families")
    assert [block.id for block in saved.body] == ["h1", "p1", "q1", "f1"]
    assert not reading(page).incomplete


def test_what_is_saved_again_without_a_change_makes_no_revision():
    user = officer()
    page = started(source_release(), user)
    write(page, ENGLISH, user)
    before = fresh(page).latest_revision_id
    assert write(page, ENGLISH, user).saved == {}
    assert fresh(page).latest_revision_id == before


def test_saving_never_touches_the_public_row():
    user = officer()
    page = translated(source_release(), ENGLISH, user)
    assert page.live
    write(page, {"title": "Another title", "body.p1#1": "Another sentence."}, user)
    assert fresh(page).title == "A centre opens in Jalawla"
    assert "Another" not in fresh(page).body[1].value.source
    assert draft(page).title == "Another title"


def test_words_written_in_the_page_editor_stand_in_the_segment_editor():
    user = officer()
    page = translated(source_release(), ENGLISH, user)
    by_hand = draft(page)
    by_hand.body[0].value = "Services for everybody"
    by_hand.save_revision(user=user)
    assert segment(page, "body.h1").written == "Services for everybody"


def test_a_body_that_was_written_anew_is_matched_by_the_order_of_its_blocks():
    user = officer()
    page = translated(source_release(), ENGLISH, user)
    by_hand = draft(page)
    by_hand.body = [{**item, "id": f"x{item['id']}"} for item in by_hand.body.get_prep_value()]
    by_hand.save_revision(user=user)
    assert segment(page, "body.q1.text").written == "Everybody is welcome."
    assert set(states(page).values()) <= {State.DONE, State.OPTIONAL}


def test_a_paragraph_that_only_the_translation_has_is_kept_at_its_place():
    user = officer()
    page = translated(source_release(), ENGLISH, user)
    by_hand = draft(page)
    blocks = by_hand.body.get_prep_value()
    blocks.insert(1, {"type": "paragraph", "value": "<p>For readers abroad.</p>", "id": "own"})
    blocks[2]["value"] += "<p>A word more.</p>"
    by_hand.body = blocks
    by_hand.save_revision(user=user)
    assert segment(page, "body.own#0").state == State.OWN
    write(page, {"body.p1#1": "Every service is free."}, user)
    saved = draft(page)
    assert [block.id for block in saved.body] == ["h1", "own", "p1", "q1", "f1"]
    assert saved.body[2].value.source.endswith("<p>Every service is free.</p><p>A word more.</p>")
    write(page, {}, user, dropped={"body.own", "body.p1#own0"})
    assert [block.id for block in draft(page).body] == ["h1", "p1", "q1", "f1"]
    assert "A word more" not in draft(page).body[1].value.source


def test_changed_and_new_sentences_of_the_source_move_no_translation_to_a_wrong_place():
    user = officer()
    source = source_release()
    page = translated(source, ENGLISH, user)
    body = [dict(item) for item in BODY]
    body[1] = {
        **body[1],
        "value": f"<p>جملة جديدة.</p>{body[1]['value']}".replace("الخدمات مجانية", "الخدمات كلها مجانية"),
    }
    changed(source, body=[*body, {"type": "heading", "value": "للاتصال", "id": "h2"}])
    found = reading(page).by_key
    assert found["body.p1#0"].state == State.MISSING
    assert found["body.p1#1"].written == ENGLISH["body.p1#0"]
    assert (found["body.p1#2"].state, found["body.p1#2"].before) == (State.OUTDATED, "الخدمات مجانية.")
    assert found["body.h2"].state == State.MISSING
    write(page, {"body.p1#0": "A new sentence."}, user)
    found = reading(page).by_key
    assert found["body.p1#2"].state == State.OUTDATED, "forgotten by an unfinished draft"
    assert found["body.p1#2"].before == "الخدمات مجانية."
    write(page, {}, user, confirmed=())
    write(page, {"body.p1#2": found["body.p1#2"].written}, user, confirmed={"body.p1#2"})
    assert segment(page, "body.p1#2").state == State.DONE


def test_what_left_the_source_is_shown_and_goes_when_it_is_dropped():
    user = officer()
    source = source_release()
    page = translated(source, ENGLISH, user)
    body = [{**BODY[1], "value": BODY[1]["value"].split("<p>الخدمات")[0]}, *BODY[2:]]
    changed(source, body=body)
    assert segment(page, "body.h1").state == State.GONE
    assert segment(page, "body.p1#gone0").written == "Services are free."
    write(page, {}, user, dropped={"body.h1", "body.p1#gone0"})
    assert [block.id for block in draft(page).body] == ["p1", "q1", "f1"]
    assert "free" not in draft(page).body[0].value.source


def test_numbers_and_dates_of_figures_follow_the_source():
    user = officer()
    source = source_release()
    page = translated(source, ENGLISH, user)
    body = [*BODY[:3], {**BODY[3], "value": {**BODY[3]["value"], "value": "350"}}]
    changed(source, body=body)
    write(page, {"body.f1.unit": "families in all"}, user)
    assert draft(page).body[3].value["value"] == 350


def test_the_sources_own_words_count_as_no_translation_until_somebody_says_so():
    user = officer()
    page = started(source_release(press_contact="IOM"), user)
    assert segment(page, "press_contact").state == State.MISSING
    write(page, {"press_contact": "IOM"}, user)
    assert segment(page, "press_contact").state == State.MISSING
    write(page, {"press_contact": "IOM"}, user, confirmed={"press_contact"})
    assert segment(page, "press_contact").state == State.DONE


def test_an_address_that_is_typed_stays_and_one_that_is_not_is_made_from_the_title():
    user = officer()
    page = started(source_release(), user)
    write(page, {"title": "A centre opens"}, user)
    assert draft(page).slug == "a-centre-opens"
    write(page, {"slug": "كما-كُتب".replace("ُ", "")}, user)
    assert draft(page).slug == "كما-كتب"


def test_a_text_that_was_emptied_is_missing_again():
    user = officer()
    page = translated(source_release(), ENGLISH, user)
    write(page, {"body.h1": "", "summary": ""}, user)
    assert (segment(page, "body.h1").state, segment(page, "summary").state) == (State.MISSING, State.MISSING)


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_every_page_type_has_segments_for_all_its_words(demo, model):
    page = model.objects.exclude(source=None).first()
    assert page is not None
    found = reading(page)
    assert not found.in_state(State.OWN, State.GONE, State.OUTDATED, State.MISSING)
    paths = {one.text.path.split(".")[0] for one in found.segments}
    assert {"title", "seo_title", "search_description"} <= paths
    filled = {name for name in model.word_fields if getattr(page.source, name)}
    assert filled <= paths
