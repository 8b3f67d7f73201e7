"""Everything can be reached, hit, seen and read: targets, focus, and no sideways scroll at any width or size of text."""

import pytest

from tests.sweep.public_pages import CASES, Example, name_of
from tests.sweep.visits import PHONE_WIDTH, Visitor

pytestmark = pytest.mark.django_db

# Widths in CSS pixels, with the factor of the size of text: WCAG's narrowest, a phone, a desk, and twice the size.
VIEWS = [(320, 1), (360, 1), (1280, 1), (320, 2), (640, 2), (1280, 2)]
TARGET_PIXELS = 44
SMALLEST_PIXELS = 24

SET_TEXT_SIZE = "factor => { document.documentElement.style.fontSize = factor === 1 ? '' : `${factor * 100}%` }"
SIDEWAYS = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide && document.body.scrollWidth <= wide) return [];
  return [...document.querySelectorAll('body *')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && (box.left < -1 || box.right > wide + 1) && !each.closest('.unseen, .skip-link');
  }).map(each => each.outerHTML.slice(0, 120));
}"""

# What a finger hits: from the middle of a target outwards, as long as the topmost element is the target, something in
# it or its label. A link in running text (words beside it in the same block) may be as low as its line.
TARGETS = """() => {
  const found = [];
  const focusable = 'a[href], button, input:not([type=hidden]), select, summary, textarea';
  const hits = (target, x, y) => {
    const top = document.elementFromPoint(x, y);
    return top && (target.contains(top) || (target.labels && [...target.labels].some(label => label.contains(top))));
  };
  const reach = (target, x, y, dx, dy) => {
    let steps = 0;
    while (steps < 60 && hits(target, x + dx * (steps + 1), y + dy * (steps + 1))) steps += 1;
    return steps;
  };
  for (const target of document.querySelectorAll(focusable)) {
    if (target.tabIndex < 0 || target.closest('.skip-link') || !target.checkVisibility({visibilityProperty: true})) continue;
    target.scrollIntoView({block: 'center'});
    const box = target.getClientRects()[0];
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    if (!hits(target, x, y)) { found.push([target.outerHTML.slice(0, 120), 0, 0, false]); continue; }
    const block = target.parentElement.closest('p, li, dd, td, blockquote, div');
    const inText = getComputedStyle(target).display === 'inline'
      && [...block.childNodes].some(node => node.nodeType === 3 && node.data.trim().length > 12);
    const width = reach(target, x, y, 1, 0) + reach(target, x, y, -1, 0) + 1;
    const height = reach(target, x, y, 0, 1) + reach(target, x, y, 0, -1) + 1;
    found.push([target.outerHTML.slice(0, 120), width, height, inText]);
  }
  return found;
}"""

# Of radio buttons that belong together the keyboard reaches one.
HOW_MANY = """() => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary, textarea')]
  .filter(each => each.tabIndex >= 0 && each.checkVisibility({visibilityProperty: true}))
  .filter((each, place, all) => each.type !== 'radio' || all.findIndex(other => other.name === each.name) === place)
  .length"""
# The focused element: what it is, whether its ring is drawn, and whether any part of it can be seen.
FOCUSED = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const style = getComputedStyle(here), box = here.getBoundingClientRect();
  const ring = here.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const shown = [.1, .5, .9].some(part => {
    const top = document.elementFromPoint(box.left + box.width * .5, box.top + box.height * part);
    return top && (here.contains(top) || top.contains(here));
  });
  return [here.outerHTML.slice(0, 120), ring, shown];
}"""


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_nothing_has_to_be_scrolled_sideways(demo: None, visitor: Visitor, case: tuple[Example, str]) -> None:
    visitor.visit(*case)
    faults = []
    for width, factor in VIEWS:
        visitor.resize(width)
        visitor.page.evaluate(SET_TEXT_SIZE, factor)
        faults += [f"{width} px, text {factor} times: {each}" for each in visitor.page.evaluate(SIDEWAYS)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_every_target_can_be_hit_with_a_finger(demo: None, visitor: Visitor, case: tuple[Example, str]) -> None:
    visitor.visit(*case, width=PHONE_WIDTH)
    targets = visitor.page.evaluate(TARGETS)
    assert len(targets) > 8
    small = [
        f"{width} x {height}: {html}"
        for html, width, height, in_text in targets
        if min(width, height) < (SMALLEST_PIXELS if in_text else TARGET_PIXELS) - 1
    ]
    assert not small, "\n".join(small)


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_focus_goes_everywhere_and_is_seen(demo: None, visitor: Visitor, case: tuple[Example, str]) -> None:
    visitor.visit(*case, width=PHONE_WIDTH)
    faults, reached = [], 0
    for _step in range(visitor.page.evaluate(HOW_MANY)):
        visitor.page.keyboard.press("Tab")
        found = visitor.page.evaluate(FOCUSED)
        reached += found is not None
        if found is None or not found[1] or not found[2]:
            faults.append(f"ring and place: {found}")
    assert not faults, "\n".join(faults)
    assert reached > 8
