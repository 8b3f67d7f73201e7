"""What an engine takes and gives, and how much each field and kind of key counts on every engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from ..analysis.keys import Keys
from ..queries import Query, QueryWord

# A word in the title says more about a page than one in its text, and the word itself more than another reading of it.
FIELD_WEIGHTS = {"title": 5.0, "also": 3.0, "body": 1.0}
KEY_WEIGHTS = {"stem": 1.0, "concept": 0.5, "alternative": 0.4, "joined": 0.3, "skeleton": 0.15, "sound": 0.1}
# Who types the name of a place looks for the centre and what it offers, rather than for the news about it.
KIND_WEIGHTS = {"centre": 1.25, "service": 1.2, "partner": 1.1}
MOST_RANKED = 2_000

DocumentKeys = Mapping[str, Keys]


Point = tuple[float, float]


class Sort(StrEnum):
    """What decides the order among documents that hold all words, and then among those that hold some."""

    RELEVANCE = "relevance"
    DATE = "date"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True)
class Request:
    """What the service asks of an engine: words, what narrows them, what is to be counted, and which stretch.

    `kind` is one kind of page or all (""). `filters` holds, per facet, values of which a document has one. `open_keys`
    are the page sets that are open now, of which `only_open` shows only those; None where nobody knows. `since` and
    `until` are days, both included; a document without a date is in no such stretch. `near` is what the distance is
    measured from. A query without words asks for every document.
    """

    query: Query
    kind: str = ""
    any_word: bool = False
    offset: int = 0
    limit: int = 10
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    open_keys: frozenset[UUID] | None = None
    only_open: bool = False
    since: date | None = None
    until: date | None = None
    near: Point | None = None
    sort: Sort = Sort.RELEVANCE


@dataclass(frozen=True, slots=True)
class Ranking:
    """The numbers of the documents in the stretch, best first, and how many there are of each kind, value, and open.

    Each count is of the documents that all the other filters let through, so that it says what choosing it would give.
    `without` says how many there would be without each of the filters in use (names of facets, "kind", "open"), and
    without all of them (""). An offset past the last document gives the last stretch that has any.
    """

    numbers: tuple[int, ...]
    kinds: Mapping[str, int]
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    open_now: int = 0
    without: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many documents there are of all kinds."""
        return sum(self.kinds.values())


class NotAnswering(Exception):
    """A distributed engine did not do what a command asked of it; the text says why, in words for an operator."""


class Engine(Protocol):
    """Stores and finds keys; writes belong to the transaction that the caller is in."""

    def lock(self, keys: Collection[UUID]) -> None:
        """Let nobody else write these documents until the transaction ends."""

    def put(self, documents: Mapping[int, DocumentKeys]) -> None:
        """Store the keys of the documents with these numbers in place of those they had."""

    def delete(self, numbers: Iterable[int]) -> None:
        """Forget the keys of these documents."""

    def numbers(self) -> set[int]:
        """Return the numbers of all documents that have keys."""

    def search(self, request: Request) -> Ranking:
        """Return one stretch of the ranked documents with one statement.

        Documents that hold all naming words and phrases come first whatever the sort; a phrase is needed with
        `any_word`, too. By distance the nearest of a document's points counts, and documents without one come last, as
        do, by date, those without a date. Ties are in the order of relevance.
        """

    def complete(self, request: Request, most: int) -> int:
        """Return how many documents of any kind hold all naming words and phrases, counted up to `most`."""


def kind_weight_sql(column: str) -> str:
    """Return the SQL expression for the weight of the kind that the column holds."""
    cases = " ".join(f"WHEN '{kind}' THEN {weight}" for kind, weight in KIND_WEIGHTS.items())
    return f"(CASE {column} {cases} ELSE 1.0 END)"


def lookups(word: QueryWord) -> list[tuple[str, str]]:
    """Return by which (kind of key, token) pairs a document may hold the word, each once.

    A word typed as one may be two in the text (the joined keys hold it), and two words may be one there (`pairs`).
    """
    found = [("stem", word.stem), ("joined", word.whole or word.stem)]
    found += [("concept", concept) for concept in word.concepts]
    found += [("alternative", reading) for reading in word.readings]
    found += [(kind, pair) for pair in word.pairs for kind in ("stem", "joined")]
    if word.skeleton:
        found.append(("skeleton", word.skeleton))
    if word.sound:
        found.append(("sound", word.sound))
    return list(dict.fromkeys(found))
