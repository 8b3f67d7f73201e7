"""Reads out of a page's own row its running text and its links, whatever fields and blocks they stand in."""

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from django.db.models import TextField, URLField
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from ..plain_text import plain_html

ON_THE_WEB = re.compile(r"https?://\S+\Z", re.IGNORECASE)


def lines_of(page: Any) -> Iterator[str]:
    """Yield the running text of a page, a paragraph at a time; addresses are no text."""
    for kind, text in _parts_of(page):
        if kind != "address":
            yield from plain_html(text).splitlines() if kind == "html" else text.splitlines()


def links_of(page: Any) -> dict[str, str]:
    """Return a page's links by address (``page:7``, ``document:3`` or what was typed), with the words they carry."""
    found: dict[str, str] = {}
    for kind, text in _parts_of(page):
        if kind == "address":
            found.setdefault(text, "")
        elif kind == "html" and "<a" in text:
            for tag in BeautifulSoup(text, "html.parser").find_all("a"):
                named = {"page": f"page:{tag.get('id')}", "document": f"document:{tag.get('id')}"}
                address = named.get(str(tag.get("linktype") or ""), str(tag.get("href") or ""))
                if address:
                    found.setdefault(address, " ".join(tag.get_text().split()))
    return found


def _parts_of(page: Any) -> Iterator[tuple[str, str]]:
    for field in page._meta.fields:
        if field.name not in page.word_fields and field.name not in page.fact_fields:
            continue
        value = getattr(page, field.attname)
        if isinstance(field, RichTextField):
            yield "html", value or ""
        elif isinstance(field, URLField):
            if value:
                yield "address", value
        elif isinstance(field, StreamField):
            for block in value:
                yield from _parts_in(block.value)
        elif isinstance(field, TextField):
            yield "text", value or ""


def _parts_in(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, RichText):
        yield "html", value.source
    elif isinstance(value, str):
        yield ("address" if ON_THE_WEB.match(value) else "text"), value
    elif isinstance(value, blocks.StructValue):
        for part in value.values():
            yield from _parts_in(part)
    elif isinstance(value, blocks.StreamValue | blocks.list_block.ListValue):
        for part in value:
            yield from _parts_in(getattr(part, "value", part))
