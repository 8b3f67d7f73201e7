"""Reads with one statement what a search has to know first: spellings in use, glued words, and what is promoted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from . import spellings
from .glued_words import GluedWord, vocabulary_asked, with_glued
from .models import PromotedResult, SpellingsInUse, VocabularyWord
from .queries import Query, parse


class Promoted(NamedTuple):
    """What editors have put first: the words, an entry a line, and the key of the page set."""

    words: str
    key: UUID


@dataclass(slots=True)
class _Read:
    """What was read: which spellings and counts are in use, and what is promoted."""

    done: bool = False
    version: UUID | None = None
    counted: UUID | None = None
    promoted: list[Promoted] = field(default_factory=list)

    def words(self, words: set[str], stems: set[str]) -> list[GluedWord]:
        """Read everything, and return the rows of the vocabulary."""
        self.done = True
        found: list[GluedWord] = []
        for which, one, two, three in _rows(words, stems):
            if which == "word":
                found.append((one, two, three))
            elif which == "promoted":
                self.promoted.append(Promoted(one, UUID(two)))
            else:
                self.version, self.counted = UUID(one), UUID(two) if two else None
        self.promoted.sort()
        return found


def parsed(text: str) -> tuple[Query, list[Promoted]]:
    """Return the query of a typed text, and all that is promoted.

    One statement, and a few more where spellings or counts have changed since this process read them; none for no text.
    """
    if not text:
        return parse(text), []
    read = _Read()
    query = with_glued(parse(text), read.words)
    if not read.done:
        read.words(set(), set())
    if spellings.take(read.version, read.counted):
        query = with_glued(parse(text))
    return query, read.promoted


def _rows(words: set[str], stems: set[str]) -> QuerySet[SpellingsInUse, tuple[str, str, str, str]]:
    in_use = _columns(SpellingsInUse.objects.all(), "spellings", _text("version"), _text("counted"), Value(""))
    promoted = _columns(PromotedResult.objects.all(), "promoted", F("words"), _text("page__translation_key"), Value(""))
    if not words and not stems:
        return in_use.union(promoted, all=True)
    known = VocabularyWord.objects.filter(vocabulary_asked(words, stems))
    return in_use.union(promoted, _columns(known, "word", F("folded"), F("first"), F("second")), all=True)


def _columns(rows: QuerySet, which: str, one: object, two: object, three: object) -> QuerySet:  # type: ignore[type-arg]
    named = {"which": Value(which, output_field=CharField()), "column_1": one, "column_2": two, "column_3": three}
    return rows.order_by().annotate(**named).values_list(*named)


def _text(column: str) -> Cast:
    return Cast(column, CharField())
