"""Reads what word processors say of a text by styles alone: false lists, headings, quotations, what is hidden."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

# Dropped with all they hold; tracked deletions among them, which the reader of the document does not see either.
DROPPED = {"style", "script", "title", "head", "xml", "meta", "link", "template", "noscript", "iframe", "object", "svg"}
DROPPED |= {"del", "strike", "select", "textarea", "button", "form", "math", "audio", "video", "embed"}
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
STYLED = {"msotitle": "h2", "msosubtitle": "h3", "msoquote": "blockquote", "msointensequote": "blockquote"}
STYLED |= {"title": "h2", "subtitle": "h3", "quote": "blockquote", "quotations": "blockquote"}
COMMENT_CLASSES = {"msocommentreference", "msocomanchor", "msocomoff", "msocomtxt", "msocommenttext"}
LEVEL = re.compile(r"mso-list:\s*\w+\s+level(\d+)", re.IGNORECASE)
HIDDEN = re.compile(r"mso-hide:\s*all|display:\s*none|mso-element:\s*(?:comment|header|footer)", re.IGNORECASE)
IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
WEIGHT = re.compile(r"font-weight:\s*(bold(?:er)?|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
STYLED_HEADING = re.compile(r"(?:mso)?heading([1-9])")
COUNTED = re.compile(r"[\w٠-٩]{1,4}\s*[.)\-]|[0-9٠-٩]{1,3}(?:\.[0-9٠-٩]{1,3})+\.?|\(\w{1,4}\)|[0-9٠-٩]+")
# Word's hand-made bullets: a paragraph that begins with one of these and is in no list.
MARK = re.compile(r"^\s*(?:[·•▪◦‣§]|[-–](?=\s))\s*")


def style_of(tag: Tag) -> str:
    """Return the tag's own style."""
    return str(tag.get("style") or "")


def classes_of(tag: Tag) -> set[str]:
    """Return the tag's classes in lower case."""
    value: list[str] | str = tag.get("class") or []
    return {str(name).lower() for name in (value if isinstance(value, list) else str(value).split())}


def is_gone(tag: Tag) -> bool:
    """Say whether the tag was dropped; asking by its own property would search all below it."""
    return "_decomposed" in vars(tag)


def drop_unseen(soup: BeautifulSoup) -> None:
    """Take out what the document does not show: comments of both kinds, styles, programs, hidden and deleted text."""
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        text.extract()
    for tag in soup.find_all(True):
        if is_gone(tag):
            continue
        if tag.name in DROPPED or HIDDEN.search(style_of(tag)) or classes_of(tag) & COMMENT_CLASSES:
            tag.decompose()


def kind_of(tag: Tag) -> str:
    """Return what a block is by its tag, its role or the name of its style: h2, h3, blockquote or p."""
    if tag.name in HEADINGS:
        return HEADINGS[tag.name]
    styled = [found[1] for name in classes_of(tag) if (found := STYLED_HEADING.fullmatch(name))]
    if tag.get("role") == "heading" or styled:
        return HEADINGS.get(f"h{tag.get('aria-level') or styled[:1] and styled[0]}", "h3")
    return next((STYLED[name] for name in classes_of(tag) if name in STYLED), "p")


def list_level(tag: Tag) -> int:
    """Return the level of a paragraph that Word shows as an entry of a list, or 0."""
    found = LEVEL.search(style_of(tag))
    return int(found.group(1)) if found else 0


def told_level(entry: Tag) -> int:
    """Return the level that Word on the web writes on an entry, each of which lies in a list of its own, or 0."""
    level = str(entry.get("data-aria-level") or "")
    return int(level) if level.isdecimal() and len(level) < 3 else 0


def goes_on(tag: Tag) -> bool:
    """Say whether a paragraph belongs to the entry before it: in the list's style, without a mark of its own."""
    return any(name.startswith("msolistparagraph") for name in classes_of(tag)) and not list_level(tag)


def take_mark(tag: Tag) -> str:
    """Take the drawn bullet or number out of Word's paragraph; return ``ol`` or ``ul`` by what it was."""
    marks = [one for one in tag.find_all(True) if IGNORED.search(style_of(one))]
    text = "".join(mark.get_text() for mark in marks).replace("\xa0", " ").strip()
    for mark in marks:
        if not is_gone(mark):
            mark.decompose()
    if not marks:
        first = next((part for part in tag.descendants if isinstance(part, NavigableString) and part.strip()), None)
        if first is not None and MARK.match(first):
            first.replace_with(MARK.sub("", first, count=1))
    return "ol" if COUNTED.fullmatch(text) else "ul"


def is_bold(tag: Tag) -> bool | None:
    """Say whether a tag makes its text bold or plain, or None where it says nothing of it."""
    found = WEIGHT.search(style_of(tag))
    if found:
        return found.group(1).lower() not in {"normal", "100", "200", "300", "400", "500"}
    return True if tag.name in {"b", "strong"} else None


def link_of(tag: Tag) -> dict[str, str]:
    """Return the attributes of a link that leads somewhere, or nothing: places within the document are dropped."""
    if tag.get("linktype"):
        return {name: str(tag[name]) for name in ("linktype", "id", "href") if tag.get(name)}
    address = "".join(str(tag.get("href") or "").split())
    parts = urlsplit(address) if address.isprintable() else urlsplit("")
    if parts.netloc.removeprefix("www.") == "google.com" and parts.path == "/url":
        address = parse_qs(parts.query).get("q", [""])[0]
        parts = urlsplit(address)
    is_relative = address.startswith("/") and not address.startswith("//")
    return {"href": address} if parts.scheme in {"http", "https", "mailto", "tel"} or is_relative else {}


def is_block(tag: Tag) -> bool:
    """Say whether a tag begins a line of its own."""
    return tag.name in BLOCKS


BLOCKS = {"p", "div", "section", "article", "main", "header", "footer", "aside", "body", "html", "center", "address"}
BLOCKS |= {"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "dl", "dt", "dd", "pre", "figure"}
BLOCKS |= {"figcaption", "blockquote", "ul", "ol", "li", "hr", "nav", *HEADINGS}


def parts_of(tag: Tag) -> Iterator[Tag | NavigableString]:
    """Yield the tag's children that are tags or text."""
    yield from (part for part in list(tag.children) if isinstance(part, Tag | NavigableString))
