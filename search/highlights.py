"""Decides which stretch of a text is shown of a hit and which of its words are marked; the same on every engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .analysis.keys import Word, words
from .queries import Query, QueryWord

EXTRACT_LENGTH = 220
# Longer texts are searched whole, but the extract is cut from their first characters.
_LONGEST_LOOKED_THROUGH = 20_000
_BEFORE_FIRST_WORD = 50
_ELLIPSIS = "…"
# After these a line needs no other mark. A bar, because a middle dot is a zero beside Arabic digits.
_ENDS = ".!?؟:;؛,،…|"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Found:
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
    in_text = words(text)
    by_token = _tokens_asked_for(query)
    found: dict[int, int] = {}
    for position, word in enumerate(in_text):
        single = next((by_token[token] for token in _tokens(word) if token in by_token), None)
        if single is not None:
            found[position] = single
        elif word.joined in by_token:
            found.setdefault(position, by_token[word.joined])
            found.setdefault(position + 1, by_token[word.joined])
    return [_Found(in_text[at].start, in_text[at].end, index) for at, index in sorted(found.items())]


def _tokens_asked_for(query: Query) -> dict[str, int]:
    """Return the position in the query of each token that stands for one of its words or for two of them as one."""
    by_token: dict[str, int] = {}
    for index, word in enumerate(query.words):
        for token in (*_tokens(word), *word.pairs, word.whole):
            by_token.setdefault(token, index)
    return by_token


def _tokens(word: Word | QueryWord) -> tuple[str, ...]:
    return (*word.readings, f"skeleton {word.skeleton}") if word.skeleton else word.readings


def _stretch(text: str, found: Sequence[_Found]) -> Span:
    if len(text) <= EXTRACT_LENGTH:
        return 0, len(text)
    best = max(found, key=lambda first: (_different_words(found, first.start), -first.start), default=None)
    start = max(0, best.start - _BEFORE_FIRST_WORD) if best else 0
    start = min(start, len(text) - EXTRACT_LENGTH)
    return _at_blanks(text, start, start + EXTRACT_LENGTH)


def _different_words(found: Sequence[_Found], start: int) -> int:
    end = start + EXTRACT_LENGTH - _BEFORE_FIRST_WORD
    return len({each.word for each in found if start <= each.start and each.end <= end})


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
