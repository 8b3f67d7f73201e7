"""Decides whether the words of a page contradict its facts: phones, dates, the number of a centre, figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from . import contacts
from .align import Passage, Piece, pair_sentences
from .findings import Finding, side
from .found import Day, Mention, Number
from .lexicon import Lexicon
from .reading import Reading, read


@dataclass(frozen=True)
class Facts:
    """What is stated of a page as facts."""

    phones: frozenset[str] = frozenset()
    dates: tuple[date, ...] = ()
    # A rank among its like, as of the sixth centre.
    ordinal: int | None = None
    # Figures that the page shows in blocks of their own, each with the passage that says what it counts.
    figures: tuple[tuple[Fraction, str], ...] = field(default=())


def facts_of(page: Any) -> Facts:
    """Return the facts of a page's set, whatever its type."""
    holder = page.facts
    values = [getattr(holder, name) for name in holder.fact_fields if not hasattr(getattr(holder, name), "all")]
    phones = [block.value["number"] for value in values if hasattr(value, "stream_block") for block in _phones(value)]
    figures = [block.value for name in page.word_fields for block in _figures(getattr(page, name))]
    return Facts(
        phones=frozenset(filter(None, (contacts.phone_key(phone) or phone for phone in phones))),
        dates=tuple(value for value in values if isinstance(value, date)),
        ordinal=getattr(holder, "ordinal", None),
        figures=tuple((Fraction(figure["value"]), figure["unit"]) for figure in figures),
    )


def _phones(stream: Any) -> list[Any]:
    return [block for block in stream if hasattr(block.value, "get") and "number" in block.value]


def _figures(value: Any) -> list[Any]:
    blocks = value if hasattr(value, "stream_block") else ()
    return [block for block in blocks if block.block_type == "figure" and block.value.get("value") is not None]


def contradictions(passages: Sequence[Passage], language: str, facts: Facts, lexicon: Lexicon) -> list[Finding]:
    """Return the sentences that contradict the facts."""
    pieces = [piece for passage in passages for piece, _none in pair_sentences([passage], []) if piece]
    readings = [(piece, read(piece.raw, language, lexicon)) for piece in pieces]
    wrong = [*_wrong_phones(readings, facts), *_wrong_dates(readings, facts), *_wrong_ranks(readings, facts)]
    wrong += _wrong_figures(readings, facts, language, lexicon)
    return [_finding(piece, reading, language, mention, detail) for piece, reading, mention, detail in wrong]


Wrong = tuple[Piece, Reading, Mention, str]
Readings = list[tuple[Piece, Reading]]


def _wrong_phones(readings: Readings, facts: Facts) -> Iterator[Wrong]:
    for piece, reading in readings:
        for phone in reading.phones if facts.phones else ():
            if phone.key.startswith("+") and phone.key not in facts.phones:
                yield piece, reading, phone, ", ".join(sorted(facts.phones))


def _wrong_dates(readings: Readings, facts: Facts) -> Iterator[Wrong]:
    """Yield full dates that miss a fact by one slip, where the right date is nowhere in the words."""
    told = [(piece, reading, day) for piece, reading in readings for day in reading.dates if day.date]
    for fact in facts.dates:
        if any(day.date == fact for _piece, _reading, day in told):
            continue
        for piece, reading, day in told:
            if _is_slip(day, fact) and day.date not in facts.dates:
                yield piece, reading, day, fact.isoformat()


def _is_slip(day: Day, fact: date) -> bool:
    """Say whether a date is the fact with another year or month, or with day and month changed over.

    Another day alone is no slip: releases are issued the day after what they tell of.
    """
    said, stated = (day.year, day.month, day.day), (fact.year, fact.month, fact.day)
    is_swapped = (day.day, day.month, day.year) == (fact.month, fact.day, fact.year)
    differing = [place for place in range(3) if said[place] != stated[place]]
    return is_swapped or differing in ([0], [1])


def _wrong_ranks(readings: Readings, facts: Facts) -> Iterator[Wrong]:
    for piece, reading in readings if facts.ordinal else ():
        for number in reading.numbers:
            is_rank = number.kind == "ordinal" and number.head is not None and number.head.concept == "centre"
            if is_rank and number.value != facts.ordinal:
                yield piece, reading, number, str(facts.ordinal)


def _wrong_figures(readings: Readings, facts: Facts, language: str, lexicon: Lexicon) -> Iterator[Wrong]:
    """Yield numbers that count what a figure counts and come near it, where the figure itself is not in the words."""
    running = [(piece, reading) for piece, reading in readings if not piece.passage.place.endswith("/value")]
    numbers = [(piece, reading, number) for piece, reading in running for number in reading.numbers]
    for value, unit in facts.figures:
        if any(number.value == value for _piece, _reading, number in numbers):
            continue
        counted = read(f"100 {unit}", language, lexicon).numbers
        head = counted[0].head if counted else None
        for piece, reading, number in numbers:
            if head and number.head and number.head.concept == head.concept and _is_near(number, value):
                yield piece, reading, number, str(value)


def _is_near(number: Number, value: Fraction) -> bool:
    if number.is_soft or value == 0:
        return False
    ratio = number.value / value
    return Fraction(9, 10) <= ratio <= Fraction(11, 10) or ratio in {10, Fraction(1, 10), 1000, Fraction(1, 1000)}


def _finding(piece: Piece, reading: Reading, language: str, mention: Mention, detail: str) -> Finding:
    marked = side(piece, language, (reading.text.spot(mention.start, mention.end),))
    return Finding("fact", "facts", marked, None, detail)
