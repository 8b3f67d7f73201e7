"""Decides which hints a text gets on how easy it is to read: long sentences, long words, by simple counts.

The bounds are the counts beyond which readers lose the thread; Arabic words carry article, conjunction and pronoun with
them, so its sentences have fewer words and its words are measured without what is attached in front.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

# Not after a digit's point, and not after one letter: "3.5 million", "e.g."
SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.!?؟])\s+|(?<=[\d»”\")][.!?؟])\s+|[؛;\n]+|(?<=[!?؟…])\s+")
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
IN_FRONT = re.compile(r"^(?:[وفبكل]*(?:ال)|لل|[وف])(?=\w{3})")
MARKS = re.compile(r"[\u064b-\u065f\u0670\u0640]")
WORDS_OF_A_SENTENCE: Final = {"ar": 30, "en": 30}
LETTERS_OF_A_WORD: Final = {"ar": 9, "en": 13}
SHARE_OF_LONG_WORDS: Final = 0.08
FEWEST_WORDS: Final = 40


@dataclass(frozen=True)
class Reading:
    """What was counted in a text."""

    long_sentences: int
    longest_sentence: str
    long_words: int
    longest_words: str
    has_many_long_words: bool


def read_through(lines: Iterable[str], language: str) -> Reading:
    """Return what makes the text hard to read in its language."""
    sentences = [part.strip() for line in lines for part in SENTENCE_END.split(line) if part and part.strip()]
    counted = [(len(WORD.findall(sentence)), sentence) for sentence in sentences]
    most = WORDS_OF_A_SENTENCE.get(language, 30)
    long_ones = [pair for pair in counted if pair[0] > most]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    long_words = sorted(
        {word for word in words if letters_of(word) > LETTERS_OF_A_WORD.get(language, 13)}, key=_longest
    )
    share = sum(letters_of(word) > LETTERS_OF_A_WORD.get(language, 13) for word in words) / max(len(words), 1)
    return Reading(
        len(long_ones),
        max(long_ones)[1] if long_ones else "",
        len(long_words),
        ("، " if language == "ar" else ", ").join(long_words[:5]),
        len(words) >= FEWEST_WORDS and share > SHARE_OF_LONG_WORDS,
    )


def letters_of(word: str) -> int:
    """Return how many letters a word has, without vowel marks and without what Arabic attaches in front."""
    return len(IN_FRONT.sub("", MARKS.sub("", word)))


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word
