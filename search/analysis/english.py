"""Decides the stem of a word that is not in Arabic script."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock

import snowballstemmer

from .letters import folded_latin

_stemmer = snowballstemmer.stemmer("english")
# The stemmer keeps the word it works on in itself, so threads take turns.
_turn = Lock()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of the word, in lower case and without accents; empty when it holds no letter or digit."""
    folded = folded_latin(word)
    if not folded.isascii() or not folded.isalpha():
        return folded
    with _turn:
        return str(_stemmer.stemWord(folded))
