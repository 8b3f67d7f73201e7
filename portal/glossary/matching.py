"""Finds the terms of a list in a text: the longest first, none inside another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from .folding import WORD, forms

Span = tuple[int, int]
Value = TypeVar("Value")


class Finder(Generic[Value]):
    """Terms and what each stands for; the first term of several equal ones counts."""

    def __init__(self, terms: Iterable[tuple[str, Value]]) -> None:
        # A tree of words: each step is the shortest form of a word, "" holds the value of the term that ends there.
        self._tree: dict[str, Any] = {}
        for term, value in terms:
            step = self._tree
            for word in WORD.findall(term):
                step = step.setdefault(forms(word)[-1], {})
            if step is not self._tree:
                step.setdefault("", value)

    def find(self, text: str) -> Iterator[tuple[Span, Value]]:
        """Yield each stretch of the text that is a term, in order, with what it stands for."""
        words = [(match.start(), match.end(), forms(match.group())) for match in WORD.finditer(text)]
        at = 0
        while at < len(words):
            length, value = self._longest([word[2] for word in words[at : at + 12]])
            if value is not None:
                yield (words[at][0], words[at + length - 1][1]), value
            at += max(length, 1)

    def _longest(self, words: list[list[str]]) -> tuple[int, Value | None]:
        """Return how many of the first words make the longest term and what it stands for, or 0 and None."""
        steps, best = [self._tree], (0, None)
        for count, word in enumerate(words, 1):
            steps = [step[form] for step in steps for form in word if form in step]
            if not steps:
                break
            value = next((step[""] for step in steps if "" in step), None)
            best = (count, value) if value is not None else best
        return best
