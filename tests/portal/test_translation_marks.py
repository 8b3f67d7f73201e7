"""Rich text is cut, shown with marks, and put together again letter for letter; upstream's two functions keep their shape."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

from portal.translation.segments.aligning import align
from portal.translation.segments.markers import lacking, piece_of, shown
from portal.translation.segments.pieces import Extra, Piece, cut, put_together

RICH = [
    "<p>One.</p>",
    '<p>The <b>centre</b> at <a href="https://example.org">here</a> &amp; now<br/>and then</p>',
    '<p><a id="5" linktype="page">All of it</a></p>',
    "<ul><li>One<ul><li>Two <b>three</b></li></ul></li><li>Four</li></ul>",
    "<h2>Heading</h2><p><b>All bold</b></p><hr/><p></p>",
    "<p>A <b>b <i>c</i></b> d</p><ol><li>e</li></ol>",
    "<p>{1} stands in {{2}} the text &lt;b&gt;</p>",
    "",
    "loose",
]


def test_what_is_used_of_wagtail_localize_has_the_shape_it_had():
    template, strings = extract_strings('<p>A <b>b</b></p><ul><li><a href="/x">c</a></li></ul>')
    assert template == '<p><text position="0"></text></p><ul><li><text position="1"></text></li></ul>'
    assert [(type(one), one.data) for one, _attributes in strings] == [
        (StringValue, "A <b>b</b>"),
        (StringValue, '<a id="a1">c</a>'),
    ]
    assert [attributes for _one, attributes in strings] == [{}, {"a1": {"href": "/x"}}]
    assert restore_strings(template, strings) == '<p>A <b>b</b></p><ul><li><a href="/x">c</a></li></ul>'


@pytest.mark.parametrize("html", RICH)
def test_what_is_cut_and_put_together_is_what_it_was(html):
    template, pieces = cut(html)
    assert put_together(template, pieces) == html


@pytest.mark.parametrize("html", RICH)
def test_what_is_shown_and_read_back_is_what_it_was(html):
    template, pieces = cut(html)
    again = []
    for piece in pieces:
        marks = []
        text = shown(piece, marks, is_source=True)
        assert lacking(text, marks) == []
        again.append(piece_of(text, marks, piece.container))
    assert put_together(template, again) == html


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab {}/12<>&\"'مٍ\n", max_size=30))
def test_any_plain_text_survives_the_way_there_and_back(text):
    from django.utils.html import escape

    piece = Piece(str(escape(text.strip())).replace("\n", "<br/>"))
    marks = []
    said = shown(piece, marks, is_source=True)
    assert marks == []
    assert shown(piece_of(said, marks), []) == said


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="{}/127x ", max_size=24))
def test_no_typed_text_is_an_error_page_or_leaves_a_tag_open(text):
    from bs4 import BeautifulSoup

    marks = []
    shown(Piece('<b>x</b> <a id="a1">y</a>', "p", {"a1": {"href": "/x"}}), marks, is_source=True)
    try:
        html = piece_of(text.strip(), marks).html
    except ValidationError:
        return
    assert str(BeautifulSoup(html, "html.parser")) == html


def test_digits_of_arabic_keyboards_are_marks_too():
    marks = []
    shown(Piece("<b>x</b>"), marks, is_source=True)
    assert piece_of("{١}س{/١}", marks).html == "<b>س</b>"


def test_a_link_of_the_translation_stands_in_for_the_sources():
    marks = []
    shown(Piece('<a id="a1">x</a>', "p", {"a1": {"href": "/ar"}}), marks, is_source=True)
    text = shown(Piece('<a id="a1">y</a>', "p", {"a1": {"href": "/en"}}), marks)
    assert text == "{2}y{/2}"
    assert lacking(text, marks) == []
    assert [mark.number for mark in lacking("y", marks)] == [1]


@pytest.mark.parametrize(
    ("extras", "html"),
    [
        ([Extra(Piece("new"), 0)], "<p>a</p><p>new</p><ul><li>b</li></ul>"),
        ([Extra(Piece("new", "li"), 1)], "<p>a</p><ul><li>b</li><li>new</li></ul>"),
        ([Extra(Piece("new", "li"), 0)], "<p>a</p><ul><li>new</li></ul><ul><li>b</li></ul>"),
        ([Extra(Piece("1"), 1), Extra(Piece("2"), 1)], "<p>a</p><ul><li>b</li></ul><p>1</p><p>2</p>"),
        ([Extra(Piece("new", "h2"), -1)], "<h2>new</h2><p>a</p><ul><li>b</li></ul>"),
    ],
)
def test_what_only_the_translation_has_finds_its_place(extras, html):
    template, pieces = cut("<p>a</p><ul><li>b</li></ul>")
    assert put_together(template, pieces, extras) == html


def pieces_of(*texts):
    return [Piece(text) for text in texts]


@pytest.mark.parametrize(
    ("source", "basis", "target", "joined", "own", "gone"),
    [
        ("ab", "ab", "AB", "AB", "", ""),
        ("ab", None, "AB", "AB", "", ""),
        ("axb", "ab", "AB", "A-B", "", ""),
        ("ay", "ab", "AB", "AB", "", ""),
        ("b", "ab", "AB", "B", "", "A"),
        ("ba", "ab", "AB", "BA", "", ""),
        ("ab", "ab", "ABC", "AB", "C", ""),
        ("ab", "ab", "", "--", "", ""),
    ],
)
def test_pieces_are_joined_by_what_the_source_said_when_they_were_translated(source, basis, target, joined, own, gone):
    aligned = align(pieces_of(*source), pieces_of(*basis) if basis is not None else None, pieces_of(*target))
    assert "".join(one.html if one else "-" for one in aligned.targets) == joined.ljust(len(source), "-")
    assert "".join(one.piece.html for one in aligned.own) == own
    assert "".join(one.piece.html for one in aligned.gone) == gone
