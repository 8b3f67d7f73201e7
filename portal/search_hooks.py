"""What content tells search beside its pages: what narrows, what is open now, where places lie, what things are called.

Each app registers its functions when it is ready, because search imports no content app. The other way round, search
tells by which of many names a typed one is meant.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID

from django.utils.functional import Promise


@dataclass(frozen=True)
class Facet:
    """One way to narrow results: its name in documents and addresses, its label, and what stands for no choice.

    The values of `of_pages` are the keys of page sets, which search names by their titles; of the others the app tells
    the labels.
    """

    name: str
    label: str | Promise
    any_label: str | Promise
    of_pages: bool = False


@dataclass(frozen=True)
class NamedPoint:
    """A place with all its names in every script, its label in the language asked for, and where it lies."""

    label: str
    names: tuple[str, ...]
    point: tuple[float, float]


class Spelled(NamedTuple):
    """Something with names: its key, its spellings in every language, and acronyms, which have capital letters."""

    key: str
    spellings: tuple[str, ...]
    acronyms: tuple[str, ...] = ()


class NamesMatched(NamedTuple):
    """The numbers of the things that a typed name means in some spelling, and of those that it may have meant.

    ``closest`` are those of the likely ones for which the same speaks as for the first.
    """

    certain: tuple[int, ...] = ()
    likely: tuple[int, ...] = ()
    closest: tuple[int, ...] = ()


class AtMoment(Protocol):
    """What an app knows of its page sets at one moment, and what stands in no document."""

    @property
    def open_keys(self) -> frozenset[UUID]:
        """Return the keys of all public page sets that are open."""

    def notes(self, keys: Iterable[UUID], language: str) -> Mapping[UUID, str]:
        """Return what has to be said of page sets: that they were closed, until when and why."""


Labels = Mapping[str, Mapping[str, str]]
NameMatcher = Callable[[str, Sequence[Sequence[str]]], NamesMatched]
Folding = Callable[[str], str]

FACETS: dict[str, Facet] = {}
_LABELS: dict[str, Callable[[str], Labels]] = {}
_MOMENTS: dict[str, Callable[[datetime], AtMoment]] = {}
_PLACES: dict[str, Callable[[str], Iterable[NamedPoint]]] = {}
_SPELLINGS: dict[str, Callable[[], Iterable[Spelled]]] = {}
_MATCHERS: list[tuple[NameMatcher, Folding]] = []


def register(
    app: str,
    *,
    facets: Iterable[Facet] = (),
    labels: Callable[[str], Labels] | None = None,
    at_moment: Callable[[datetime], AtMoment] | None = None,
    places: Callable[[str], Iterable[NamedPoint]] | None = None,
    spellings: Callable[[], Iterable[Spelled]] | None = None,
) -> None:
    """Take what an app tells; a second call replaces the first."""
    FACETS.update((facet.name, facet) for facet in facets)
    if labels is not None:
        _LABELS[app] = labels
    if at_moment is not None:
        _MOMENTS[app] = at_moment
    if places is not None:
        _PLACES[app] = places
    if spellings is not None:
        _SPELLINGS[app] = spellings


def facet_labels(language: str) -> dict[str, dict[str, str]]:
    """Return, per facet, the label of each value in the language, in the order in which lists show them."""
    return {name: dict(labels) for told in _LABELS.values() for name, labels in told(language).items()}


def at_moment(moment: datetime) -> tuple[AtMoment, ...]:
    """Return what each app knows of the moment; nothing where no app knows anything."""
    return tuple(told(moment) for told in _MOMENTS.values())


def named_points(language: str) -> list[NamedPoint]:
    """Return every place that an app can name."""
    return [place for told in _PLACES.values() for place in told(language)]


def spelled_things() -> list[Spelled]:
    """Return everything that an app knows several spellings of; `portal.signals.spellings_changed` tells of changes."""
    return [thing for told in _SPELLINGS.values() for thing in told()]


def provide_matching(match: NameMatcher, fold: Folding) -> None:
    """Take what compares names as search folds them, and what folds one; a second call replaces the first."""
    _MATCHERS[:] = [(match, fold)]


def match_names(typed: str, names: Sequence[Sequence[str]]) -> NamesMatched:
    """Return which things, each given by all its names, the typed name means; none where no search is installed."""
    return _MATCHERS[0][0](typed, names) if _MATCHERS else NamesMatched()


def folded_name(name: str) -> str:
    """Return the name with one spelling per letter, as one word without its article."""
    return _MATCHERS[0][1](name) if _MATCHERS else name
