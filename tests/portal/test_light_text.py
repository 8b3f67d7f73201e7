"""Formatted text is written as plain text with a few signs, and what is typed becomes formatted text again."""

import pytest

from portal.light_text import as_light_text, as_rich_text, rewritten

PAIRS = [
    ("<p>نصيحة من محام.</p>", "نصيحة من محام."),
    ("<p>One</p><p>Two</p>", "One\n\nTwo"),
    ("<ul><li>A</li><li>B</li></ul>", "- A\n- B"),
    ("<ol><li>A</li><li>B</li></ol>", "1. A\n2. B"),
    ("<p>A <b>bold</b> word</p>", "A **bold** word"),
    ('<p>See <a href="https://example.org/">this</a></p>', "See [this](https://example.org/)"),
    ('<p><a linktype="page" id="7">Here</a></p>', "[Here](page:7)"),
    ("<p>One<br/>Two</p>", "One\nTwo"),
    ("<p>5 &lt; 7 &amp; 8</p>", "5 < 7 & 8"),
]


@pytest.mark.parametrize(("html", "text"), PAIRS)
def test_both_ways_meet(html: str, text: str) -> None:
    assert as_light_text(html) == text
    assert as_rich_text(text) == html


def test_what_looks_like_html_is_text() -> None:
    assert as_rich_text("<script>x</script>") == "<p>&lt;script&gt;x&lt;/script&gt;</p>"
    assert "href" not in as_rich_text("[x](javascript:alert(1))")


def test_arabic_digits_number_a_list() -> None:
    assert as_rich_text("١. أول\n٢. ثان") == "<ol><li>أول</li><li>ثان</li></ol>"


def test_what_was_not_changed_is_kept_as_it_is_stored() -> None:
    stored = "<h2>Title</h2><p>Text</p>"
    assert rewritten(stored, as_light_text(stored)) == stored
    assert rewritten(stored, "Text") == "<p>Text</p>"
