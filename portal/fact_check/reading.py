"""Brings together what one passage says: the mentions of every kind, each found outside those before."""

import re
from dataclasses import dataclass, field

from . import contacts, dates, times
from .found import Day, Named, Number
from .lexicon import TERM, Lexicon
from .numbers import numbers
from .persons import persons
from .quotes import quotes
from .text import Span, Text

_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Za-z]?[A-Z]{1,6}(?![\w])")
_NO_ACRONYMS = frozenset(
    {"AM", "PM", "USD", "EUR", "IQD", "GBP", "JPY", "OK", "II", "III", "IV", "VI", "TV", "SMS", "PDF", "QR", "ID"}
)


@dataclass
class Reading:
    """What a passage of one language says."""

    text: Text
    links: list[Named] = field(default_factory=list)
    phones: list[Named] = field(default_factory=list)
    dates: list[Day] = field(default_factory=list)
    weekdays: list[Named] = field(default_factory=list)
    times: list[Named] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    names: list[Named] = field(default_factory=list)
    acronyms: list[Named] = field(default_factory=list)
    persons: list[Named] = field(default_factory=list)
    quotes: list[Named] = field(default_factory=list)

    @property
    def surely_named(self) -> list[Named]:
        """Return the names of places and organisations that are no words as well."""
        named = [one for one in self.names if not one.key.startswith(TERM)]
        return [one for one in named if not one.is_soft or one.key.startswith("body:")]

    @property
    def terms(self) -> list[Named]:
        """Return the terms, set phrases and acronyms of the glossary."""
        return [one for one in self.names if one.key.startswith((TERM, "glossary:"))]

    @property
    def places(self) -> list[Named]:
        """Return the names of places."""
        return [
            one for one in self.names if one.key.startswith(("place:", "governorate:", "country:")) and not one.is_soft
        ]


def read(raw: str, language: str, lexicon: Lexicon, marked_links: tuple[tuple[int, int, str], ...] = ()) -> Reading:
    """Read a passage; ``marked_links`` are those of its formatted text, which plain text does not show."""
    text = Text(raw, language)
    found = Reading(text)
    found.links = contacts.links(text)
    taken = _spans(found.links)
    found.phones = contacts.phones(text, taken)
    taken += _spans(found.phones)
    found.dates = [one for one in dates.dates(text) if not _is_in(one.start, one.end, taken)]
    taken += dates.spans_of(found.dates)
    found.weekdays = dates.named_weekdays(text)
    found.times = [one for one in times.times(text) if not _is_in(one.start, one.end, taken)]
    taken += _spans(found.times)
    found.names = [one for one in lexicon.find(text) if not _is_in(one.start, one.end, _spans(found.links))]
    found.numbers = numbers(text, taken)
    names = [one for one in found.names if not one.key.startswith(TERM)]
    found.acronyms = _acronyms(text, [*_spans(names), *_spans(found.links)])
    found.persons = (
        []
        if language == "ar"
        else [one for one in persons(text) if not _is_in(one.start, one.end, _spans(found.surely_named))]
    )
    found.quotes = quotes(text)
    found.links += [Named(start, end, contacts.link_key(address)) for start, end, address in marked_links]
    return found


def _spans(found: list[Named]) -> list[Span]:
    return [(one.start, one.end) for one in found]


def _is_in(start: int, end: int, spans: list[Span]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _acronyms(text: Text, taken: list[Span]) -> list[Named]:
    return [
        Named(match.start(), match.end(), match[0].upper())
        for match in _ACRONYM.finditer(text.flat)
        if match[0] not in _NO_ACRONYMS and not _is_in(match.start(), match.end(), taken) and not text.flat.isupper()
    ]
