"""Decides whether a person named in English is named in Arabic too, by how names are transliterated."""

import re
from difflib import SequenceMatcher
from itertools import pairwise

from .found import Named
from .text import Text
from .vocabulary import without_prefixes, word_list

_NAME = r"(?:(?:[Aa]l|[Ee]l|[Aa]bu|[Ii]bn|[Bb]in|[Dd]e|[Vv]an|[Vv]on)[- ])?[A-Z][\w'’]+(?:-[A-Z]?[\w'’]+)*"
_TITLES = r"(?:Dr|Mr|Mrs|Ms|Eng|Prof|Professor|Sheikh|Sheikha|Judge)"
_OFFICES = (
    r"(?:Minister|Governor|Mayor|Ambassador|Engineer|Chief of Mission|Head of Office|Director|Coordinator"
    r"|Representative|President|Secretary-General)"
)
_SPEECH = r"(?:said|says|added|explained|stated|noted|told|stressed|remarked|recalled|commented)"
_PATTERNS = (
    re.compile(rf"\b{_TITLES}\.?,? ({_NAME}(?: {_NAME}){{0,3}})"),
    re.compile(rf"\b{_OFFICES},? ({_NAME}(?: {_NAME}){{1,3}})"),
    re.compile(rf"\b{_SPEECH} ({_NAME}(?: {_NAME}){{1,3}})"),
    re.compile(rf"({_NAME}(?: {_NAME}){{1,3}})(?:,[^,.]{{0,80}},)? {_SPEECH}\b"),
)
# The first and the last words of names that are written as one or as two.
_COMPOUNDING = frozenset(
    {"عبد", "ابو", "ابا", "ابي", "ام", "نور", "صلاح", "علاء", "بهاء", "ضياء", "سيف", "عماد", "شمس"}
)
_ENDING = frozenset({"الدين", "الله", "الزهراء", "الحق"})
# Parts of so many names that they tell nobody apart, and words that stand beside names and sound like some.
_SHARED = frozenset({"abd", "abdul", "abdel", "deen"})
_NEVER_NAMES = frozenset({"قال", "قالت", "قايل", "قايلا", "قايله", "يقول", "تقول", "وقال", "وقالت", "ان", "الي"})
_LITTLE = frozenset({"abu", "bin", "ibn", "van", "von"})
_NO_NAMES = word_list("no names of people")
_SOUNDS = (
    ("sch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("zh", "s"), ("th", "t"),
    ("dh", "d"), ("ph", "f"), ("ck", "k"), ("wh", "w"),
    ("q", "k"), ("c", "k"), ("x", "ks"), ("v", "f"), ("p", "b"), ("z", "s"), ("j", "g"),
)  # fmt: skip
_ARABIC_SOUNDS = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهوي", "bttghkddrssssdtdgfkklmnhwy", strict=True))


def persons(text: Text) -> list[Named]:
    """Return the people an English text names, as far as a title or a verb of speech shows them."""
    found: list[Named] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text.flat):
            parts = [part for part in re.split(r"[\s-]+", match[1]) if len(part) > 2 and part.lower() not in _LITTLE]
            is_new = not any(one.start < match.end(1) and match.start(1) < one.end for one in found)
            if parts and is_new and not any(part.lower().strip("'") in _NO_NAMES for part in parts):
                found.append(Named(match.start(1), match.end(1), " ".join(parts)))
    return found


def is_named(person: Named, words: set[str]) -> bool:
    """Say whether an Arabic text with these spellings has a word for most parts of the person's name."""
    parts = person.key.split()
    parts = [part for part in parts if part.lower() not in _SHARED] or parts
    heard = [any(sounds_like(part, word) for word in words) for part in parts]
    return all(heard) if len(heard) < 3 else sum(heard) >= len(heard) - 1


def spellings(arabic: Text) -> set[str]:
    """Return the words without prefixes, and names of two words as one and apart: عبد الأمير, عبدالأمير."""
    words = [token.word for token in arabic.tokens if token.word not in _NEVER_NAMES]
    forms = {base for word in words for base in without_prefixes(word)}
    for word, following in pairwise(words):
        forms |= {base + following for base in without_prefixes(word) if base in _COMPOUNDING or following in _ENDING}
    for word in list(forms):
        first, article, last = word.partition("ال")
        forms |= {first, last} if article and first in _COMPOUNDING else set()
    return forms


def sounds_like(latin: str, arabic: str) -> bool:
    """Say whether a Latin name may be the Arabic word in other letters."""
    theirs, ours = _latin_sounds(latin), _arabic_sounds(arabic)
    if not (any(theirs) and any(ours)):
        vowels = _plain(latin)[:1] in "aeiou" and arabic[:1] in "اعي"
        return vowels and len(latin) < 5 and abs(len(theirs[0]) - len(ours[0])) < 2
    return any(_alike(one, other) for one in theirs for other in ours) and _vowels_agree(_plain(latin), arabic)


def _alike(one: str, other: str) -> bool:
    return bool(one and other) and SequenceMatcher(None, one, other).ratio() >= (
        0.99 if min(len(one), len(other)) < 3 else 0.75
    )


def _vowels_agree(latin: str, arabic: str) -> bool:
    """Say whether a long i is on both sides or on none; at the ends of a name a ي may be another vowel."""
    inner = re.sub("^[اع][يو]", "", arabic) if arabic[:2] in {"اي", "او", "عي", "عو"} else arabic[1:]
    inner = inner.replace("يه", "ه")
    inner = inner.removesuffix("ي") if latin.endswith("a") else inner
    has_i = bool(re.search(r"[iey]", latin[1:]))
    long_i = bool(re.search(r"ei|ee|ai|ay|ey|ie|ii", latin))
    return not (("ي" in inner and not has_i) or (long_i and not re.search("[ياءع]", arabic[1:])))


def _plain(latin: str) -> str:
    return re.sub(r"[^a-z]", "", latin.lower())


def _latin_sounds(latin: str) -> list[str]:
    """Return the consonants of a name, with and without what may be an article, and the two sounds of ch."""
    whole, bare = _plain(latin), _plain(re.sub(r"^(?:al|el)-?", "", latin.lower()))
    names = dict.fromkeys(name for name in (bare, whole) if name)
    return [_consonants(one) for name in names for one in dict.fromkeys((name, name.replace("ch", "j")))] or [""]


def _consonants(name: str) -> str:
    for letters, sound in _SOUNDS:
        name = name.replace(letters, sound)
    first, rest = name[:1], name[1:]
    consonants = ("" if first in "aeiou" else first) + re.sub(r"[aeiouyw]|(?<=[aeiou])h$|h$", "", rest)
    return re.sub(r"(.)\1+", r"\1", consonants)


def _arabic_sounds(arabic: str) -> list[str]:
    """Return the consonants of a word, with and without what may be its article."""
    bare = arabic.removeprefix("ال") if len(arabic) > 4 else arabic
    return [_arabic_consonants(name) for name in dict.fromkeys((bare, arabic))]


def _arabic_consonants(name: str) -> str:
    name = name[:1] + name[1:].replace("ي", "").replace("و", "")
    name = name[:-1] if name.endswith("ه") else name
    return re.sub(r"(.)\1+", r"\1", "".join(_ARABIC_SOUNDS.get(letter, "") for letter in name))
