"""Decides where a word begins and ends; a change of script is a border even without a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Arabic-script letters with tatweel and presentation forms, without digits, punctuation and brackets.
_ARABIC = (
    "\u0620-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
    "\u0750-\u077f\u0870-\u0887\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
# What stands inside a word without being a letter: marks, joiners, direction marks, soft hyphen.
_INSIDE = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08ca-\u08ff"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
)
_OTHER = rf"[^\W_{_ARABIC}]"
_WORD = re.compile(rf"[{_ARABIC}][{_ARABIC}{_INSIDE}]*|{_OTHER}(?:{_OTHER}|[{_INSIDE}]|['’](?={_OTHER}))*")
_BEGINS_ARABIC = re.compile(f"[{_ARABIC}]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word as written: its letters, where it stands in the text, and whether it is in Arabic script."""

    text: str
    start: int
    end: int
    is_arabic: bool


def is_arabic(word: str) -> bool:
    """Say whether a word, as written in some text, is in Arabic script: a word is in one script."""
    return _BEGINS_ARABIC.match(word) is not None


def written_words(text: str) -> list[str]:
    """Return the words of the text as written: what `tokens` yields, sooner."""
    return _WORD.findall(text)


def placed_words(text: str) -> list[re.Match[str]]:
    """Return the same words with where they stand in the text."""
    return list(_WORD.finditer(text))


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of the text in order; `والرصدJCMC` and `عام2019` are two words each."""
    for match in _WORD.finditer(text):
        word = match.group()
        yield Token(word, match.start(), match.end(), is_arabic(word))
