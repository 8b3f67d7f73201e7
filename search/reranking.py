"""Decides the order of the best documents that an engine has found: the same order whichever engine it was.

Of each document all places are found where it holds a word of the query, with a grade for how surely it is that word.
The score is BM25 over fields (a word in the title counts as several in the text), and four bonuses: for many words
close together, for neighbours of the query that are neighbours in the document, for a title that says what was asked
for and little else, and, where a date or a number is asked for, for one beside what was asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from .analysis import lexicon
from .analysis.forms import Form, form_of, glued_key
from .analysis.keys import stems_of
from .analysis.stop_words import stems_asking_for_numbers, stop_stems
from .analysis.tokens import written_words
from .engines.base import FIELD_WEIGHTS, KIND_WEIGHTS
from .queries import Query, QueryWord
from .rarity import average_length, rarity_of

MOST_RERANKED = 50
LONGEST_TEXT = 6_000
# How surely a word of the text is the one that was asked for, by what they share.
STEM, GLUED, READING, READINGS, CONCEPT, SKELETON, SOUND = 1.0, 0.9, 0.85, 0.55, 0.4, 0.45, 0.4
# BM25's two constants, in the range that is usual for short texts.
SATURATION, LENGTH = 1.2, 0.6
CLOSE, CLOSE_WORDS = 0.5, 20
# In a title a word tells what a page is about, however many pages have it in their text.
TITLED, LEAST_IN_TITLE = 1.0, 1.0
# Who asks when or how many wants a number, and what was asked for stands beside it.
NUMBERED, BESIDE_A_NUMBER = 0.5, 12
NEIGHBOURS, FARTHEST_NEIGHBOUR, IN_REVERSE = 0.5, 2, 0.5
# What the words count together that ask for the phone, the hours or the place of what the other words name.
ASKED_OF = 0.3
# So many words seem to lie between two texts of a document.
_BETWEEN_TEXTS = CLOSE_WORDS + 1


class Texts(Protocol):
    """What is read of a document."""

    number: int
    kind: str
    titles: dict[str, str]
    also: str
    bodies: dict[str, str]


class Place(NamedTuple):
    """Where a document holds a word of the query, which one, and how surely."""

    at: int
    word: int
    grade: float


Matched = tuple[tuple[int, float], ...]


def best_first(documents: Iterable[Texts], query: Query) -> list[int]:
    """Return the numbers of the documents, those that answer the query best first; equals in the order given."""
    scorer = _Scorer(query)
    scores = {document.number: scorer.score(document) for document in documents}
    return sorted(scores, key=lambda number: -scores[number])


class _Scorer:
    """Scores documents for one query; what a word of a text matches is worked out once for all documents."""

    def __init__(self, query: Query) -> None:
        self.words = query.words
        naming = set(query.naming)
        asking = ASKED_OF / max(1, len(query.words) - len(naming))
        self.rarities = [rarity_of(word) * (1.0 if word in naming else asking) for word in query.words]
        self._tokens = {token for word in self.words for token in (*word.readings, *word.pairs)}
        self._skeletons = {word.skeleton for word in self.words} - {""}
        self._sounds = {word.sound for word in self.words} - {""}
        self._wholes = {word.whole: at for at, word in enumerate(self.words)}
        self._beginnings = {whole[:length] for whole in self._wholes for length in range(2, len(whole))}
        concepts = {concept: at for at, word in enumerate(self.words) for concept in word.concepts}
        self._terms = lexicon.in_use().starting(concepts)
        self._told_by = self._tokens | self._skeletons | self._sounds | self._beginnings | self._terms.keys()
        self._of_concept: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            for concept in word.concepts:
                self._of_concept.setdefault(concept, []).append(at)
        self._met: set[str] = set()
        self._matched: dict[str, Matched] = {}
        self._wants_a_number = not stems_asking_for_numbers().isdisjoint(stems_of(query.text))

    def score(self, document: Texts) -> float:
        """Return how well the document answers."""
        fields = {"title": document.titles.values(), "also": (document.also,), "body": document.bodies.values()}
        frequencies = [0.0] * len(self.words)
        bonus = length = 0.0
        near: list[list[Place]] = []
        for field, texts in fields.items():
            places, count = self._places(texts)
            length += count
            near.append(places)
            for place in places:
                frequencies[place.word] += FIELD_WEIGHTS[field] * place.grade
        share = length / (average_length() or length or 1)
        damping = SATURATION * (1 - LENGTH + LENGTH * share)
        for places in near:
            bonus = max(bonus, CLOSE * self._closest(places))
        bonus += NEIGHBOURS * sum(self._neighbours(places, damping) for places in near)
        bonus += TITLED * max(map(self._titled, document.titles.values()), default=0.0)
        if self._wants_a_number:
            bonus += NUMBERED * max(map(self._beside_a_number, document.bodies.values()), default=0.0)
        matched = zip(frequencies, self.rarities, strict=True)
        return (sum(_saturated(often, damping) * rare for often, rare in matched) + bonus) * KIND_WEIGHTS.get(
            document.kind, 1.0
        )

    def _places(self, texts: Iterable[str]) -> tuple[list[Place], int]:
        """Return the places in the texts, in their order, and how many words there are."""
        places: list[Place] = []
        start = count = 0
        for text in texts:
            found = written_words(text[:LONGEST_TEXT])
            self._meet(found)
            for at in [at for at, written in enumerate(found) if written in self._matched]:
                for word, grade in self._matched[found[at]]:
                    if word >= 0:
                        places.append(Place(start + at, word, grade))
                    else:
                        places += [Place(start + at, *more) for more in self._with_next(found, at)]
            start += len(found) + _BETWEEN_TEXTS
            count += len(found)
        return places, count

    def _meet(self, written: Iterable[str]) -> None:
        """Work out what words of a text match where they are met first: nearly all match nothing."""
        new, told_by = set(written) - self._met, self._told_by
        self._met |= new
        for word in new:
            form = form_of(word)
            told = (form.skeleton, form.sound, form.bare)
            if (told_by.isdisjoint(form.readings) and told_by.isdisjoint(told)) or not (matched := self._match(word)):
                continue
            self._matched[word] = matched

    def _match(self, written: str) -> Matched:
        """Return (word of the query, grade) for a word of a text; word -1 says that the next ones have to be seen."""
        form = form_of(written)
        matched = []
        if not self._tokens.isdisjoint(form.readings) or form.skeleton in self._skeletons or form.sound in self._sounds:
            graded = ((at, _grade(form, word)) for at, word in enumerate(self.words))
            matched = [(at, grade) for at, grade in graded if grade]
        if form.bare in self._beginnings or not self._terms.keys().isdisjoint(form.readings):
            matched.append((-1, 0.0))
        return tuple(matched)

    def _with_next(self, found: Sequence[str], at: int) -> list[tuple[int, float]]:
        """Return the words of the query that are two words here, or another name of the same thing."""
        form = form_of(found[at])
        matched: dict[int, float] = {}
        if at + 1 < len(found) and form.bare in self._beginnings:
            whole = self._wholes.get(glued_key(form, form_of(found[at + 1])))
            if whole is not None:
                matched[whole] = GLUED
        for reading in form.readings:
            for term in self._terms.get(reading, ()):
                rest = found[at + 1 : at + len(term.stems)]
                follows = len(rest) + 1 == len(term.stems) and all(
                    stem in form_of(word).readings for stem, word in zip(term.stems[1:], rest, strict=True)
                )
                if follows and (not term.is_acronym or found[at] != found[at].lower()):
                    for word in self._of_concept[term.concept]:
                        matched.setdefault(word, CONCEPT)
        return list(matched.items())

    def _titled(self, title: str) -> float:
        """Return what the words of the title tell that were asked for, by how much of the title they are."""
        places, _count = self._places([title])
        said = sum(form_of(written).stem not in stop_stems() for written in written_words(title))
        by_place: dict[int, float] = {}
        by_word: dict[int, float] = {}
        for at, word, grade in places:
            by_place[at] = max(grade, by_place.get(at, 0.0))
            by_word[word] = max(grade, by_word.get(word, 0.0))
        share = min(1.0, sum(by_place.values()) / max(said, 1))
        return share * sum(max(self.rarities[word], LEAST_IN_TITLE) * grade for word, grade in by_word.items())

    def _closest(self, places: Sequence[Place]) -> float:
        """Return the most that the words within one stretch of the text tell together."""
        best = 0.0
        for first, start in enumerate(places):
            grades: dict[int, float] = {}
            for place in places[first : first + 3 * CLOSE_WORDS]:
                if place.at - start.at >= CLOSE_WORDS:
                    break
                if place.grade > grades.get(place.word, 0.0):
                    grades[place.word] = place.grade
            best = max(best, sum(self.rarities[word] * grade for word, grade in grades.items()))
        return best

    def _beside_a_number(self, text: str) -> float:
        """Return the most that the words on both sides of one number tell together; one that was typed is none."""
        places, _count = self._places([text])
        best = 0.0
        for at, written in enumerate(written_words(text[:LONGEST_TEXT])):
            if any(map(str.isdecimal, written)) and written not in self._matched:
                grades: dict[int, float] = {}
                for place in places:
                    if abs(place.at - at) <= BESIDE_A_NUMBER:
                        grades[place.word] = max(place.grade, grades.get(place.word, 0.0))
                best = max(best, sum(self.rarities[word] * grade for word, grade in grades.items()))
        return best

    def _neighbours(self, places: Sequence[Place], damping: float) -> float:
        """Return how often neighbours of the query are neighbours here, saturated like words and as rare as both."""
        often: dict[int, float] = {}
        for first, one in enumerate(places):
            for two in places[first + 1 : first + 8]:
                if two.at - one.at > FARTHEST_NEIGHBOUR:
                    break
                step = two.word - one.word
                if two.at != one.at and abs(step) == 1:
                    weight = one.grade * two.grade / (two.at - one.at) * (1.0 if step > 0 else IN_REVERSE)
                    pair = min(one.word, two.word)
                    often[pair] = often.get(pair, 0.0) + weight
        return sum(
            _saturated(times, damping) * min(self.rarities[pair], self.rarities[pair + 1])
            for pair, times in often.items()
        )


def _grade(form: Form, word: QueryWord) -> float:
    """Return how surely a word of a text is this one of the query; 0 when they share nothing."""
    if form.stem == word.stem:
        return STEM
    if form.stem in word.pairs:
        return GLUED
    if form.stem in word.readings or word.stem in form.readings:
        return READING
    if not set(form.readings).isdisjoint(word.readings):
        return READINGS
    if form.skeleton and form.skeleton == word.skeleton:
        return SKELETON
    return SOUND if word.sound and form.sound == word.sound else 0.0


def _saturated(often: float, damping: float) -> float:
    return often * (SATURATION + 1) / (often + damping) if often else 0.0
