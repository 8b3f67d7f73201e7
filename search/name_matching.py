"""Decides which of many names a typed one means: as it is spelled, by its stems, else what it may have meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from portal.search_hooks import NamesMatched

from .analysis.forms import form_of
from .analysis.keys import words
from .analysis.tokens import written_words
from .completing import folded_words
from .vocabulary import one_letter_apart

MOST_LIKELY = 5
_SHORTEST_MISTYPED = 4
_SHORTEST_BEGINNING = 3
_ARTICLE = "ال"

Names = Sequence[Sequence[str]]


def match_names(typed: str, names: Names) -> NamesMatched:
    """Return the numbers of the things, each given by all its names, that the typed name means or may mean."""
    for spelled in (folded, _stems):
        if certain := _spelled_alike(typed, names, spelled):
            return NamesMatched(certain)
    ways = [found for found in _likely(typed, names) if found]
    likely = tuple(dict.fromkeys(chain.from_iterable(ways)))[:MOST_LIKELY]
    return NamesMatched((), likely, next(iter(ways), ()))


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """Return the name with one spelling per letter, as one word and without the article it begins with."""
    return "".join(word.removeprefix(_ARTICLE) or word for word in folded_words(name))


def _likely(typed: str, names: Names) -> Iterator[tuple[int, ...]]:
    """Yield what is one letter away, then what sounds alike in either script, what begins so, what has such a word."""
    wanted = folded(typed)
    if len(wanted) >= _SHORTEST_MISTYPED:
        near = one_letter_apart(wanted)
        yield _where(names, lambda name: folded(name) in near)
    if sounds := _sounds(typed):
        yield _where(names, lambda name: bool(sounds & _sounds(name)))
    if len(wanted) >= _SHORTEST_BEGINNING:
        yield _where(names, lambda name: folded(name).startswith(wanted))
        yield _where(names, lambda name: wanted in _words(name))


def _spelled_alike(typed: str, names: Names, spelled: Callable[[str], str]) -> tuple[int, ...]:
    wanted = spelled(typed)
    return _where(names, lambda name: spelled(name) == wanted) if wanted else ()


def _where(names: Names, holds: Callable[[str], bool]) -> tuple[int, ...]:
    return tuple(number for number, forms in enumerate(names) if any(map(holds, forms)))


@lru_cache(maxsize=20_000)
def _words(name: str) -> frozenset[str]:
    """Return the words of a name, each as it is folded alone."""
    return frozenset(map(folded, written_words(name)))


@lru_cache(maxsize=20_000)
def _stems(name: str) -> str:
    return "".join(word.stem for word in words(name))


@lru_cache(maxsize=20_000)
def _sounds(name: str) -> frozenset[str]:
    """Return how a name of one word sounds, in both scripts; nothing for several words."""
    written = written_words(name)
    form = form_of(written[0]) if len(written) == 1 else None
    return frozenset(filter(None, (form.sound, form.sounds_in))) if form else frozenset()
