"""Decides how a line of a calendar file (RFC 5545) or of a contact card (RFC 2426, 6350) is written: alike in both."""

from collections.abc import Iterable
from typing import Final

# A line is at most so many octets long; what is longer goes on in the next one.
LONGEST_LINE: Final = 75
MARKED: Final = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\n"), ("\n", "\\n"))


def value(text: str) -> str:
    """Return a text as a value: its separators marked, its line breaks written out, no other control character."""
    for plain, marked in MARKED:
        text = text.replace(plain, marked)
    return "".join(letter for letter in text if letter.isprintable())


def written(lines: Iterable[str]) -> str:
    """Return the lines as a file has them: folded, each with its line end."""
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _folded(line: str) -> str:
    """Return a line in pieces that are short enough, none of which ends within a letter."""
    pieces, rest = [], line
    limit = LONGEST_LINE
    while len(rest.encode()) > limit:
        piece = rest.encode()[:limit].decode(errors="ignore")
        pieces.append(piece)
        rest = rest[len(piece) :]
        limit = LONGEST_LINE - 1  # the blank that a piece begins with
    return "\r\n ".join([*pieces, rest])
