"""Decides the stem of a word that is not in Arabic script."""

from __future__ import annotations

import re
from threading import Lock

import snowballstemmer

from .letters import folded_latin

_stemmer = snowballstemmer.stemmer("english")
# The stemmer keeps the word it works on in itself, so threads take turns.
_turn = Lock()
# British spellings, and what they are in American English, which the stemmer takes for other words.
_BRITISH = (
    (re.compile("(cen|kilome|centime|me|li|thea)tre(s?)$"), r"\1ter\2"),
    (re.compile("(.{3,}[^aeou])is(e|es|ed|er|ers|ing|ation|ations|ational)$"), r"\1iz\2"),
    (re.compile("(lab|col|hon|fav|neighb|behavi|harb|rum|hum)our"), r"\1or"),
    (re.compile("programmes?$"), "program"),
    (re.compile("(lic|def|off)ence(s?)$"), r"\1ense\2"),
    (re.compile("(counsel|travel)l(or|er)"), r"\1\2"),
)


def stem(word: str) -> str:
    """Return the stem of the word, in lower case and without accents; empty when it holds no letter or digit."""
    return stem_of_folded(folded_latin(word))


def stem_of_folded(folded: str) -> str:
    """Return the stem of a word that is folded already, the same in British and American spelling."""
    if not folded.isascii() or not folded.isalpha():
        return folded
    for british, american in _BRITISH:
        folded = british.sub(american, folded)
    with _turn:
        return str(_stemmer.stemWord(folded))
