"""Decides what the words of a stored revision are: plain lines of its word fields, without facts and pictures."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from ..facts import BASE_WORDS
from ..plain_text import plain_html

Words = dict[str, list[str]]


def word_field_names(model: type[Any]) -> list[str]:
    """Return the fields that translators write; the address is of its own in each language."""
    return [name for name in (*BASE_WORDS, *model.word_fields) if name != "slug"]


def words_of(revision: Any) -> Words:
    """Return the lines of each word field of a revision (no statement is run when its content type is loaded)."""
    model = revision.content_type.model_class()
    return words_in(model, revision.content)


def words_in(model: type[Any], content: dict[str, Any]) -> Words:
    """Return the lines of each word field in the content of a revision of the page type."""
    fields = [model._meta.get_field(name) for name in word_field_names(model)]
    found = {field.name: list(_field_lines(field, content.get(field.name))) for field in fields}
    return {name: lines for name, lines in found.items() if lines}


def digest_of(words: Words) -> str:
    """Return a SHA-256 of the words; equal words have an equal one, whatever their format."""
    return hashlib.sha256(json.dumps(words, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _field_lines(field: Any, raw: Any) -> Iterator[str]:
    if isinstance(field, StreamField):
        yield from _block_lines(field.stream_block, json.loads(raw) if isinstance(raw, str) else raw)
    elif isinstance(field, RichTextField):
        yield from _rich_lines(raw)
    elif raw not in (None, ""):
        yield from _plain_lines(str(raw))


def _block_lines(block: blocks.Block, raw: Any) -> Iterator[str]:
    """Walk the stored value by its definition: nothing that it refers to is loaded."""
    if raw is None:
        return
    if isinstance(block, blocks.StreamBlock):
        for child in raw:
            if child["type"] in block.child_blocks:
                yield from _block_lines(block.child_blocks[child["type"]], child["value"])
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            yield from _block_lines(child_block, raw.get(name))
    elif isinstance(block, blocks.ListBlock):
        for child in raw:
            yield from _block_lines(block.child_block, child["value"] if _is_list_item(child) else child)
    else:
        yield from _leaf_lines(block, raw)


def _is_list_item(child: Any) -> bool:
    return isinstance(child, dict) and child.get("type") == "item" and "value" in child


def _leaf_lines(block: blocks.Block, raw: Any) -> Iterator[str]:
    if isinstance(block, blocks.RichTextBlock):
        yield from _rich_lines(raw)
    elif isinstance(block, blocks.BooleanBlock):
        # “About 220,000” is not what “220,000” is.
        yield from [block.name] if raw else []
    elif not isinstance(block, blocks.ChooserBlock | blocks.ChoiceBlock):
        yield from _plain_lines(str(raw))


def _plain_lines(text: str) -> Iterator[str]:
    yield from (line.strip() for line in text.splitlines() if line.strip())


def _rich_lines(html: str | None) -> Iterator[str]:
    """Yield the text with the target of each link after its words: a link that was put right is a change of words."""
    if not html:
        return
    if "<a " in html:
        soup = BeautifulSoup(html, "html.parser")
        for link in soup.find_all("a"):
            target = link.get("href") or f"{link.get('linktype', '')} {link.get('id', '')}".strip()
            link.append(f" [{target}]")
        html = str(soup)
    yield from plain_html(html).splitlines()
