"""Writes the folding of names as a script for devices, from the very tables that Python folds with."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from .letters import _ARABIC_LETTERS, _HAMZA, _LATIN_LETTERS, _POSSESSIVES, LONGEST_WORD
from .tokens import _ARABIC, _INSIDE

FILE: Final = Path(__file__).parent.parent / "static" / "search" / "folding.js"
# What Python's casefold() changes beyond JavaScript's toLowerCase().
CASEFOLDED: Final = {"ß": "ss", "ς": "σ", "ſ": "s"}
TEMPLATE: Final = Path(__file__).parent / "folding_template.js"


def folding_script() -> str:
    """Return the script."""
    return TEMPLATE.read_text(encoding="utf-8") % {
        "arabic": _table(_ARABIC_LETTERS),
        "hamza": _table(_HAMZA),
        "latin": _table(_LATIN_LETTERS),
        "casefolded": json.dumps(CASEFOLDED, ensure_ascii=False),
        "possessives": json.dumps(_POSSESSIVES, ensure_ascii=False),
        "letters": _escaped(_ARABIC),
        "inside": _escaped(_INSIDE),
        "longest": LONGEST_WORD,
        "zeros": json.dumps(_zeros(), separators=(",", ":")),
    }


def _table(table: Mapping[int, str]) -> str:
    return json.dumps({chr(code): value for code, value in table.items()}, ensure_ascii=False, separators=(",", ":"))


def _escaped(letters: str) -> str:
    return "".join(letter if letter.isascii() else f"\\\\u{ord(letter):04x}" for letter in letters)


def _zeros() -> list[int]:
    """Return the code points of every decimal zero."""
    return [code for code in range(0x10FFFF) if unicodedata.decimal(chr(code), None) == 0]


if __name__ == "__main__":
    FILE.write_text(folding_script(), encoding="utf-8")
