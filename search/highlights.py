"""Decides which stretch of a text is shown of a hit and which of its words are marked; the same on every engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .analysis.forms import Form, form_of, glued_key
from .analysis.tokens import placed_words
from .queries import Query, QueryWord

EXTRACT_LENGTH = 220
# Longer texts are searched whole, but the extract is cut from their first characters.
_LONGEST_LOOKED_THROUGH = 20_000
_BEFORE_FIRST_WORD = 50
_ELLIPSIS = "…"
# A word of a text that is none of the query's, and one that may be one of them together with the next.
_NONE, _MAYBE_WITH_NEXT = -2, -1
# After these a line needs no other mark. A bar, because a middle dot is a zero beside Arabic digits.
_ENDS = ".!?؟:;؛,،…|"

Span = tuple[int, int]


class _Found(NamedTuple):
    start: int
    end: int
    word: int


def highlighted(text: str, query: Query) -> SafeString:
    """Return the whole text as safe HTML with the query's words in `<mark>`."""
    return _marked(text, [(found.start, found.end) for found in _find(text, query)])


def extract(text: str, query: Query) -> SafeString:
    """Return about 220 characters of the text as safe HTML, where most of the query's words stand, marked."""
    text = _on_one_line(text[:_LONGEST_LOOKED_THROUGH])
    found = _find(text, query)
    start, end = _stretch(text, found)
    start += 2 * text.startswith("| ", start, end)
    inside = [(each.start - start, each.end - start) for each in found if start <= each.start and each.end <= end]
    return mark_safe(  # noqa: S308 - _marked escapes the text
        (_ELLIPSIS if start else "") + _marked(text[start:end], inside) + (_ELLIPSIS if end < len(text) else "")
    )


def _on_one_line(text: str) -> str:
    """Return the text with its lines after each other, set apart where no mark of punctuation does so already."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    ended = [line if line[-1] in _ENDS else f"{line} |" for line in lines[:-1]]
    return " ".join([*ended, *lines[-1:]])


def _find(text: str, query: Query) -> list[_Found]:
    """Return where the text holds a word of the query, and which one."""
    wanted = _wanted(query)
    placed = placed_words(text)
    found: dict[int, int] = {}
    for at in [at for at, match in enumerate(placed) if wanted[match.group()] != _NONE]:
        single = wanted[placed[at].group()]
        if single != _MAYBE_WITH_NEXT:
            found[at] = single
        elif at + 1 < len(placed):
            joined = glued_key(form_of(placed[at].group()), form_of(placed[at + 1].group()))
            if joined in wanted.by_token:
                found.setdefault(at, wanted.by_token[joined])
                found.setdefault(at + 1, wanted.by_token[joined])
    return [_Found(placed[at].start(), placed[at].end(), index) for at, index in sorted(found.items())]


class _Wanted(dict[str, int]):
    """Which word of the query a word of a text is, each worked out when it is met first; most are none."""

    def __init__(self, query: Query) -> None:
        super().__init__()
        self.by_token = _tokens_asked_for(query)
        self.beginnings = {token[:length] for token in self.by_token for length in range(1, len(token) + 1)}
        self._readings = set(self.by_token)
        self._skeletons = {word.skeleton for word in query.words} - {""}

    def __missing__(self, written: str) -> int:
        form = form_of(written)
        word = _MAYBE_WITH_NEXT if form.bare in self.beginnings else _NONE
        if not self._readings.isdisjoint(form.readings) or form.skeleton in self._skeletons:
            word = next(self.by_token[token] for token in _tokens(form) if token in self.by_token)
        self[written] = word
        return word


@lru_cache(maxsize=16)
def _wanted(query: Query) -> _Wanted:
    return _Wanted(query)


def _tokens_asked_for(query: Query) -> dict[str, int]:
    """Return the position in the query of each token that stands for one of its words or for two of them as one."""
    by_token: dict[str, int] = {}
    for index, word in enumerate(query.words):
        for token in (*_tokens(word), *word.pairs, word.whole):
            by_token.setdefault(token, index)
    by_token.pop("", None)
    return by_token


def _tokens(word: Form | QueryWord) -> tuple[str, ...]:
    return (*word.readings, f"skeleton {word.skeleton}") if word.skeleton else word.readings


def _stretch(text: str, found: Sequence[_Found]) -> Span:
    if len(text) <= EXTRACT_LENGTH:
        return 0, len(text)
    best = _fullest(found)
    start = max(0, best.start - _BEFORE_FIRST_WORD) if best else 0
    start = min(start, len(text) - EXTRACT_LENGTH)
    return _at_blanks(text, start, start + EXTRACT_LENGTH)


def _fullest(found: Sequence[_Found]) -> _Found | None:
    """Return from which place on as much text as is shown holds the most different words; the first of equals."""
    best, most, end = None, 0, 0
    inside: Counter[int] = Counter()
    for at, first in enumerate(found):
        while end < len(found) and found[end].end <= first.start + EXTRACT_LENGTH - _BEFORE_FIRST_WORD:
            inside[found[end].word] += 1
            end += 1
        different = sum(times > 0 for times in inside.values())
        if different > most or best is None:
            best, most = first, different
        inside[first.word] -= end > at
        end = max(end, at + 1)
    return best


def _at_blanks(text: str, start: int, end: int) -> Span:
    """Return the stretch without the halves of words at its ends; unchanged where it holds no blank."""
    if start and (blank := text.find(" ", start, start + _BEFORE_FIRST_WORD)) >= 0:
        start = blank + 1
    if end < len(text) and (blank := text.rfind(" ", start, end + 1)) > start:
        end = blank
    return start, end


def _marked(text: str, spans: Sequence[Span]) -> SafeString:
    parts, at = [], 0
    for start, end in spans:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    parts.append(escape(text[at:]))
    return mark_safe("".join(parts))  # noqa: S308 - every piece of the text is escaped above
