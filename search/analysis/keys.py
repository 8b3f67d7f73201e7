"""Decides by which tokens a text is found: stems, other readings, neighbours as one word, skeletons, sounds, concepts.

A further kind of key is one more line of `TOKENS`, one more field of `Keys`, its weight in `search.engines.base` and a
migration that adds it to SQLite's table; what a query looks up by it is said in `search.engines.base.lookups`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from . import lexicon
from .forms import Form, form_of, glued_key
from .tokens import placed_words, written_words

LONGEST_TEXT = 200_000
_VERSION = 3
# Words whose keys tell whether two versions of the analysis are the same; every rule is touched by one of them.
_PROBE = "المركز المشترك للتنسيق والرصدJCMC ألغام الغام مراكز جلولاء ٢٠١٩ گەرمیان وثائق families' legal aid café Qa'im"
_PROBE += " حقوقهم مدرستنا وزيرا Sheikh Khanaqin خانقين centre organised labour"


class Word(NamedTuple):
    """One word of a text: where it stands and what it is found by.

    `joined` is the key of it and the next word as one, or empty; `concepts` are those of the terms it is part of.
    """

    text: str
    start: int
    end: int
    form: Form
    joined: str = ""
    concepts: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """The likeliest stem."""
        return self.form.stem

    @property
    def readings(self) -> tuple[str, ...]:
        """All stems it may have, the likeliest first."""
        return self.form.readings

    @property
    def skeleton(self) -> str:
        """Its consonants, or empty."""
        return self.form.skeleton


@dataclass(frozen=True, slots=True)
class Keys:
    """The tokens of one field of a document by kind of key, in the order of the text, as often as they occur."""

    stem: tuple[str, ...] = ()
    alternative: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    skeleton: tuple[str, ...] = ()
    sound: tuple[str, ...] = ()
    concept: tuple[str, ...] = ()


def _of_each(token: Callable[[Word], str]) -> Callable[[Sequence[Word]], tuple[str, ...]]:
    return lambda all_words: tuple(filter(None, map(token, all_words)))


# What a document has of each kind of key, in the order in which they are kept where not all fit.
TOKENS: dict[str, Callable[[Sequence[Word]], tuple[str, ...]]] = {
    "stem": lambda all_words: tuple([word.form.stem for word in all_words]),
    "concept": lambda all_words: tuple(chain.from_iterable([word.concepts for word in all_words if word.concepts])),
    "alternative": lambda all_words: tuple(chain.from_iterable([word.form.readings for word in all_words])),
    "joined": _of_each(lambda word: word.joined),
    "skeleton": _of_each(lambda word: word.form.skeleton),
    "sound": _of_each(lambda word: word.form.sound),
}
KINDS_OF_KEY = tuple(TOKENS)


def words(text: str, typed: bool = False) -> list[Word]:
    """Return the words of the text (its first 200,000 characters); never raises, whatever the string holds.

    In what somebody typed into a search box, acronyms count in small letters, too.
    """
    placed = [match for match in placed_words(text[:LONGEST_TEXT]) if form_of(match.group()).readings]
    written = [match.group() for match in placed]
    forms = [form_of(word) for word in written]
    joined = [*map(glued_key, forms, forms[1:]), ""]
    concepts = lexicon.in_use().concepts_in(written, forms, typed)
    return [
        Word(written[at], match.start(), match.end(), forms[at], joined[at], concepts.get(at, ()))
        for at, match in enumerate(placed)
    ]


def keys(texts: Iterable[str]) -> Keys:
    """Return the keys of a field that consists of these texts (one a language); neighbours never cross texts."""
    all_words = list(chain.from_iterable(words(text) for text in texts))
    return Keys(**{kind: tokens_of(all_words) for kind, tokens_of in TOKENS.items()})


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of the words of a text."""
    forms = map(form_of, written_words(text[:LONGEST_TEXT]))
    return tuple(form.stem for form in forms if form.readings)


def stamp() -> str:
    """Return the version of analysis and lexicon; a document that carries another one has to be indexed again."""
    return f"{version_of_analysis()}.{lexicon.in_use().stamp}"


@lru_cache(maxsize=1)
def version_of_analysis() -> str:
    """Return the version of the analysis alone."""
    probed = [(word.form, word.joined) for word in words(_PROBE)]
    return f"{_VERSION}.{hashlib.sha256(repr(probed).encode()).hexdigest()[:12]}"
