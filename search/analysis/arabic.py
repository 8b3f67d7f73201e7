"""Decides the stem of an Arabic word and the other ways in which it can be read.

The suffixes are those of light10 (Larkey, Ballesteros and Connell). Two things differ from it, because they lost words:
the article is decided before hamza is folded (ألغام begins with a letter of its own, الغام may not), and one-letter
words written with the next one (و ف ب ل ك) are only ever an additional reading (وثائق, كركوك begin with such letters).
"""

from __future__ import annotations

from functools import lru_cache

from .letters import spelled_arabic, without_hamza_seats

_ARTICLES = ("وبال", "ولل", "وال", "بال", "كال", "فال", "فلل", "لل", "ال")
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_LONG_VOWELS = str.maketrans("", "", "اوي")
_SHORTEST_AFTER_ARTICLE = 2
_SHORTEST_AFTER_PROCLITIC = 3
_SHORTEST_AFTER_SUFFIX = 2
_SHORTEST_SKELETON = 3
_LONGEST_WITH_LAST_HAMZA = 3


@lru_cache(maxsize=50_000)
def readings(word: str) -> tuple[str, ...]:
    """Return the stems of the word, the likeliest first and each once; empty when it holds no letter."""
    spelled = spelled_arabic(word)
    forms = [_without_article(spelled), spelled, *_without_proclitics(spelled)]
    return tuple(dict.fromkeys(_stem(form) for form in forms)) if spelled else ()


def likeliest_stem(word: str) -> str:
    """Return the first of the word's readings without making the others; empty when it holds no letter."""
    return _stem(_without_article(spelled_arabic(word)))


def skeleton(stem: str) -> str:
    """Return the consonants of a stem, which most broken plurals share (مراكز, مركز); empty when too few are left."""
    consonants = stem.translate(_LONG_VOWELS)
    return consonants if len(consonants) >= _SHORTEST_SKELETON else ""


def _without_article(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST_AFTER_ARTICLE:
            return word[len(article) :]
    return word


def _without_proclitics(word: str) -> list[str]:
    forms = []
    for proclitics in (_CONJUNCTIONS + _PREPOSITIONS, _PREPOSITIONS):
        if len(word) <= _SHORTEST_AFTER_PROCLITIC or word[0] not in proclitics:
            break
        proclitic, word = word[0], word[1:]
        forms.append(word)
        if proclitic in _PREPOSITIONS:
            break
    return forms


def _stem(form: str) -> str:
    stem = without_hamza_seats(form)
    for suffix in _SUFFIXES:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= _SHORTEST_AFTER_SUFFIX:
            stem = stem[: -len(suffix)]
    # جلولاء is typed جلولا; in a short word (ماء, جزء) the hamza is a letter that tells words apart.
    return stem[:-1] if stem.endswith("ء") and len(stem) > _LONGEST_WITH_LAST_HAMZA else stem
