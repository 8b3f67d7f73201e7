"""Decides which nouns of the two languages mean the same: what numbers count, and what is told of."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .text import fold

_NOUNS = Path(__file__).parent / "data" / "nouns.txt"
_WORDS = Path(__file__).parent / "data" / "words.txt"
_NEAR = Path(__file__).parent / "data" / "near_nouns.txt"


PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "بال", "فال", "كال", "ولل", "وب", "ول", "وبال", "فل", "فب")
_PRONOUNS = ("", "ها", "هم", "ه", "نا", "هما", "هن", "كم")
_PLURALS = frozenset({"people", "men", "women", "children"})
_PLURAL = re.compile("(?:ون|ين|ات|ان|اء)$|^ا")
_TIME = {
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "week": 604800,
    "month": 2592000,
    "year": 31104000,
    "decade": 311040000,
}


class Noun(NamedTuple):
    """A noun of the table as it was met: its concept, its class, and how many the form itself says (0: many)."""

    concept: str
    group: str
    tells: int


def lines_of(path: Path) -> list[str]:
    """Return the lines of a shipped table without remarks and blanks."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@lru_cache(maxsize=16)
def word_list(name: str) -> frozenset[str]:
    """Return one of the shipped lists of words, folded."""
    lists = dict(line.split(" | ") for line in lines_of(_WORDS))
    return frozenset(fold(word) for word in lists[name].split())


def phrase_list(name: str) -> list[str]:
    """Return one of the shipped lists of phrases as they are written."""
    lists = dict(line.split(" | ") for line in lines_of(_WORDS))
    return [phrase.strip() for phrase in lists[name].split(";")]


def _rows() -> list[tuple[str, str, list[str], list[str]]]:
    parted = [[part.strip() for part in line.split("|")] for line in lines_of(_NOUNS)]
    return [(name, group, english.split(), arabic.split()) for name, group, english, arabic in parted]


@lru_cache(maxsize=1)
def _english() -> dict[str, Noun]:
    forms: dict[str, Noun] = {}
    for name, group, english, _arabic in _rows():
        for word in english:
            plural = (word.endswith("s") and not word.endswith(("ss", "us"))) or word in _PLURALS
            forms.setdefault(word, Noun(name, group, 0 if plural else 1))
    return forms


@lru_cache(maxsize=1)
def _arabic() -> dict[str, Noun]:
    forms: dict[str, Noun] = {}
    singulars = []
    for name, group, _english_forms, arabic in _rows():
        for number, word in enumerate(map(fold, arabic)):
            singular = number == 0 or word.endswith("ه") or word in {"عام", "اسره", "بلده"}
            forms.setdefault(word, Noun(name, group, int(singular)))
            if singular and group != "money":
                singulars.append((word, name, group))
    # After all that the table says: مراجعين is a plural of it.
    for word, name, group in singulars:
        for dual in _duals(word):
            forms.setdefault(dual, Noun(name, group, 2))
    for name, group, _english_forms, arabic in _rows():
        # Plurals have no feminine: سكانه is "its people".
        for word in (word for word in map(fold, arabic if group == "people" else ()) if not _PLURAL.search(word)):
            forms.setdefault(word + "ه", Noun(name, group, 1))
            forms.setdefault(word + "ات", Noun(name, group, 0))
    return forms


def _duals(word: str) -> list[str]:
    stem = word[:-1] + "ت" if word.endswith("ه") else word
    return [stem + ending for ending in ("ان", "ين")] + ([stem + "ا", stem + "ي"] if len(stem) > 3 else [])


@lru_cache(maxsize=20_000)
def noun(word: str, language: str) -> Noun | None:
    """Return what the table knows of a folded word, whatever is attached to it."""
    if language != "ar":
        return _english().get(word) or _english().get(word.removesuffix("'s").removesuffix("'"))
    forms = _arabic()
    for base in without_prefixes(word):
        found = forms.get(base) or forms.get(base[:-1] if base.endswith("ا") and len(base) > 2 else "")
        if found and not (_is_of_a_kind(base, found) and word.removesuffix(base).endswith(("ال", "لل"))):
            return found
    return _with_pronoun(word, forms)


def _with_pronoun(word: str, forms: dict[str, Noun]) -> Noun | None:
    """Return the noun to which a pronoun is attached; what has the article takes none: العامة is no year of his."""
    for base in without_prefixes(word):
        if word.removesuffix(base).endswith(("ال", "لل")):
            continue
        for pronoun in _PRONOUNS[1:]:
            stem = base.removesuffix(pronoun)
            # مدرسية is "of the school".
            if stem == base or len(stem) < 3 or (pronoun == "ه" and stem.endswith("ي")):
                continue
            bare = {"ت": stem[:-1] + "ه", "ي": stem[:-1], "و": stem[:-1]}.get(stem[-1], stem)
            if found := forms.get(stem) or forms.get(bare):
                return found
    return None


def _is_of_a_kind(base: str, found: Noun) -> bool:
    """Say whether a form may be the adjective and no dual: مجتمعي is "of the community" more than "two of"."""
    return found.tells == 2 and base.endswith("ي")


def has_pronoun(word: str) -> bool:
    """Say whether an Arabic noun of the table carries a pronoun: لقاحاتهم is not what a number before it counts."""
    forms = _arabic()
    bare = any(base in forms or base.removesuffix("ا") in forms for base in without_prefixes(word))
    return not bare and noun(word, "ar") is not None


def without_prefixes(word: str) -> list[str]:
    """Return an Arabic word as it is and without each prefix that may be one."""
    return [word[len(prefix) :] for prefix in PREFIXES if word.startswith(prefix) and len(word) - len(prefix) >= 2]


@lru_cache(maxsize=1)
def _near() -> set[frozenset[str]]:
    return {frozenset((line.split()[0], other)) for line in lines_of(_NEAR) for other in line.split()}


def may_mean_the_same(one: str, other: str) -> bool:
    """Say whether a translator may take one concept for the other."""
    return one == other or frozenset((one, other)) in _near()


def seconds(concept: str) -> int:
    """Return how long a unit of time lasts, 0 for anything else."""
    return _TIME.get(concept, 0)
