"""Decides how the body of a press release is laid out: figures on top, the dateline before the first paragraph."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from portal.labels import label

FIRST_PARAGRAPH = re.compile(r"\A\s*<p[^>]*>")


@dataclass(frozen=True)
class TextPart:
    """A block of the running text; ``html`` is set on the one that begins with the dateline, and shown in its place."""

    block: Any
    html: SafeString = SafeString()


def figures_in(body: Iterable[Any]) -> list[Any]:
    """Return the figures of a body, which stand on top of the release and not again in its text."""
    return [block.value for block in body if block.block_type == "figure"]


def shared_note(figures: list[Any]) -> Any:
    """Return the figure whose date and source hold for all of several, so that they are said once; else None."""
    notes = {(figure["as_of"], figure["source"]) for figure in figures}
    return figures[0] if len(figures) > 1 and len(notes) == 1 else None


def text_parts(body: Iterable[Any], place: Any, language: str) -> list[TextPart]:
    """Return the running text in its language, ``place`` (or None) named before its first paragraph.

    Pictures that may not be shown any more are left out.
    """
    parts = [
        TextPart(block)
        for block in body
        if block.block_type != "figure" and (block.block_type != "picture" or is_shown(block.value["picture"]))
    ]
    return _with_dateline(parts, dateline(place, language))


def dateline(place: Any, language: str) -> str:
    """Return "Jalawla, Diyala" in the language, or an empty text where no place is stated."""
    if place is None:
        return ""
    name, governorate = label(place.labels, language), label(place.governorate.labels, language)
    if name == governorate:
        return name
    with translation.override(language):
        return _("%(place)s, %(governorate)s") % {"place": name, "governorate": governorate}


def pictures_in(body: Iterable[Any]) -> list[Any]:
    """Return the pictures of a body that may be shown."""
    pictures = [block.value["picture"] for block in body if block.block_type == "picture"]
    return [picture for picture in pictures if is_shown(picture)]


def is_shown(picture: Any) -> bool:
    """Say whether there is a picture and it may be public today: consent can end while the release stays."""
    return picture is not None and picture.is_publishable()


def _with_dateline(parts: list[TextPart], where: str) -> list[TextPart]:
    if not where:
        return parts
    for number, part in enumerate(parts):
        if part.block.block_type == "paragraph":
            return [*parts[:number], TextPart(part.block, _opening(part.block, where)), *parts[number + 1 :]]
    return [TextPart(None, format_html("<p><b>{}</b></p>", where)), *parts]


def _opening(block: Any, where: str) -> SafeString:
    """Return a paragraph's HTML (cleaned when it was saved) with the place set before its first words."""
    html = expand_db_html(block.value.source)
    begin = FIRST_PARAGRAPH.match(html)
    if begin is None:
        return format_html("<p><b>{}</b></p>{}", where, SafeString(html))
    return format_html("{}<b>{}</b> – {}", SafeString(begin.group()), where, SafeString(html[begin.end() :]))
