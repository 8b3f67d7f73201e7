"""Reads one document, DOCX or HTML, as the blocks of a release; hostile and broken ones are refused with a message."""

import re
import zipfile
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO
from typing import Any, Final

import mammoth
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portal.plain_text import plain_html
from portal.sanitising import clean_html
from portal.translation.segments.words_of_people import CONTROL
from portal.uploads.office import check_office

from .archives import extension_of
from .web_pages import PROGRAM, release_in

MOST_XML_BYTES: Final = 40_000_000
# Paragraphs and cells; a release has some dozens, and a table of tens of thousands takes minutes to read.
MOST_PARAGRAPHS: Final = 5_000
MAIN_PART: Final = "word/document.xml"
PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".webp", ".svg")
# Word's styles by their names in English; mammoth knows headings and lists by itself.
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h3:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Quotations'] => blockquote:fresh
"""
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
BLOCK = re.compile(r"<(p|h2|h3|ul|ol|blockquote)>(.*?)</\1>(?=<(?:p|h2|h3|ul|ol|blockquote|hr)\b|$)|<hr>", re.DOTALL)
PARAGRAPH = re.compile(rb"<\w+:p[ >/]")
LONGEST_TITLE: Final = 200

UNREADABLE = _("This document cannot be read: it is broken, or its name says another kind than it is.")
WITHOUT_PROGRAM = _("The page held a program (script), which is left out.")
TOO_LONG = _("This document is too long to be a release: it has thousands of paragraphs or cells.")
NO_TEXT = _("There is no text in this document.")


@dataclass
class Text:
    """A document as it was read: its title where it has one, its body, and what was left out."""

    title: str = ""
    body: list[tuple[str, Any]] = field(default_factory=list)
    plain: str = ""
    notes: list[str] = field(default_factory=list)


def read_document(name: str, content: bytes, title: str = "") -> Text:
    """Return the text of a document; ``title`` is known already and need not stand at the top of the text too."""
    text = Text(title)
    html = _docx_as_html(content, text) if extension_of(name) == "docx" else _page_as_html(content, text)
    html = CONTROL.sub("", html)
    blocks = [(match.group(1) or "hr", match.group(2) or "") for match in BLOCK.finditer(_as_blocks(clean_html(html)))]
    blocks = [block for block in blocks if block[0] != "hr"]
    _take_title(blocks, text)
    text.body = _as_body(blocks)
    text.plain = "\n".join(plain_html(html) for _kind, html in blocks)
    if not text.plain.strip():
        raise ValidationError(NO_TEXT)
    return text


def _docx_as_html(content: bytes, text: Text) -> str:
    file = BytesIO(content)
    check_office(file, "docx")
    _refuse_declared_entities(content)
    pictures: list[int] = []

    def leave_out(image: Any) -> dict[str, str]:
        pictures.append(1)
        return {}

    try:
        html = mammoth.convert_to_html(
            BytesIO(content), style_map=STYLES, convert_image=mammoth.images.img_element(leave_out)
        ).value
    except Exception as error:  # a broken document raises nearly anything
        raise ValidationError(UNREADABLE) from error
    if pictures:
        said = ngettext(
            "%(count)s picture in the document is left out: name its file in the list.",
            "%(count)s pictures in the document are left out: name their files in the list.",
            len(pictures),
        )
        text.notes.append(said % {"count": len(pictures)})
    return str(html)


def _refuse_declared_entities(content: bytes) -> None:
    """Refuse what no program writes into a document: definitions that unfold into gigabytes, and parts of that size.

    Any part may be XML, whatever it is called, and in any encoding that has letters of one or two bytes.
    """
    with zipfile.ZipFile(BytesIO(content)) as package:
        for part in package.infolist():
            if part.filename.lower().endswith(PICTURES):
                continue
            with package.open(part) as file:
                xml = file.read(MOST_XML_BYTES + 1)
            if len(xml) > MOST_XML_BYTES:
                raise ValidationError(UNREADABLE)
            xml = xml.replace(b"\0", b"")
            if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
                raise ValidationError(UNREADABLE)
            if part.filename == MAIN_PART and len(PARAGRAPH.findall(xml)) > MOST_PARAGRAPHS:
                raise ValidationError(TOO_LONG)


def _page_as_html(content: bytes, text: Text) -> str:
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ValidationError(UNREADABLE)
    declared = CHARSET.search(content[:4096])
    html = decoded(content, declared.group(1).decode("ascii") if declared else "")
    if "<" not in html:
        raise ValidationError(UNREADABLE)
    if PROGRAM.search(html) or PROGRAM.search(unescape(html)):
        text.notes.append(str(WITHOUT_PROGRAM))
    return release_in(html)


def decoded(content: bytes, declared: str = "") -> str:
    """Return a text in the encoding it declares, else UTF-8 or UTF-16 by its mark, else what Windows wrote in Iraq."""
    marked = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    for encoding in dict.fromkeys((marked, declared or marked, "cp1256")):
        try:
            return content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    raise ValidationError(UNREADABLE)


def _as_blocks(html: str) -> str:
    """Return clean HTML whose lines all stand in blocks: a text without any markup is a paragraph."""
    return html if html.startswith("<") else f"<p>{html}</p>"


def _take_title(blocks: list[tuple[str, str]], text: Text) -> None:
    """Take the title out of the text: the heading it begins with, or a first line that says the known title."""
    if not blocks:
        return
    kind, first = blocks[0][0], " ".join(plain_html(blocks[0][1]).split())
    if text.title:
        if first.casefold() == " ".join(text.title.split()).casefold():
            del blocks[0]
    elif kind in ("h2", "h3") or (kind == "p" and len(first) <= LONGEST_TITLE and len(blocks) > 1):
        text.title = first
        del blocks[0]


def _as_body(blocks: list[tuple[str, str]]) -> list[tuple[str, Any]]:
    """Return the blocks of a release; neighbours of running text are one paragraph block."""
    body: list[tuple[str, Any]] = []
    for kind, html in blocks:
        if kind == "h2":
            body.append(("heading", " ".join(plain_html(html).split())[:LONGEST_TITLE]))
        elif kind == "blockquote":
            body.append(("quote", {"text": plain_html(html), "speaker": "", "position": "", "organisation": ""}))
        elif body and body[-1][0] == "paragraph":
            body[-1] = ("paragraph", f"{body[-1][1]}<{kind}>{html}</{kind}>")
        else:
            body.append(("paragraph", f"<{kind}>{html}</{kind}>"))
    return body
