"""Decides which parts of a press contact, written as running text, are links: e-mail addresses and phone numbers."""

import re

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

# A number is one only with its country code: anything else in the text may be a room, a year or an extension.
LINKED = re.compile(r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<phone>\+\d(?:[ \-]?\d){7,14}(?!\d))", re.ASCII)


def contact_lines(text: str) -> list[SafeString]:
    """Return the lines that hold something as HTML, addresses and numbers as links that read from their start."""
    return [_linked(line.strip()) for line in (text or "").splitlines() if line.strip()]


def _linked(line: str) -> SafeString:
    parts, end = [], 0
    for match in LINKED.finditer(line):
        parts += [escape(line[end : match.start()]), _link(match)]
        end = match.end()
    return format_html_join("", "{}", ((part,) for part in [*parts, escape(line[end:])]))


def _link(match: re.Match[str]) -> SafeString:
    found = match.group()
    if match.lastgroup == "email":
        return format_html('<a href="mailto:{0}"><bdi dir="ltr">{0}</bdi></a>', found)
    return format_html('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', re.sub(r"[ \-]", "", found), found)
