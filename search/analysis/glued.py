"""Decides where an Arabic word is two words without the blank between them, judged by the words that are known."""

from __future__ import annotations

from collections.abc import Container, Iterator

from .arabic import without_article
from .forms import form_of
from .stop_words import stop_stems

SHORTEST_WHOLE, LONGEST_WHOLE = 7, 24
SHORTEST_PART = 3
# Shorter parts than this are cut off only before an article, or where they are half of a name.
_SHORTEST_UNMARKED = 4
_SHORTEST_WITH_ARTICLE = 5
_ARTICLE, _AND = "ال", "و"
# Known without having been read: halves of names that people write as one word or as two.
_HALVES_OF_NAMES = frozenset(("عبد", "ابو", "ابن"))


def may_be_two(folded: str) -> bool:
    """Say whether the folded word is long enough, and in a script in which words are glued."""
    return SHORTEST_WHOLE <= len(folded) <= LONGEST_WHOLE and not folded.isascii()


def parts_of(folded: str) -> set[str]:
    """Return every word that has to be looked up to know where the folded word may be cut."""
    return {form for cut in _cuts(folded, True) for part in cut for form in _forms_of(part)}


def cut_of(folded: str, known: Container[str], *, is_unknown: bool = False) -> tuple[str, str] | None:
    """Return the two known words that the folded word consists of, or None; an article inside it is the best sign.

    In one that `is_unknown` in every reading a part may be short.
    """
    found = [cut for cut in _cuts(folded, is_unknown) if all(_is_known(part, known) for part in cut)]
    return max(found, key=lambda cut: (_has_article(cut[1]), min(map(len, cut))), default=None)


def stem_of_part(part: str) -> str:
    """Return what a text that has the part as a word of its own is found by."""
    return form_of(part).stem


def _cuts(folded: str, may_be_short: bool) -> Iterator[tuple[str, str]]:
    if not may_be_two(folded):
        return
    for at in range(SHORTEST_PART, len(folded) - SHORTEST_PART + 1):
        cut = folded[:at], folded[at:]
        if _has_article(cut[1]) or all(_stands_alone(part, may_be_short) for part in cut):
            yield cut


def _has_article(part: str) -> bool:
    return part.startswith(_ARTICLE) and len(part) >= _SHORTEST_WITH_ARTICLE


def _stands_alone(part: str, may_be_short: bool) -> bool:
    is_long = may_be_short or len(part) >= _SHORTEST_UNMARKED
    return part in _HALVES_OF_NAMES or (is_long and stem_of_part(part) not in stop_stems())


def _is_known(part: str, known: Container[str]) -> bool:
    return part in _HALVES_OF_NAMES or any(form in known for form in _forms_of(part))


def _forms_of(part: str) -> tuple[str, ...]:
    """Return as what a part may be known: as it is, without its article, and without the and before it."""
    forms = [part]
    if _has_article(part):
        forms.append(without_article(part))
    if part.startswith(_AND) and len(part) > _SHORTEST_UNMARKED:
        forms.append(part[len(_AND) :])
    return tuple(forms)
