"""Decides how a name sounds, so that one in Latin letters finds the same one in Arabic letters and the other way.

Only consonants count, and those that one script does not tell apart count as one: ق and ك, س and ص, د and ض.
"""

from __future__ import annotations

import re

SHORTEST = 3
_ARABIC = {
    "ب": "b", "ت": "t", "ط": "t", "ث": "t", "ج": "j", "ح": "h", "ه": "h", "خ": "x", "د": "d", "ض": "d", "ذ": "z",
    "ز": "z", "ظ": "z", "ر": "r", "س": "s", "ص": "s", "ش": "c", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l",
    "م": "m", "ن": "n",
}  # fmt: skip
_LATIN = {
    "b": "b", "p": "b", "t": "t", "j": "j", "h": "h", "d": "d", "z": "z", "r": "r", "s": "s", "f": "f", "v": "f",
    "q": "k", "k": "k", "c": "k", "g": "k", "l": "l", "m": "m", "n": "n", "x": "ks",
}  # fmt: skip
# The second letter of a pair stands for nothing of its own; `kh` is خ, and so on.
_PAIRS = {"kh": "x", "sh": "c", "ch": "j", "gh": "g", "dh": "z", "th": "t", "ph": "f", "ck": "k"}
_SPLIT = re.compile(f"{'|'.join(_PAIRS)}|[a-z]")
_SOUNDS_OF_ARABIC = str.maketrans({chr(code): _ARABIC.get(chr(code), "") for code in range(0x600, 0x700)})


def of_arabic(stem: str) -> str:
    """Return the consonants of a folded word in Arabic letters; empty when they are too few to tell it by."""
    return _told(stem.translate(_SOUNDS_OF_ARABIC))


def of_latin(word: str) -> str:
    """Return the consonants of a folded word in Latin letters; empty when they are too few, or it is none."""
    if not word.isascii() or not word.isalpha():
        return ""
    return _told(_sounds_of_latin(word))


def consonants(folded: str) -> str:
    """Return how the consonants of a folded word in either script sound, however few they are."""
    return _sounds_of_latin(folded) if folded.isascii() else folded.translate(_SOUNDS_OF_ARABIC)


def _sounds_of_latin(word: str) -> str:
    return "".join(_PAIRS.get(part) or _LATIN.get(part, "") for part in _SPLIT.findall(word))


def _told(sounds: str) -> str:
    """Return the sounds without repetitions and without a last h, which is written or not."""
    single = re.sub(r"(.)\1+", r"\1", sounds)
    single = single.removesuffix("h")
    return single if len(single) >= SHORTEST else ""
