"""Decides what of a page is compared: its title and its words, block by block, with the links that formatting hides."""

import html
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from .align import Passage
from .text import Text

_LINK = re.compile(r"<a\s([^>]*)>(.*?)</a>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_BREAK = re.compile(r"</(?:p|li|h[1-6]|div|blockquote)>|<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
# Marks that no text holds, for the place of a link while tags are taken away.
_OPEN, _CLOSE = "\ue000", "\ue001"


def passages_of(page: Any) -> list[Passage]:
    """Return the passages of a page in order; a block keeps its id, by which translations know it."""
    found = [Passage("title", page.title, str(capfirst(page._meta.get_field("title").verbose_name)))]
    for name in page.word_fields:
        field = page._meta.get_field(name)
        label = str(capfirst(field.verbose_name))
        value = getattr(page, name)
        if isinstance(field, StreamField):
            for block in value:
                found += _block_passages(f"{name}/{block.id}", block, label)
        elif isinstance(field, RichTextField):
            found.append(rich_passage(name, value or "", label))
        elif isinstance(value, str):
            found.append(Passage(name, value, label))
    return [passage for passage in found if passage.raw.strip()]


def _block_passages(place: str, block: Any, label: str) -> Iterator[Passage]:
    if isinstance(block.value, blocks.StructValue):
        for name, value in block.value.items():
            yield from _value_passage(f"{place}/{name}", value, str(capfirst(block.block.child_blocks[name].label)))
    else:
        yield from _value_passage(place, block.value, str(capfirst(block.block.label or label)))


def _value_passage(place: str, value: Any, label: str) -> Iterator[Passage]:
    if hasattr(value, "source"):
        yield rich_passage(place, str(value.source), label)
    elif isinstance(value, str):
        yield Passage(place, value, label)
    elif isinstance(value, Decimal):
        yield Passage(place, f"{value.normalize():f}", label)


def rich_passage(place: str, source: str, label: str = "") -> Passage:
    """Return formatted text as a passage: its plain text, one line a block, and where its links stand."""
    links: list[str] = []

    def marked(found: re.Match[str]) -> str:
        links.append(_target(found[1]))
        return f"{_OPEN}{found[2]}{_CLOSE}"

    plain = html.unescape(_TAG.sub("", _BREAK.sub("\n", _LINK.sub(marked, source))))
    plain = "\n".join(line.strip() for line in plain.splitlines() if line.strip())
    spans, raw, start = [], "", 0
    for letter in plain:
        if letter == _OPEN:
            start = len(raw)
        elif letter == _CLOSE:
            spans.append((start, len(raw)))
        else:
            raw += letter
    marked_links = zip(spans, links, strict=False)
    return Passage(place, raw, label, tuple((a, b, target) for (a, b), target in marked_links if target))


def _target(attributes: str) -> str:
    """Return where a link leads: an address, or for a page its page set, which all its languages share."""
    values = dict(_ATTRIBUTE.findall(attributes))
    if values.get("linktype") == "page" and values.get("id", "").isdigit():
        key = Page.objects.filter(pk=values["id"]).values_list("translation_key", flat=True).first()
        return f"page:{key}" if key else ""
    # Documents have a language of their own, so each language may link to another.
    address = html.unescape(values.get("href", ""))
    return "" if address.startswith(("#", "tel:")) or values.get("linktype") else address


def is_in_language(passage: Passage, language: str) -> bool:
    """Say whether a passage is written in the language, and not yet untranslated."""
    letters = [letter for letter in Text(passage.raw, language).flat if letter.isalpha()]
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
    return not letters or (arabic * 2 >= len(letters)) == (language == "ar")
