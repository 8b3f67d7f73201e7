"""Decides what of a saved web page is the release: not what the site puts around it, nor what it runs."""

import re
from typing import Final

from bs4 import BeautifulSoup, Tag

# Around every text of a site, and what belongs to no text.
AROUND: Final = [
    "nav",
    "footer",
    "aside",
    "form",
    "script",
    "noscript",
    "iframe",
    "object",
    "embed",
    "applet",
    "template",
]
PROGRAM = re.compile(
    r"<\s*(?:script|iframe|object|embed|applet)\b|\bon\w+\s*=\s*[\"']|(?:java|vb)script\s*:", re.IGNORECASE
)


def release_in(html: str) -> str:
    """Return the part of a web page that holds its text, with its one title first."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all(AROUND):
        tag.extract()
    part = _only(soup, "article") or _only(soup, "main") or soup
    title = _only(part, "h1") or _only(soup, "h1")
    if title is None:
        return str(part)
    for header in part.find_all("header"):
        if part is soup and title not in header.find_all("h1"):
            header.extract()
    return f"{title.extract()}{part}"


def _only(part: Tag, name: str) -> Tag | None:
    """Return the one tag of a name, None where there are several or none."""
    found = part.find_all(name, limit=2)
    return found[0] if len(found) == 1 else None
