"""Decides what axe examines, and how it is made to judge Arabic letters, of whose contrast it says nothing by itself."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
ALL_RULES: dict[str, Any] = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
CONTRAST: dict[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
RUN = "options => axe.run(document, options)"

# Letters of Arabic become a Latin letter and its digits a Latin digit; colours, sizes and weights stay as they are. Fonts
# are low, lines apart and patterns off, because axe does not judge letters that reach into another line or lie on a
# pattern.
SUBSTITUTE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    node.data = node.data.replace(/[\\u0621-\\u064a\\u066e-\\u06d3]/g, 'n').replace(/[\\u0660-\\u0669]/g, '8');
  }
  for (const each of document.body.querySelectorAll('*')) {
    each.style.setProperty('background-image', 'none');
    each.style.setProperty('font-family', 'sans-serif');
    each.style.setProperty('line-height', '2');
  }
}"""
# A text as axe has to refuse it: 1.6 to 1 on white, 1.7 to 1 in the dark.
PALE_TEXT = """dark => {
  const pale = document.createElement('p');
  pale.id = 'pale';
  pale.lang = 'ar';
  pale.textContent = 'نص باهت لا يقرؤه أحد';
  pale.style.setProperty('color', dark ? '#333d55' : '#cccccc');
  document.querySelector('main').append(pale);
}"""


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong with the page as it stands, a line for each rule and element."""
    return _faults(_run(page, ALL_RULES)["violations"])


def contrast(page: Page) -> tuple[list[str], int]:
    """Return the texts of too little contrast and those axe could not judge, and how many it found well."""
    found = _run(page, CONTRAST)
    passed = sum(len(rule["nodes"]) for rule in found["passes"] if rule["id"] == "color-contrast")
    return _faults([*found["violations"], *found["incomplete"]]), passed


def _run(page: Page, options: dict[str, Any]) -> dict[str, Any]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: dict[str, Any] = page.evaluate(RUN, options)
    return found


def _faults(rules: list[dict[str, Any]]) -> list[str]:
    return [f"{rule['id']}: {node['html'][:160]} {_why(node)}" for rule in rules for node in rule["nodes"]]


def _why(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return " ".join(" ".join(check["message"].split()) for check in checks)[:200]
