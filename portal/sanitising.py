"""Decides what rich text may hold, whichever way it came in: nh3 drops everything that no editor button makes."""

import re
from typing import Any

import nh3
from django.db.models import TextField
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import RichText

from .pasting.tidying import tidy_html

TAGS = {"p", "h2", "h3", "b", "strong", "i", "em", "ul", "ol", "li", "a", "br", "hr", "blockquote"}
# A tag that no button makes, or a style: the text comes from a word processor, which means more than its tags say.
FOREIGN = re.compile(rf"<(?!/?(?:{'|'.join(sorted(TAGS))})\b)[a-z!?]|<[^<>]*\s(?:style|class)\s*=", re.IGNORECASE)
# Wagtail's stored links name their target by ``linktype`` and ``id`` instead of an address.
ATTRIBUTES = {"a": {"href", "linktype", "id"}}
SCHEMES = {"http", "https", "mailto", "tel"}


def clean_html(text: str) -> str:
    """Return the HTML with nothing but the portal's tags, attributes and link schemes."""
    if FOREIGN.search(text):
        text = tidy_html(text)
    return nh3.clean(text, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, strip_comments=True)


def clean_page(page: Any) -> None:
    """Clean every rich text of the page in place, in fields and in blocks, and end the lines of plain text alike.

    Browsers send CR LF: the first save in the editor would change every text of several lines that came another way.
    """
    for field in page._meta.fields:
        if isinstance(field, RichTextField):
            setattr(page, field.attname, clean_html(getattr(page, field.attname) or ""))
        elif isinstance(field, StreamField):
            for block in getattr(page, field.attname):
                block.value = _clean_value(block.value)
        elif isinstance(field, TextField):
            setattr(page, field.attname, (getattr(page, field.attname) or "").replace("\r\n", "\n"))


def _clean_value(value: Any) -> Any:
    if isinstance(value, RichText):
        return RichText(clean_html(value.source))
    if isinstance(value, blocks.StructValue):
        for name, part in value.items():
            value[name] = _clean_value(part)
    return value
