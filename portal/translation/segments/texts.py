"""Decides which texts of a page are translated: its words, by field and block, each with a stable path."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

HOME_DEPTH = 2
# Wagtail's own fields, as translators call them.
NAMES = {
    "title": _("Title of the page"),
    "slug": _("Address of the page"),
    "seo_title": _("Title for search engines"),
    "search_description": _("Description for search engines"),
}


@dataclass(frozen=True)
class Text:
    """One value that is written in a language; ``path`` names its field, then block ids and names of parts."""

    path: str
    label: str
    value: str
    is_rich: bool = False
    longest: int | None = None
    has_lines: bool = False


# Is given a text, and returns what is to stand in its place.
Rewrite = Callable[[Text], str]


def translated_fields(page: Any) -> list[str]:
    """Return the names of the fields that hold words, in the order translators read them; a home's address is fixed."""
    first = ["title"] if page.depth == HOME_DEPTH else ["title", "slug"]
    return [*first, *page.word_fields, "seo_title", "search_description"]


def texts_of(page: Any) -> list[Text]:
    """Return every text of the page, also the empty ones."""
    found: list[Text] = []

    def collect(text: Text) -> str:
        found.append(text)
        return text.value

    for name in translated_fields(page):
        field = page._meta.get_field(name)
        if isinstance(field, StreamField):
            rewrite_blocks(field.stream_block, stored_blocks(page, name), name, collect)
        else:
            collect(text_of_field(page, field))
    return found


def text_of_field(page: Any, field: Field) -> Text:
    """Return the text of a field that is no stream of blocks."""
    value = field.value_from_object(page) or ""
    label = str(NAMES.get(field.name) or capfirst(field.verbose_name))
    is_rich = isinstance(field, RichTextField)
    longest = getattr(field, "max_length", None)
    return Text(field.name, label, value, is_rich, longest, isinstance(field, TextField) and not is_rich)


def stored_blocks(page: Any, name: str) -> list[dict[str, Any]]:
    """Return the blocks of a stream as they are stored, each with its id."""
    return list(getattr(page, name).get_prep_value())


def rewrite_blocks(stream: Any, stored: list[dict[str, Any]], path: str, rewrite: Rewrite) -> list[dict[str, Any]]:
    """Return the stored blocks with each text in them given to ``rewrite``; what is no text stays as it is."""
    return [
        {**item, "value": _rewrite(child, item["value"], f"{path}.{item['id']}", _label(child), rewrite)}
        for item in stored
        if (child := stream.child_blocks.get(item["type"])) is not None
    ]


def _rewrite(block: Any, value: Any, path: str, label: str, rewrite: Rewrite) -> Any:
    if isinstance(block, blocks.RichTextBlock):
        return rewrite(Text(path, label, value or "", is_rich=True))
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        longest = getattr(block.field, "max_length", None)
        return rewrite(Text(path, label, value or "", longest=longest, has_lines=isinstance(block, blocks.TextBlock)))
    if isinstance(block, blocks.StreamBlock):
        return rewrite_blocks(block, value or [], path, rewrite)
    if isinstance(block, blocks.ListBlock):
        return [
            {**item, "value": _rewrite(block.child_block, item["value"], f"{path}.{item['id']}", label, rewrite)}
            for item in value or []
        ]
    if isinstance(block, blocks.StructBlock):
        parts = dict(value or {})
        return {**parts, **dict(_rewritten_parts(block, parts, path, label, rewrite))}
    return value


def _rewritten_parts(
    block: Any, parts: dict[str, Any], path: str, label: str, rewrite: Rewrite
) -> Iterator[tuple[str, Any]]:
    for name, child in block.child_blocks.items():
        said = _label(child)
        # A quotation in a quotation block is called by one word.
        both = label if said == label else f"{label}: {said}"
        new = _rewrite(child, parts.get(name), f"{path}.{name}", both, rewrite)
        if name in parts or new:
            yield name, new


def _label(block: Any) -> str:
    return str(capfirst(block.label))
