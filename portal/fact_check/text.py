"""Decides how a text is read: one shape for letters and digits, words with their places in what was written."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_LETTERS = {
    **dict.fromkeys("أإآٱ", "ا"), **dict(zip("ىیئؤةکگچژڤپ", "يييوهككجزفب", strict=True)),
    **dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789", strict=True)),
    "٪": "%", "’": "'", "‘": "'", "ʼ": "'", "‑": "-", "‐": "-", "−": "-", "–": "-", "—": "—",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " ", "／": "/",
}  # fmt: skip
# Vowel signs, tatweel and marks of direction carry no letter of their own.
_SILENT = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|\S")
_SENTENCE_END = re.compile(r"(?<=[.!?؟])[\"”»)\]]*\s+(?=\S)|\n+")
# A full stop after these ends no sentence.
_SHORT = re.compile(r"(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Eng|Prof|St|No|Nos|Art|vs|e\.g|i\.e|a\.m|p\.m|د|م|أ|ص|رقم)\.$")

Span = tuple[int, int]
LONGEST_SENTENCE = 1500


class Token(NamedTuple):
    """A word, a run of digits or a sign, with its place in ``Text.flat``."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return the text as ``Text.flat`` has it."""
    return "".join(_LETTERS.get(letter, letter) for letter in text if not _SILENT.match(letter))


@dataclass(frozen=True)
class Text:
    """A passage in one language. ``flat`` is what is compared, ``raw`` what people read; ``spot`` leads back."""

    raw: str
    language: str

    @cached_property
    def _kept(self) -> list[int]:
        return [place for place, letter in enumerate(self.raw) if not _SILENT.match(letter)]

    @cached_property
    def flat(self) -> str:
        """Return the text without signs, with one form of each letter and Latin digits."""
        return "".join(_LETTERS.get(self.raw[place], self.raw[place]) for place in self._kept)

    @cached_property
    def tokens(self) -> list[Token]:
        """Return the words in order; Latin ones in lower case."""
        return [Token(found[0].lower(), found.start(), found.end()) for found in _WORD.finditer(self.flat)]

    def spot(self, start: int, end: int) -> Span:
        """Return where a stretch of ``flat`` stands in ``raw``."""
        if not self._kept:
            return 0, 0
        first = self._kept[min(start, len(self._kept) - 1)]
        return first, self._kept[end - 1] + 1 if end > start else first


def sentences(raw: str) -> list[Span]:
    """Return the places of the sentences of a passage; those without a letter are left out."""
    cuts = [0]
    for found in _SENTENCE_END.finditer(raw):
        if "\n" not in found[0] and _SHORT.search(raw[: found.start()]):
            continue
        cuts.append(found.end())
    spans = []
    for start, end in zip(cuts, [*cuts[1:], len(raw)], strict=True):
        piece = raw[start:end]
        if any(letter.isalnum() for letter in piece):
            lead = len(piece) - len(piece.lstrip())
            spans += _cut(raw, start + lead, start + len(piece.rstrip()))
    return spans


def _cut(raw: str, start: int, end: int) -> list[Span]:
    """Cut what is too long to be a sentence at a blank: reading one takes the square of its length."""
    spans = []
    while end - start > LONGEST_SENTENCE:
        blank = raw.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = blank if blank > start else start + LONGEST_SENTENCE
        spans.append((start, cut))
        start = cut
    return [*spans, (start, end)]


def blanked(text: str, spans: list[Span]) -> str:
    """Return the text with the stretches replaced by as many blanks, so that nothing is read twice."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
