"""axe finds nothing on any public page: both languages, light and dark, a phone's width and a desk's."""

import pytest

from tests.sweep import axe
from tests.sweep.public_pages import CASES, EXAMPLES, Example, name_of
from tests.sweep.visits import DESK_WIDTH, PHONE_WIDTH, Visitor

pytestmark = pytest.mark.django_db
# Fewer texts than this on a page would mean that axe has not looked.
FEWEST_TEXTS = 12


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_axe_finds_no_violation(demo: None, visitor: Visitor, case: tuple[Example, str]) -> None:
    visitor.visit(*case, width=PHONE_WIDTH)
    on_the_phone = axe.violations(visitor.page)
    visitor.page.emulate_media(color_scheme="dark")
    visitor.resize(DESK_WIDTH)
    wide_and_dark = axe.violations(visitor.page)
    assert not on_the_phone and not wide_and_dark, "\n".join([*on_the_phone, "Wide and dark:", *wide_and_dark])


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_every_text_has_contrast_also_the_arabic_ones(demo: None, visitor: Visitor, case: tuple[Example, str]) -> None:
    visitor.visit(*case)
    visitor.page.evaluate(axe.SUBSTITUTE)
    light, judged_light = axe.contrast(visitor.page)
    visitor.page.emulate_media(color_scheme="dark")
    dark, judged_dark = axe.contrast(visitor.page)
    assert not light and not dark, "\n".join([*light, "Dark:", *dark])
    assert min(judged_light, judged_dark) >= FEWEST_TEXTS


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pale_arabic_is_refused_once_its_letters_are_substituted(demo: None, visitor: Visitor, dark: bool) -> None:
    visitor.visit(EXAMPLES[0], "ar", dark=dark)
    visitor.page.evaluate(axe.PALE_TEXT, dark)
    visitor.page.evaluate(axe.SUBSTITUTE)
    wrong, _judged = axe.contrast(visitor.page)
    assert len(wrong) == 1 and 'id="pale"' in wrong[0]
