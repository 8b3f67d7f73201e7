"""What is found in a text: a number, a date, a name …, each with its place."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from .vocabulary import Noun


@dataclass(eq=False)
class Mention:
    """Something a text says, and where it stands in ``Text.flat``."""

    start: int
    end: int


@dataclass(eq=False)
class Number(Mention):
    """A number. ``kind`` is cardinal, ordinal, percent, fraction, vague, pair, times, dual, implicit or name."""

    value: Fraction
    kind: str
    also: Fraction | None = None
    head: Noun | None = None
    traits: frozenset[str] = frozenset()
    approximation: frozenset[str] = frozenset({"exact"})
    place: int = 0
    rate: str = ""
    # A share told as "four out of five" may be two numbers in the other language.
    parts: frozenset[Fraction] = frozenset()
    # A singular with "a" before it is one and no kind: "a bus", not "bus stop".
    has_article: bool = False

    @property
    def is_soft(self) -> bool:
        """Say whether the other language may leave it out: one, a pair, halves, dozens, what is part of a name."""
        return self.kind in {"fraction", "vague", "pair", "times", "dual", "implicit", "name"} or self.value <= 2

    @property
    def is_year(self) -> bool:
        """Say whether it looks like a year."""
        return self.kind == "cardinal" and self.head is None and 1900 <= self.value <= 2100


@dataclass(eq=False)
class Day(Mention):
    """A date as far as it is told, with the weekday named beside it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def date(self) -> date | None:
        """Return the day of the calendar, None where part of it is not told or no such day exists."""
        if not (self.year and self.month and self.day):
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(eq=False)
class Named(Mention):
    """A text with a key that is the same in both languages: a phone, a link, a weekday, a time, a known name."""

    key: str
    keys: frozenset[str] = field(default_factory=frozenset)
    is_soft: bool = False
    # The keys of the whole name; ``keys`` has those of places that stand in it as well: Mosul in East Mosul.
    own: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        self.keys = self.keys or frozenset({self.key})
        self.own = self.own or self.keys

    def may_be(self, other: "Named") -> bool:
        """Say whether the other may be the same: East Mosul may be told as Mosul, but not as West Mosul."""
        return bool(self.own & other.keys or self.keys & other.own)
