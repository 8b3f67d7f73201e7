"""Decides the stem of an Arabic word and the other ways in which it can be read.

The suffixes are those of light10 (Larkey, Ballesteros and Connell). Three things differ from it, because they lost
words: the article is decided before hamza is folded (ألغام begins with a letter of its own, الغام may not), one-letter
words written with the next one (و ف ب ل ك) are only ever an additional reading (وثائق, كركوك begin with such letters),
and so are pronouns (حقوقهم), the accusative's alif (وزيرا), and the ت that ة becomes before them (مدرستنا, مدرستان).
"""

from __future__ import annotations

from .letters import without_hamza_seats

_ARTICLES = ("وبال", "ولل", "وال", "بال", "كال", "فال", "فلل", "لل", "ال")
_ARTICLE_STARTS = frozenset("وبكفلا")
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SUFFIX_ENDS = frozenset("انتهي")
# Longest first; with the ت before them they stand for ة and a pronoun or the dual.
_PRONOUNS = (
    "تهما", "هما", "تهم", "تهن", "تها", "تكم", "تنا", "تان", "تين", "هم", "هن", "كم", "كن", "نا",
    "ته", "تي", "ني", "وا", "ا", "ك", "ت",
)  # fmt: skip
_PRONOUN_ENDS = frozenset(pronoun[-1] for pronoun in _PRONOUNS)
_LONG_VOWELS = str.maketrans("", "", "اوي")
_SHORTEST_AFTER_ARTICLE = 2
_SHORTEST_AFTER_PROCLITIC = 3
_SHORTEST_AFTER_SUFFIX = 2
_SHORTEST_AFTER_PRONOUN = 3
_SHORTEST_SKELETON = 3
_LONGEST_WITH_LAST_HAMZA = 3


def readings(spelled: str) -> tuple[str, ...]:
    """Return the stems of a spelled word, the likeliest first and each once; empty when it holds no letter."""
    if not spelled:
        return ()
    bare = without_article(spelled)
    found = [stem_of(bare)]
    if bare is not spelled:
        found.append(stem_of(spelled))
    without_proclitics = _without_proclitics(spelled)
    found += [stem_of(form) for form in without_proclitics]
    for form in (bare, *without_proclitics[-1:]):
        if pronounless := _without_pronoun(without_hamza_seats(form)):
            found.append(stem_of(pronounless))
    return tuple(dict.fromkeys(found))


def skeleton(stem: str) -> str:
    """Return the consonants of a stem, which most broken plurals share (مراكز, مركز); empty when too few are left."""
    consonants = stem.translate(_LONG_VOWELS)
    return consonants if len(consonants) >= _SHORTEST_SKELETON else ""


def without_article(word: str) -> str:
    """Return the spelled word without its article and what is written with it."""
    if word[0] in _ARTICLE_STARTS:
        for article in _ARTICLES:
            if word.startswith(article) and len(word) - len(article) >= _SHORTEST_AFTER_ARTICLE:
                return word[len(article) :]
    return word


def stem_of(form: str) -> str:
    """Return the spelled form without hamza seats and without light10's suffixes."""
    stem = without_hamza_seats(form)
    if stem[-1] in _SUFFIX_ENDS:
        for suffix in _SUFFIXES:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= _SHORTEST_AFTER_SUFFIX:
                stem = stem[: -len(suffix)]
    # جلولاء is typed جلولا; in a short word (ماء, جزء) the hamza is a letter that tells words apart.
    return stem[:-1] if stem[-1] == "ء" and len(stem) > _LONGEST_WITH_LAST_HAMZA else stem


def _without_pronoun(word: str) -> str:
    """Return the word without its pronoun, or an empty text where it has none."""
    if word[-1] in _PRONOUN_ENDS:
        for pronoun in _PRONOUNS:
            if word.endswith(pronoun) and len(word) - len(pronoun) >= _SHORTEST_AFTER_PRONOUN:
                # In تعويضاتنا the ت belongs to the plural's ending.
                plural = pronoun[0] == "ت" and len(pronoun) > 1 and word[-len(pronoun) - 1] == "ا"
                return word[: 1 - len(pronoun)] if plural else word[: -len(pronoun)]
    return ""


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
