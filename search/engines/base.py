"""What an engine takes and gives, and how much each field and kind of key counts on every engine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from ..analysis.keys import Keys
from ..queries import Query, QueryWord

# A word in the title says more about a page than one in its text, and the word itself more than another reading of it.
FIELD_WEIGHTS = {"title": 5.0, "also": 3.0, "body": 1.0}
KEY_WEIGHTS = {"stem": 1.0, "alternative": 0.4, "joined": 0.3, "skeleton": 0.15}
# Who types the name of a place looks for the centre and what it offers, rather than for the news about it.
KIND_WEIGHTS = {"centre": 1.25, "service": 1.2, "partner": 1.1}
MOST_RANKED = 2_000

DocumentKeys = Mapping[str, Keys]


@dataclass(frozen=True, slots=True)
class Request:
    """What the service asks of an engine: words, one kind or all (""), any word instead of all, and which stretch."""

    query: Query
    kind: str = ""
    any_word: bool = False
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Ranking:
    """The numbers of the documents in the stretch, best first, and how many there are of each kind.

    An offset past the last document gives the last stretch that has any.
    """

    numbers: tuple[int, ...]
    kinds: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many documents there are of all kinds."""
        return sum(self.kinds.values())


class Engine(Protocol):
    """Stores and finds keys; writes belong to the transaction that the caller is in."""

    def lock(self, keys: Collection[UUID]) -> None:
        """Let nobody else write these documents until the transaction ends."""

    def put(self, number: int, keys: DocumentKeys) -> None:
        """Store the keys of a document in place of those it had."""

    def delete(self, numbers: Iterable[int]) -> None:
        """Forget the keys of these documents."""

    def numbers(self) -> set[int]:
        """Return the numbers of all documents that have keys."""

    def search(self, request: Request) -> Ranking:
        """Return one stretch of the ranked documents with one statement; the query has at least one word."""


def kind_weight_sql(column: str) -> str:
    """Return the SQL expression for the weight of the kind that the column holds."""
    cases = " ".join(f"WHEN '{kind}' THEN {weight}" for kind, weight in KIND_WEIGHTS.items())
    return f"(CASE {column} {cases} ELSE 1.0 END)"


def lookups(word: QueryWord) -> list[tuple[str, str]]:
    """Return by which (kind of key, token) pairs a document may hold the word, each once.

    A word typed as one may be two in the text (the joined keys hold it), and two words may be one there (`pairs`).
    """
    found = [("stem", word.stem), ("joined", word.stem)]
    found += [("alternative", reading) for reading in word.readings]
    found += [(kind, pair) for pair in word.pairs for kind in ("stem", "joined")]
    if word.skeleton:
        found.append(("skeleton", word.skeleton))
    return list(dict.fromkeys(found))
