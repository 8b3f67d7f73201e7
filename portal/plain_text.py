"""Decides what remains of formatted text as plain text, for search, summaries and feeds."""

import html
import re
from typing import Any

from wagtail import blocks

BLOCK_END = re.compile(r"</(p|li|h[1-6]|div|blockquote)>|<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")


def plain_html(text: str) -> str:
    """Return the text of HTML, one line a block."""
    lines = html.unescape(TAG.sub("", BLOCK_END.sub("\n", text or ""))).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())


def plain_blocks(stream: Any) -> str:
    """Return the text of a stream of blocks, one line a block."""
    return "\n".join(filter(None, (_plain_value(block.value) for block in stream)))


def _plain_value(value: Any) -> str:
    if isinstance(value, blocks.StructValue):
        return " ".join(filter(None, (_plain_value(part) for part in value.values())))
    if hasattr(value, "source"):
        return plain_html(str(value.source))
    if isinstance(value, str):
        return plain_html(value)
    if isinstance(value, bool):
        return ""
    return str(value) if isinstance(value, int | float) or type(value).__name__ == "Decimal" else ""


def summary_of(text: str, length: int = 200) -> str:
    """Return the beginning of a plain text, cut at a word."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(".,،؛:") + "…"
