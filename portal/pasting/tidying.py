"""Decides what remains of a word processor's HTML: headings, paragraphs, lists, quotations, bold type and links."""

import re
from dataclasses import dataclass, field
from html import escape

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from .reading import (
    drop_unseen,
    goes_on,
    is_block,
    is_bold,
    kind_of,
    link_of,
    list_level,
    parts_of,
    take_mark,
    told_level,
)

BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
# What is no link to anywhere, what has nothing in it, and the same tag closed and opened again.
EMPTY = re.compile(r"<(b|i|a)(?: [^>]*)?>((?:\s|<br>)*)</\1>")
AGAIN = re.compile(r"</(b|i)>(\s*)<\1>")
DEEPEST_LIST = 4
# Deeper than any document; beyond it a hostile one would exhaust the interpreter.
DEEPEST = 200


@dataclass
class Entry:
    """An entry of a list, at its level."""

    level: int
    kind: str
    html: str


@dataclass
class Writer:
    """Collects blocks of clean HTML in the order of the document."""

    blocks: list[str] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def add(self, kind: str, html: str) -> None:
        """End a list that is open and add a block, unless there is nothing in it."""
        self.end_list()
        html = trimmed(html)
        if html:
            self.blocks.append(f"<{kind}>{html}</{kind}>")

    def entry(self, level: int, kind: str, html: str) -> None:
        """Add an entry to the open list."""
        if html := trimmed(html):
            self.entries.append(Entry(min(level, DEEPEST_LIST), kind, html))

    def more_of_entry(self, html: str) -> None:
        """Add a line to the last entry of the open list."""
        if html := trimmed(html):
            self.entries[-1].html += f"<br>{html}"

    def end_list(self) -> None:
        """Write the open list."""
        if self.entries:
            self.blocks.append(nested(self.entries))
            self.entries = []


def tidy_html(text: str) -> str:
    """Return the HTML of a document as the portal's editor would have made it; nh3 has to follow."""
    soup = BeautifulSoup(text, "html.parser")
    drop_unseen(soup)
    writer = Writer()
    _write(soup, writer, 0)
    writer.end_list()
    return "".join(writer.blocks)


def _write(tag: Tag, writer: Writer, depth: int, level: int = 0) -> None:
    """Write the blocks below a tag; text that stands between them becomes paragraphs."""
    loose: list[str] = []
    for part in parts_of(tag) if depth < DEEPEST else ():
        if isinstance(part, NavigableString) or not (is_block(part) or part.find(is_block)):
            loose.append(_inline(part))
            continue
        _end_paragraph(loose, writer)
        _write_block(part, writer, depth + 1, level)
    _end_paragraph(loose, writer)


def _end_paragraph(loose: list[str], writer: Writer) -> None:
    if trimmed("".join(loose)):
        writer.add("p", "".join(loose))
    loose.clear()


def _write_block(tag: Tag, writer: Writer, depth: int, level: int) -> None:
    if tag.name in ("ul", "ol"):
        _write_list(tag, writer, depth, level + 1)
        if not (level or tag.find("li", attrs={"data-aria-level": True})):
            writer.end_list()
    elif tag.name == "hr":
        writer.end_list()
        writer.blocks.append("<hr>")
    elif tag.find(is_block) and tag.name != "blockquote":
        _write(tag, writer, depth, level)
    elif found := list_level(tag):
        kind = take_mark(tag)
        writer.entry(found, kind, _children(tag))
    elif writer.entries and goes_on(tag):
        writer.more_of_entry(_children(tag))
    else:
        kind = "blockquote" if tag.name == "blockquote" else kind_of(tag)
        html = _joined(tag) if kind == "blockquote" else _children(tag)
        writer.add(kind, re.sub(r"</?b>", "", html) if kind in ("h2", "h3") else html)


def _write_list(tag: Tag, writer: Writer, depth: int, level: int) -> None:
    """Write real lists; one inside of another, or inside of an entry, is a level deeper."""
    for part in parts_of(tag) if depth < DEEPEST else ():
        if isinstance(part, NavigableString):
            continue
        if part.name in ("ul", "ol"):
            _write_list(part, writer, depth + 1, level + 1)
            continue
        inner = [one.extract() for one in part.find_all(["ul", "ol"]) if one.find_parent(["ul", "ol"]) is tag]
        writer.entry(told_level(part) or level, tag.name, _joined(part))
        for one in inner:
            _write_list(one, writer, depth + 1, level + 1)


def _joined(tag: Tag) -> str:
    """Return the text of several blocks in one, each on a line of its own."""
    blocks = [one for one in tag.find_all(is_block) if not one.find(is_block)]
    if not blocks:
        return _children(tag)
    return "<br>".join(html for html in (trimmed(_children(one)) for one in blocks) if html)


def _children(tag: Tag, depth: int = 0) -> str:
    return "".join(_inline(part, depth) for part in parts_of(tag)) if depth < DEEPEST else ""


def _inline(part: Tag | NavigableString, depth: int = 0) -> str:
    """Return running text with bold and italic type, line ends and links, and no other tag."""
    if isinstance(part, NavigableString):
        return escape(BLANKS.sub(" ", str(part)), quote=False)
    if part.name == "br":
        return "<br>"
    inner = _children(part, depth + 1)
    if part.name == "a" and (attributes := link_of(part)):
        said = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
        return f"<a {said}>{inner}</a>"
    if is_bold(part):
        return f"<b>{inner}</b>"
    return f"<i>{inner}</i>" if part.name in ("i", "em") else inner


def trimmed(html: str) -> str:
    """Return running text without empty tags, and without blanks and line ends around it."""
    before = None
    while before != html:
        before = html
        html = AGAIN.sub(r"\2", EMPTY.sub(r"\2", html))
    html = re.sub(r"(?:\s*<br>)+\s*$|^\s*(?:<br>\s*)+", "", html)
    return BLANKS.sub(" ", html).strip()


def nested(entries: list[Entry]) -> str:
    """Return entries of several levels as lists inside of lists."""
    html = ""
    open_lists: list[Entry] = []
    for entry in entries:
        while open_lists and open_lists[-1].level > entry.level:
            html += f"</li></{open_lists.pop().kind}>"
        if (
            open_lists
            and open_lists[-1].level == entry.level
            and open_lists[-1].kind != entry.kind
            and entry.level == 1
        ):
            html += f"</li></{open_lists.pop().kind}>"
        if not open_lists or open_lists[-1].level < entry.level:
            open_lists.append(entry)
            html += f"<{entry.kind}>"
        else:
            html += "</li>"
        html += f"<li>{entry.html}"
    while open_lists:
        html += f"</li></{open_lists.pop().kind}>"
    return html
