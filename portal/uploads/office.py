"""Decides whether a file is a plain Office document: without macros, and of a bearable size when unpacked."""

import struct
import zipfile
from typing import IO, Final

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext_lazy as _

MAIN_PART: Final = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
CONTENT_TYPES: Final = "[Content_Types].xml"
# Bounds far above what real documents have: parts, bytes of their list, bytes of the list of types, bytes unpacked.
MOST_PARTS: Final = 5_000
MOST_DIRECTORY_BYTES: Final = 1_000_000
MOST_TYPES_BYTES: Final = 1_000_000
MOST_UNPACKED_BYTES: Final = 500_000_000
END_RECORD: Final = b"PK\x05\x06"
LONGEST_END_RECORD: Final = 22 + 65_535

FAKE = _(
    "The content of this file is not what its name says. Save it once more in its own program and upload that file."
)
MACROS = _(
    "This document contains macros (programs). Save it without them, as .docx, .xlsx or .pptx, and upload that file."
)


def check_office(file: File | IO[bytes], extension: str) -> None:
    """Raise ValidationError, with a message for the editor, unless the file is an Office document of that extension."""
    try:
        _check_directory_size(file)
        with zipfile.ZipFile(file) as package:  # type: ignore[arg-type]
            parts = package.infolist()
            names = {part.filename for part in parts}
            unpacked = sum(part.file_size for part in parts)
            types = _read_types(package)
    except ValidationError:
        raise
    except Exception as error:  # a broken archive raises nearly anything
        raise ValidationError(FAKE, code="fake") from error
    if MAIN_PART[extension] not in names or unpacked > MOST_UNPACKED_BYTES:
        raise ValidationError(FAKE, code="fake")
    if b"macroenabled" in types or any(_is_program(name) for name in names):
        raise ValidationError(MACROS, code="macros")


def _check_directory_size(file: File | IO[bytes]) -> None:
    """Refuse by the end record before the list of parts, which may be huge, is read into memory."""
    file.seek(0)
    starts_as_archive = file.read(4) == b"PK\x03\x04"
    length = file.seek(0, 2)
    file.seek(max(0, length - LONGEST_END_RECORD))
    tail = file.read()
    at = tail.rfind(END_RECORD)
    if not starts_as_archive or at < 0:
        raise ValidationError(FAKE, code="fake")
    parts, directory_bytes = struct.unpack_from("<HI", tail, at + 10)
    if parts > MOST_PARTS or directory_bytes > MOST_DIRECTORY_BYTES:
        raise ValidationError(FAKE, code="fake")
    file.seek(0)


def _read_types(package: zipfile.ZipFile) -> bytes:
    with package.open(CONTENT_TYPES) as part:
        return part.read(MOST_TYPES_BYTES).lower()


def _is_program(name: str) -> bool:
    name = name.lower()
    return name.endswith(("vbaproject.bin", "vbadata.xml")) or "/activex/" in name
