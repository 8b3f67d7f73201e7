"""axe finds nothing on any public page: both languages, light and dark, a phone's width and a desk's."""

import pytest

from tests.servers.browsing import DESK_WIDTH, HEIGHTS, PHONE_WIDTH, PageOpener
from tests.sweep import axe
from tests.sweep.public_pages import CASES, EXAMPLES, Example, name_of
from tests.sweep.visits import visit, visitor

pytestmark = pytest.mark.django_db
SCHEMES = ("light", "dark")
# Fewer texts than this on a page would mean that axe has not looked.
FEWEST_TEXTS = 12


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_axe_finds_no_violation(demo: None, open_page: PageOpener, case: tuple[Example, str]) -> None:
    example, language = case
    page = visitor(open_page, example, language, width=PHONE_WIDTH)
    visit(page, example, language)
    faults = []
    for width in (PHONE_WIDTH, DESK_WIDTH):
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        faults += [f"{width} px: {fault}" for fault in axe.violations(page)]
    page.emulate_media(color_scheme="dark")
    faults += [f"dark: {fault}" for fault in axe.violations(page)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_every_text_has_contrast_also_the_arabic_ones(
    demo: None, open_page: PageOpener, case: tuple[Example, str]
) -> None:
    example, language = case
    page = visitor(open_page, example, language, width=PHONE_WIDTH)
    visit(page, example, language)
    page.evaluate(axe.SUBSTITUTE)
    faults = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        wrong, undecided, passed = axe.contrast(page)
        faults += [f"{scheme}: {fault}" for fault in [*wrong, *undecided]]
        assert passed >= FEWEST_TEXTS, f"axe judged {passed} texts only"
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pale_arabic_is_refused_once_its_letters_are_substituted(
    demo: None, open_page: PageOpener, scheme: str
) -> None:
    page = visitor(open_page, EXAMPLES[0], "ar", width=PHONE_WIDTH, dark=scheme == "dark")
    visit(page, EXAMPLES[0], "ar")
    page.evaluate(axe.PALE_TEXT, scheme == "dark")
    page.evaluate(axe.SUBSTITUTE)
    wrong, _undecided, _passed = axe.contrast(page)
    assert len(wrong) == 1 and 'id="pale"' in wrong[0]
