"""Decides the stem of a word that is not in Arabic script."""

from __future__ import annotations

from threading import Lock

import snowballstemmer

from .letters import folded_latin

_stemmer = snowballstemmer.stemmer("english")
# The stemmer keeps the word it works on in itself, so threads take turns.
_turn = Lock()


def stem(word: str) -> str:
    """Return the stem of the word, in lower case and without accents; empty when it holds no letter or digit."""
    return stem_of_folded(folded_latin(word))


def stem_of_folded(folded: str) -> str:
    """Return the stem of a word that is folded already."""
    if not folded.isascii() or not folded.isalpha():
        return folded
    with _turn:
        return str(_stemmer.stemWord(folded))
