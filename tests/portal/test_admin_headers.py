"""Wagtail's shared header drops its own heading where a variable called ``heading`` is set."""

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
INCLUDED = 'include "wagtailadmin/shared/header.html"'


def test_every_screen_with_the_shared_header_keeps_its_heading():
    templates = [path for app in ("portal", "news", "centres", "search") for path in (ROOT / app).rglob("*.html")]
    headed = [path for path in templates if INCLUDED in path.read_text(encoding="utf-8")]
    assert len(headed) > 10
    for path in headed:
        html = path.read_text(encoding="utf-8")
        before, after = html.split(INCLUDED)[:2]
        including = after.split("%}")[0]
        is_set = " as heading %}" in before or "title=heading" in including
        assert not is_set or ' heading=""' in including, path
