"""Decides the name under which an uploaded file is kept."""

import unicodedata
from pathlib import PurePath

# A path in the database holds 100 characters, a name on disk 255 bytes, and storage may add eight characters.
MOST_CHARACTERS = 60
MOST_BYTES = 160


def kept_name(name: str, extension: str) -> str:
    """Return the name with its letters (Arabic too) kept, the given extension, and nothing that could deceive a reader.

    Control and direction characters go (U+202E shows ``fdp.exe`` as ``exe.pdf``), blanks become one underscore.
    """
    stem = PurePath(name.replace("\\", "/")).stem
    stem = unicodedata.normalize("NFC", stem)
    stem = "".join(letter for letter in stem if unicodedata.category(letter)[0] != "C")
    stem = "_".join(stem.split()).strip("._-")[:MOST_CHARACTERS]
    stem = stem.encode()[:MOST_BYTES].decode(errors="ignore")
    return f"{stem or 'file'}.{extension}"


def extension_of(name: str) -> str:
    """Return what follows the last dot, in lower case, or an empty text."""
    return PurePath(name).suffix[1:].lower()
