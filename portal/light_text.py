"""Decides how formatted text is written and read as plain text with a few signs, for forms that need no script.

Paragraphs are parted by an empty line; ``- `` and ``1. `` begin the items of a list, ``**bold**`` and
``[words](address)`` stand for themselves.
"""

import re
from html import escape
from typing import Any

from bs4 import BeautifulSoup, NavigableString

ITEM = re.compile(r"^\s*(?:[-*•]|(\d{1,2})[.)])\s+(.*)$")
BOLD = re.compile(r"\*\*(.+?)\*\*")
LINK = re.compile(r"\[([^\[\]]+)\]\((page:\d+|document:\d+|https?://[^\s()]+|mailto:[^\s()]+|tel:[^\s()]+)\)")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def as_light_text(html: str) -> str:
    """Return stored rich text as plain text with signs."""
    soup = BeautifulSoup(html or "", "html.parser")
    blocks: list[str] = []
    nodes: list[Any] = list(soup.children)
    for node in nodes:
        name = getattr(node, "name", None)
        if name in ("ul", "ol"):
            items = node.find_all("li", recursive=False)
            lines = [f"{f'{number}.' if name == 'ol' else '-'} {_inline(item)}" for number, item in enumerate(items, 1)]
            blocks.append("\n".join(lines))
        elif text := _inline(node):
            blocks.append(text)
    return "\n\n".join(blocks)


def as_rich_text(text: str) -> str:
    """Return what was typed as HTML; what looks like HTML is text."""
    parts: list[str] = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip()):
        parts += _block(block.split("\n"))
    return "".join(parts)


def rewritten(stored: str, typed: str) -> str:
    """Return the HTML to store: what stands there already, unless something else was typed."""
    same = as_light_text(stored).split() == typed.split()
    return stored if same else as_rich_text(typed)


def _inline(node: Any) -> str:
    if isinstance(node, NavigableString):
        return " ".join(str(node).split()) if not str(node).strip() else re.sub(r"\s+", " ", str(node))
    if node.name == "br":
        return "\n"
    text = "".join(_inline(child) for child in node.children).strip(" ")
    if node.name in ("b", "strong"):
        return f"**{text}**" if text else ""
    if node.name == "a" and (target := _target(node)):
        return f"[{text}]({target})"
    return text


def _target(link: Any) -> str:
    if link.get("linktype") in ("page", "document") and str(link.get("id", "")).isdecimal():
        return f"{link['linktype']}:{link['id']}"
    return str(link.get("href") or "")


def _block(lines: list[str]) -> list[str]:
    """Return the HTML of the lines between two empty ones: items that follow each other are one list."""
    parts: list[str] = []
    held: list[str] = []
    kind = ""
    for line in [*filter(str.strip, lines), ""]:
        match = ITEM.match(line.translate(DIGITS) if line[:3].strip()[:1].isdigit() else line)
        now = "" if not line else "p" if match is None else "ol" if match[1] else "ul"
        if held and now != kind:
            parts.append(_wrapped(kind, held))
            held = []
        kind = now
        if now:
            held.append(ITEM.sub(lambda found: found[2], line) if match else line.strip())
    return parts


def _wrapped(kind: str, lines: list[str]) -> str:
    if kind == "p":
        return f"<p>{'<br/>'.join(_signs(line) for line in lines)}</p>"
    return f"<{kind}>{''.join(f'<li>{_signs(line)}</li>' for line in lines)}</{kind}>"


def _signs(line: str) -> str:
    """Return one line as HTML, its bold words and links made from the signs."""
    return BOLD.sub(r"<b>\1</b>", LINK.sub(_link, escape(line, quote=False)))


def _link(found: re.Match[str]) -> str:
    kind, _colon, pk = found[2].partition(":")
    if kind in ("page", "document"):
        return f'<a linktype="{kind}" id="{pk}">{found[1]}</a>'
    return f'<a href="{escape(found[2])}">{found[1]}</a>'
