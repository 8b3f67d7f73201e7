"""A centre, a service and a release print to at most two sheets of A4, and paper says nothing of this moment."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.sweep.public_pages import EXAMPLES, Example
from tests.sweep.visits import DESK_WIDTH, Visitor

pytestmark = pytest.mark.django_db
PRINTED = [example for example in EXAMPLES if example.name in ("centre", "centre, open now", "service", "release")]
MOST_SHEETS = 2
# A4 in points of 1/72 inch.
A4 = (595, 842)
OF_THIS_MOMENT = ".state--open, .state--closed"
SEEN = f"""() => [...document.querySelectorAll('{OF_THIS_MOMENT}')].filter(each => each.checkVisibility()).length"""
# What hangs over the lower edge of a sheet, its list of services apart, which ends early where there is too much.
CUT = """() => [...document.querySelectorAll('.sheet > *')].filter(each =>
  each.getBoundingClientRect().bottom > each.parentElement.getBoundingClientRect().bottom + 1).map(each => each.className)"""
PHONES = """() => [...document.querySelectorAll('a[href^="tel:"]')]
  .filter(each => each.checkVisibility()).map(each => each.href.slice(4))"""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("example", PRINTED, ids=lambda example: example.name)
def test_a_page_prints_to_two_sheets_at_most(
    demo: None, visitor: Visitor, example: Example, language: str, dark: bool
) -> None:
    visitor.visit(example, language, width=DESK_WIDTH, dark=dark)
    sheets = PdfReader(BytesIO(visitor.page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) <= MOST_SHEETS
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {A4}
    assert sheets[-1].extract_text().strip()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", ["notice", "notice, laden", "notice, in both languages"])
def test_a_notice_is_one_sheet_a_language_with_its_phones_and_the_day(
    demo: None, visitor: Visitor, name: str, language: str
) -> None:
    example = next(example for example in EXAMPLES if example.name == name)
    visitor.visit(example, language, width=DESK_WIDTH, dark=True)
    sheets = PdfReader(BytesIO(visitor.page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == (2 if "both" in name else 1)
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} == {A4}
    assert all("+964 700 000 0001" in sheet.extract_text(extraction_mode="layout") for sheet in sheets)
    visitor.page.emulate_media(media="print")
    assert visitor.page.evaluate(CUT) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_paper_has_no_now_but_the_phones(demo: None, visitor: Visitor, language: str) -> None:
    example = next(example for example in PRINTED if example.name == "centre, open now")
    visitor.visit(example, language)
    assert visitor.page.evaluate(SEEN) > 0
    phones = set(visitor.page.evaluate(PHONES))
    visitor.page.emulate_media(media="print")
    assert visitor.page.evaluate(SEEN) == 0
    assert phones and set(visitor.page.evaluate(PHONES)) == phones
