"""Reads how long a file is: the pages of a PDF, the seconds of a recording."""

import logging
from collections.abc import Callable
from typing import IO, Any, NamedTuple

from django.core.files import File
from pypdf import PdfReader
from tinytag import TinyTag

logger = logging.getLogger(__name__)

RECORDINGS = frozenset({"mp3", "m4a", "ogg", "mp4"})
# More pages than any book: a larger count is a lie of the file.
MOST_PAGES = 50_000
MOST_SECONDS = 7 * 24 * 3600


class Lengths(NamedTuple):
    """Pages, and whole seconds; None where the kind of file has none or does not tell."""

    page_count: int | None = None
    duration_seconds: int | None = None


def measure(file: File | IO[bytes], extension: str) -> Lengths:
    """Return the lengths of an open file whose kind is named by its extension (lower case, no dot).

    Never raises: a length is a courtesy, and a file that does not tell its own is stored without.
    """
    if extension == "pdf":
        return Lengths(page_count=_within(MOST_PAGES, count_pages, file))
    if extension in RECORDINGS:
        return Lengths(duration_seconds=_within(MOST_SECONDS, lambda f: count_seconds(f, extension), file))
    return Lengths()


def count_pages(file: File | IO[bytes]) -> int:
    """Return the number of pages a PDF states; its page tree is not walked, because a hostile one has no end."""
    pages: Any = PdfReader(file).root_object["/Pages"]
    return int(pages["/Count"])


def count_seconds(file: File | IO[bytes], extension: str) -> int:
    """Return the duration of a recording, rounded to seconds."""
    tag = TinyTag.get(filename=f"recording.{extension}", file_obj=file, tags=False)  # type: ignore[arg-type]
    return round(tag.duration or 0)


def _within(most: int, read: Callable[[Any], int], file: Any) -> int | None:
    file.seek(0)
    try:
        number = read(file)
    except Exception:  # the readers raise whatever a broken file makes them
        logger.info("The length of %s cannot be read.", getattr(file, "name", "a file"))
        return None
    return number if 0 < number <= most else None
