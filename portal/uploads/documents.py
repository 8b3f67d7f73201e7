"""Decides which documents are taken, by their name and their content together."""

import codecs
from typing import IO, Final

import filetype
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.errors import DependencyError

from .names import extension_of
from .office import FAKE, MAIN_PART, check_office

PICTURES: Final = frozenset({"jpg", "jpeg", "png", "webp"})
TEXTS: Final = frozenset({"csv", "txt"})
# What the content says of itself, for each extension. Telephones write sound alone into MP4 as well.
MEDIA: Final = {
    "mp3": frozenset({"audio/mpeg"}),
    "m4a": frozenset({"audio/mp4", "video/mp4"}),
    "ogg": frozenset({"audio/ogg"}),
    "mp4": frozenset({"video/mp4"}),
    "webm": frozenset({"video/webm"}),
}
EXTENSIONS: Final = ("pdf", *MAIN_PART, *sorted(TEXTS), *MEDIA, *sorted(PICTURES))
"""Every extension there is a check for; WAGTAILDOCS_EXTENSIONS may allow fewer."""

MARKUP: Final = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<?php", b"<iframe")
SNIFFED_BYTES: Final = 4096
CHUNK: Final = 1 << 20
# The C0 characters but tab, line feed, form feed and carriage return: no text has them, programs do.
CONTROLS: Final = frozenset(chr(code) for code in range(32)) - frozenset("\t\n\f\r")

NOT_ALLOWED = _("Files of this kind are not accepted. Accepted: %(extensions)s.")
NOT_UTF8 = _("This text is not in UTF-8. In the program that made it choose “Save as”, then the encoding UTF-8.")


def check_document(file: File | IO[bytes], name: str) -> str:
    """Return the extension (lower case, no dot) of a document whose content is what its name says.

    Pictures are only told apart from the rest here; ``clean_picture`` judges their content. Raises ValidationError with
    a message for the editor for every other file.
    """
    extension = extension_of(name)
    allowed = [known for known in settings.WAGTAILDOCS_EXTENSIONS if known in EXTENSIONS]
    if extension not in allowed:
        listed = ", ".join(dict.fromkeys(known.replace("jpeg", "jpg") for known in allowed))
        raise ValidationError(NOT_ALLOWED, code="not_allowed", params={"extensions": listed})
    file.seek(0)
    if extension == "pdf":
        _check_pdf(file)
    elif extension in MAIN_PART:
        check_office(file, extension)
    elif extension in TEXTS:
        _check_text(file)
    elif extension in MEDIA and _stated_kind(file) not in MEDIA[extension]:
        raise ValidationError(FAKE, code="fake")
    file.seek(0)
    return extension


def _stated_kind(file: File | IO[bytes]) -> str | None:
    return filetype.guess_mime(file.read(SNIFFED_BYTES))


def _check_pdf(file: File | IO[bytes]) -> None:
    if file.read(5) != b"%PDF-":
        raise ValidationError(FAKE, code="fake")
    file.seek(0)
    try:
        PdfReader(file).trailer["/Root"]["/Pages"]  # type: ignore[arg-type,index]
    except DependencyError:
        return  # encrypted by a method that only a reader's program knows; its outer form is a PDF's
    except Exception as error:  # a hostile file makes the reader raise nearly anything
        raise ValidationError(FAKE, code="fake") from error


def _check_text(file: File | IO[bytes]) -> None:
    head = file.read(SNIFFED_BYTES)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ValidationError(NOT_UTF8, code="not_utf8")
    if b"\0" in head or any(tag in head.lower() for tag in MARKUP):
        raise ValidationError(FAKE, code="fake")
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(CHUNK):
            if CONTROLS.intersection(decoder.decode(chunk)):
                raise ValidationError(FAKE, code="fake")
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise ValidationError(NOT_UTF8, code="not_utf8") from error
