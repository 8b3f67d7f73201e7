"""Decides what a typed text asks for: which words, and by which keys each may be found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .analysis.forms import glued_stem
from .analysis.keys import Word, words
from .analysis.stop_words import is_question, stems_asked_of_things, stop_stems

LONGEST_QUERY = 200
MOST_WORDS = 16
MOST_BESIDE_A_PHRASE = 2
_QUESTION_MARKS = ("?", "؟", "？")


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word that is asked for; `pairs` are it glued to the word before and to the word after.

    `whole` is what the joined key of a text has where the text writes the word as two; `sound` is what a word of the
    other script is found by that sounds like it; `concepts` are what it names, alone or with its neighbours.
    """

    text: str
    stem: str
    readings: tuple[str, ...]
    skeleton: str
    pairs: tuple[str, ...]
    whole: str = ""
    sound: str = ""
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: the text as cleaned for showing it again, and its words; no words means nothing to look up.

    A phrase is the stems of neighbours that stood between quotation marks, in their order, but not in a sentence: a
    document has to hold it, also when any of the other words is enough. The words of phrases are among the words, for
    rank and marks. `is_question` tells a question from words that name what is looked for.
    """

    text: str
    words: tuple[QueryWord, ...]
    phrases: tuple[tuple[str, ...], ...] = ()
    is_question: bool = False

    @property
    def naming(self) -> tuple[QueryWord, ...]:
        """The words that name what is looked for; the others ask for its phone, its hours, its place. Never empty.

        A word that makes one name with such a word asks, too: working hours.
        """
        asked_of = {word.stem: word.concepts for word in self.words if word.stem in stems_asked_of_things()}
        concepts = {concept for of_word in asked_of.values() for concept in of_word}
        named = (word for word in self.words if word.stem not in asked_of and concepts.isdisjoint(word.concepts))
        return tuple(named) or self.words


def parse(text: str) -> Query:
    """Return the query of a typed text: its first 200 characters and 16 words; never raises.

    Words that say nothing (في, the) are left out, unless there are no others.
    """
    cleaned = cleaned_text(text)
    found = words(_with_whole_numbers(cleaned), typed=True)[:MOST_WORDS]
    pairs = _pairs(found)
    asked = [index for index, word in enumerate(found) if word.stem not in stop_stems()] or range(len(found))
    asked_words = tuple(_query_word(found[index], pairs[index]) for index in asked)
    phrases = _phrases(cleaned, found, [found[index] for index in asked])
    asks = cleaned.endswith(_QUESTION_MARKS) or is_question([word.form.folded for word in found])
    return Query(cleaned, asked_words, phrases, is_question=asks)


def without_quotes(text: str) -> str:
    """Return the text without quotation marks, so that nothing in it is a phrase."""
    return " ".join("".join(" " if char in _QUOTES else char for char in text).split())


def _with_whole_numbers(text: str) -> str:
    """Return the text with each phone number as one word, without what is dialled before it in Iraq or from abroad.

    The text keeps its length, so that places in it stay the same.
    """
    return _TYPED_PHONE.sub(_whole_number, text)


def _whole_number(match: re.Match[str]) -> str:
    digits = "".join(char for char in match.group() if char.isdecimal())
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return match.group()
    plain = "".join(str(unicodedata.decimal(char)) for char in digits)
    return _PREFIX.sub("", plain).ljust(len(match.group()))


def cleaned_text(text: str) -> str:
    """Return the first 200 characters of the text on one line, without control characters and broken surrogates."""
    whole = text[:LONGEST_QUERY].encode("utf-8", "ignore").decode("utf-8")
    return " ".join("".join(char if char.isprintable() or char in _JOINERS else " " for char in whole).split())


# Digits of any script with the usual marks between them, beginning as a phone number does and not as a year.
_TYPED_PHONE = re.compile(
    r"(?<!\w)(?:\+|(?=[0\u0660\u06f0])|(?=964|\u0669\u0666\u0664))\d(?:[ ().\-]{0,2}\d){8,}(?!\w)"
)
_PREFIX = re.compile(r"^(?:00)?964|^0+")
_FEWEST_DIGITS, _MOST_DIGITS = 9, 17

# Not printable to Python, yet part of how words are written.
_JOINERS = "\u200c\u200d\u200e\u200f\u061c\u00ad"


# Between two of these, of whichever sort, stands a phrase. An apostrophe is none.
_QUOTES = '"«»“”„‟‹›〝〞＂'
_QUOTED = re.compile(f"[{_QUOTES}]([^{_QUOTES}]+)[{_QUOTES}]")


def _phrases(text: str, found: list[Word], asked: list[Word]) -> tuple[tuple[str, ...], ...]:
    """Return the stems of what stands between quotation marks; one that is left open says nothing.

    In a whole sentence the marks are those of a title or of somebody's words, which a document need not hold.
    """
    spans = [match.span(1) for match in _QUOTED.finditer(text)]
    beside = [word for word in asked if not any(start <= word.start and word.end <= end for start, end in spans)]
    if len(beside) > MOST_BESIDE_A_PHRASE:
        return ()
    stems = (tuple(word.stem for word in found if start <= word.start and word.end <= end) for start, end in spans)
    return tuple(dict.fromkeys(phrase for phrase in stems if phrase))


def _pairs(found: list[Word]) -> list[tuple[str, ...]]:
    after = [word.joined for word in found[:-1]] + [""]
    before = ["", *after[:-1]]
    return [
        tuple(dict.fromkeys(form for pair in both if pair for form in (pair, glued_stem(pair))))
        for both in zip(before, after, strict=False)
    ]


def _query_word(word: Word, pairs: tuple[str, ...]) -> QueryWord:
    return QueryWord(
        text=word.text,
        stem=word.stem,
        readings=word.readings,
        skeleton=word.skeleton,
        pairs=pairs,
        whole=word.stem if word.form.is_arabic else word.form.folded,
        # No name: "address" is not what sounds like it.
        sound="" if word.stem in stems_asked_of_things() else word.form.sounds_in,
        concepts=word.concepts,
    )
