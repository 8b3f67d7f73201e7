"""Decides which words name the same thing in whatever language, spelling or length: one concept token each.

A lexicon is made of named things and their spellings, with the same stems as any text. The one in use is set by whoever
knows where the spellings are stored (`search.lexicon_upkeep`); analysis itself asks no database.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple, Protocol

LONGEST_TERM = 8


class HasReadings(Protocol):
    """What a lexicon wants to know of a word."""

    @property
    def readings(self) -> tuple[str, ...]:
        """Its stems, the likeliest first."""


class Thing(NamedTuple):
    """Something with a name: `acronyms` count in a text only where they are not in small letters."""

    key: str
    spellings: tuple[str, ...]
    acronyms: tuple[str, ...] = ()


class Term(NamedTuple):
    """A spelling as stems, and the concept that it names."""

    stems: tuple[str, ...]
    concept: str
    is_acronym: bool


@dataclass(frozen=True)
class Lexicon:
    """Terms by the first of their stems; `concepts` holds for each concept a fingerprint of all its terms."""

    starts: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    by_concept: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    concepts: Mapping[str, str] = field(default_factory=dict)
    stamp: str = "0"

    def concepts_in(
        self, written: Sequence[str], words: Sequence[HasReadings], typed: bool
    ) -> dict[int, tuple[str, ...]]:
        """Return, by position, the concepts of the terms that the word is part of; `typed` words are a query."""
        found: dict[int, dict[str, None]] = {}
        begins_nothing = self.starts.keys().isdisjoint
        for at, word in enumerate(words):
            if begins_nothing(word.readings):
                continue
            for reading in word.readings:
                for term in self.starts.get(reading, ()):
                    if _continues(words, at, term) and (typed or _may_name(term, written[at])):
                        for place in range(at, at + len(term.stems)):
                            found.setdefault(place, {})[term.concept] = None
        return {place: tuple(concepts) for place, concepts in found.items()}

    def starting(self, concepts: Collection[str]) -> dict[str, list[Term]]:
        """Return the terms that name one of the concepts, by the first of their stems."""
        found: dict[str, list[Term]] = {}
        for term in chain.from_iterable(self.terms_of(concept) for concept in concepts):
            found.setdefault(term.stems[0], []).append(term)
        return found

    def terms_of(self, concept: str) -> list[Term]:
        """Return the terms that name the concept."""
        return list(self.by_concept.get(concept, ()))


def make(things: Iterable[Thing], stems_of: Callable[[str], tuple[str, ...]], says_nothing: frozenset[str]) -> Lexicon:
    """Return the lexicon of the things; a spelling of nothing but stop words is left out, unless it is an acronym."""
    terms: dict[Term, None] = {}
    for thing in things:
        concept = concept_of(thing.key)
        for spelling in thing.spellings:
            stems = stems_of(spelling)
            if 0 < len(stems) <= LONGEST_TERM and not says_nothing.issuperset(stems):
                terms[Term(stems, concept, False)] = None
        for acronym in thing.acronyms:
            if stems := stems_of(acronym):
                terms.setdefault(Term(stems, concept, True))
    starts: dict[str, list[Term]] = {}
    by_concept: dict[str, list[Term]] = {}
    for term in terms:
        starts.setdefault(term.stems[0], []).append(term)
        by_concept.setdefault(term.concept, []).append(term)
    concepts = {concept: _fingerprint(sorted(held)) for concept, held in by_concept.items()}
    return Lexicon(
        starts={stem: tuple(held) for stem, held in starts.items()},
        by_concept={concept: tuple(held) for concept, held in by_concept.items()},
        concepts=concepts,
        stamp=_fingerprint(sorted(concepts.items())),
    )


def concept_of(key: str) -> str:
    """Return the token of the thing with this key."""
    return f"c{hashlib.sha256(key.encode()).hexdigest()[:11]}"


def in_use() -> Lexicon:
    """Return the lexicon that texts and queries are analysed with."""
    return _InUse.lexicon


def use(lexicon: Lexicon) -> None:
    """Analyse with this lexicon from now on."""
    _InUse.lexicon = lexicon


class _InUse:
    lexicon = Lexicon()


def _continues(words: Sequence[HasReadings], at: int, term: Term) -> bool:
    if at + len(term.stems) > len(words):
        return False
    return all(stem in words[at + step].readings for step, stem in enumerate(term.stems[1:], 1))


def _may_name(term: Term, text: str) -> bool:
    return not term.is_acronym or text != text.lower()


def _fingerprint(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:12]
