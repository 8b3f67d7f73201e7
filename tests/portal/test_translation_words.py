"""What counts as words: text in every field and block, and neither facts nor format nor pictures."""

import pytest

from news.models import PressReleasePage
from portal.translation.word_differences import marked_difference
from portal.translation.words import digest_of, words_in


def release(**content):
    return {"title": "افتتاح", "slug": "opening", "issued_on": "2019-09-20", "summary": "خبر", "body": "[]"} | content


def digest(**content):
    return digest_of(words_in(PressReleasePage, release(**content)))


def paragraph(html, **block):
    import json

    return json.dumps([{"type": "paragraph", "value": html, "id": "1"} | block])


@pytest.mark.parametrize(
    "content",
    [
        {"issued_on": "2020-01-01"},
        {"slug": "other"},
        {"picture": 4},
        {"related_centres": [1, 2]},
        {"body": '[{"type": "picture", "value": {"picture": 3, "caption": ""}, "id": "1"}]'},
        {"go_live_at": "2026-01-01T00:00:00Z"},
    ],
)
def test_facts_addresses_and_pictures_are_no_words(content):
    assert digest(**content) == digest()


@pytest.mark.parametrize(
    "content",
    [
        {"title": "افتتاح مركز"},
        {"summary": ""},
        {"search_description": "خبر"},
        {"press_contact": "x"},
        {"body": '[{"type": "heading", "value": "عنوان", "id": "1"}]'},
        {"body": '[{"type": "picture", "value": {"picture": 3, "caption": "قاعة"}, "id": "1"}]'},
        {"body": '[{"type": "quote", "value": {"text": "قال", "speaker": "ع"}, "id": "1"}]'},
        {"body": '[{"type": "figure", "value": {"value": "220000", "unit": "شخص"}, "id": "1"}]'},
    ],
)
def test_a_change_of_text_or_of_a_number_in_it_is_one_of_words(content):
    assert digest(**content) != digest()


def test_format_and_the_identity_of_a_block_are_no_words():
    plain = digest(body=paragraph("<p>افتُتح المركز.</p>"))
    assert digest(body=paragraph("<p><b>افتُتح</b> المركز.</p>", id="2")) == plain
    assert digest(body=paragraph("<p>افتُتح مركز.</p>")) != plain


def test_about_so_many_is_not_exactly_so_many():
    figure = '[{"type": "figure", "value": {"value": "5", "unit": "شخص", "approximate": %s}, "id": "1"}]'
    assert digest(body=figure % "true") != digest(body=figure % "false")


def test_where_a_link_leads_counts_as_words():
    first = digest(body=paragraph('<p><a href="https://example.org/a">هنا</a></p>'))
    assert first != digest(body=paragraph('<p><a href="https://example.org/b">هنا</a></p>'))
    assert first != digest(body=paragraph('<p><a linktype="page" id="3">هنا</a></p>'))


def test_a_block_that_is_no_more_known_is_left_out():
    assert digest(body='[{"type": "gone", "value": "x", "id": "1"}]') == digest()


def test_the_difference_marks_whole_words_and_nothing_that_is_equal():
    html = marked_difference(["استقبل المركز 220 شخصاً."], ["استقبلت البلدة 220 شخصاً."])
    assert html == "<del>استقبل المركز</del> <ins>استقبلت البلدة</ins> 220 شخصاً."


def test_markup_in_words_is_shown_and_not_obeyed():
    assert "<script" not in marked_difference(["a"], ["<script>alert(1)</script>"])
