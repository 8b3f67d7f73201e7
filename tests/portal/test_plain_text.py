"""What remains of formatted text as plain text."""

import pytest
from wagtail.rich_text import RichText

from home.models import InformationPage
from news.models import PressReleasePage
from portal.plain_text import plain_blocks, plain_html, summary_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>one<br>two<br/>three</p>", "one\ntwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<h2>head</h2>text", "head\ntext"),
        ("<p>a &amp; b &lt;c&gt; &quot;</p>", 'a & b <c> "'),
        ("<p>ن<b>ص</b></p>", "نص"),
        ("<p>  </p><p></p>", ""),
        ("", ""),
        ("plain", "plain"),
        ("1 < 2", "1 < 2"),
        ('<a href="x">link</a>', "link"),
    ],
)
def test_html_becomes_lines(html: str, text: str) -> None:
    assert plain_html(html) == text


def test_nothing_is_no_text() -> None:
    assert plain_html(None) == ""  # type: ignore[arg-type]


@pytest.mark.django_db
def test_blocks_become_lines_with_quotes_and_figures() -> None:
    page = PressReleasePage(
        body=[
            ("heading", "عنوان"),
            ("paragraph", RichText("<p>أول</p><p>ثانٍ</p>")),
            ("quote", {"text": "قول", "speaker": "متحدث نموذجي", "position": "", "organisation": ""}),
            ("figure", {"value": "220000", "unit": "عائد", "approximate": True, "as_of": None, "source": ""}),
        ]
    )
    text = plain_blocks(page.body)
    assert text.splitlines()[:3] == ["عنوان", "أول", "ثانٍ"]
    assert {"قول", "متحدث", "220000", "عائد"} <= set(text.split())
    assert "None" not in text and "True" not in text


@pytest.mark.django_db
def test_an_empty_stream_is_no_text() -> None:
    assert plain_blocks(InformationPage().body) == ""


@pytest.mark.parametrize(
    ("text", "length", "summary"),
    [
        ("short", 200, "short"),
        ("one two three", 8, "one two…"),
        ("one, two", 5, "one…"),
        ("  many \n\n blanks  ", 200, "many blanks"),
        ("كلمة، أخرى", 6, "كلمة…"),
        ("a" * 300, 200, "a" * 200 + "…"),
        ("", 10, ""),
    ],
)
def test_a_summary_is_cut_at_a_word(text: str, length: int, summary: str) -> None:
    assert summary_of(text, length) == summary
