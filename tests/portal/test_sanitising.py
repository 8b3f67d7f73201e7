"""Rich text keeps what an editor's buttons make and loses everything else, whichever way it came in."""

from typing import Any

import pytest

from centres.models import CentrePage
from portal.sanitising import clean_html
from tests.centres import factories
from tests.portal.pages import fresh, release, visitor, written

KEPT = [
    "<p>نص</p>",
    "<h2>عنوان</h2><h3>آخر</h3>",
    "<ul><li>one</li></ul><ol><li>two</li></ol>",
    "<p><b>a</b> <strong>b</strong> <i>c</i> <em>d</em><br></p><hr>",
    '<p><a linktype="page" id="3">page</a> <a linktype="document" id="4">file</a></p>',
    '<p><a href="https://example.org/?a=1&amp;b=2">x</a> <a href="mailto:a@example.org">m</a></p>',
    '<p><a href="tel:+9647000000001">t</a></p>',
    "",
]

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    '<p onclick="alert(1)">x</p>',
    '<p style="background:url(//evil.example)">x</p>',
    '<p class="x" id="main" dir="ltr">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="https://example.org" target="_blank" rel="opener" onfocus=alert(1) autofocus>x</a>',
    "<iframe src=//evil.example></iframe>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<form action=//evil.example><input name=password></form>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    '<embed embedtype="media" url="https://evil.example">',
    "<p>\x00<scr\x00ipt>alert(1)</scr\x00ipt></p>",
    "<" * 5000,
    "<p>" * 2000,
]
FORBIDDEN = (
    "<script",
    "onerror",
    "onclick",
    "onload",
    "onfocus",
    "javascript:",
    "vbscript:",
    "data:text",
    "style=",
    "<iframe",
    "<svg",
    "<img",
    "<form",
    "<style",
    "<link",
    "<base",
    "<meta",
    "<embed",
    "class=",
    "target=",
    "<!--",
)


@pytest.mark.parametrize("html", KEPT)
def test_what_editors_make_is_kept(html: str) -> None:
    assert clean_html(html) == html


@pytest.mark.parametrize("html", HOSTILE, ids=range(len(HOSTILE)))
def test_everything_else_is_dropped(html: str) -> None:
    cleaned = clean_html(html).lower()
    assert not [part for part in FORBIDDEN if part in cleaned]


@pytest.mark.parametrize("html", [*KEPT, *HOSTILE], ids=range(len(KEPT) + len(HOSTILE)))
def test_cleaning_twice_changes_nothing_more(html: str) -> None:
    once = clean_html(html)
    assert clean_html(once) == once


def test_words_stay_when_their_markup_goes() -> None:
    assert clean_html("<div><span style='color:red'>نص مهم</span></div>") == "<p>نص مهم</p>"


@pytest.mark.django_db
def test_fields_and_blocks_are_clean_when_they_are_published_in_code() -> None:
    hostile = "<p>نص<img src=x onerror=alert(1)><script>alert(2)</script></p>"
    centre = factories.centre(words={"ar": {"description": hostile}})
    news = release(body=[("paragraph", hostile)])
    assert centre.description == "<p>نص</p>"
    assert news.body[0].value.source == "<p>نص</p>"
    for page in (centre, news):
        assert "onerror" not in visitor().get(page.url_path).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "save", [lambda page: page.save(), lambda page: page.save_revision().publish()], ids=["saved", "published"]
)
def test_a_translation_is_cleaned_like_any_other_page(save: Any) -> None:
    translation = CentrePage.objects.get(source=factories.centre())
    translation.description = "<p>x</p><iframe></iframe>"
    save(translation)
    assert fresh(translation).description == "<p>x</p>"


@pytest.mark.django_db
def test_titles_are_text_and_never_markup() -> None:
    centre = factories.centre()
    written(centre, title="<script>alert(1)</script> & “مركز”").publish()
    html = visitor().get(centre.url_path).content.decode()
    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)" in html
