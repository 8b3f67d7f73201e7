"""Decides which letters count as the same letter, in Arabic, Kurdish, Persian and Latin script."""

from __future__ import annotations

import unicodedata

# Letters of Persian, Kurdish and Urdu keyboards, and Quranic forms, by the letter an Iraqi reader types instead.
_ARABIC_LETTERS = str.maketrans(
    {
        "ة": "ه",
        "ۃ": "ه",
        "ە": "ه",
        "ھ": "ه",
        "ہ": "ه",
        "ۀ": "ه",
        "ۂ": "ه",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ێ": "ي",
        "ے": "ي",
        "ۍ": "ي",
        "ک": "ك",
        "ڪ": "ك",
        "گ": "ك",
        "ڭ": "ك",
        "ڬ": "ك",
        "پ": "ب",
        "ٮ": "ب",
        "چ": "ج",
        "ژ": "ز",
        "ڤ": "ف",
        "ڨ": "ق",
        "ٯ": "ق",
        "ۆ": "و",
        "ۇ": "و",
        "ۈ": "و",
        "ۋ": "و",
        "ڵ": "ل",
        "ڕ": "ر",
        "ں": "ن",
        "ٱ": "ا",
        "ـ": "",
    }
)
_HAMZA = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا", "ؤ": "و", "ئ": "ي"})
# Latin letters that Unicode does not decompose, and the signs that stand for ayn and hamza in romanised names.
_LATIN_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"} | dict.fromkeys("ʿʾʼʻˈ", "")
)
_POSSESSIVES = ("'s", "’s")
LONGEST_WORD = 64


def spelled_arabic(word: str) -> str:
    """Return an Arabic-script word with one spelling per letter, hamza seats still told apart.

    Marks, tatweel, joiners and direction marks are gone, presentation forms are plain letters. At most 64 are kept.
    """
    spelled = unicodedata.normalize("NFKC", word[:LONGEST_WORD]).translate(_ARABIC_LETTERS)
    return (spelled if spelled.isalnum() else "".join(filter(str.isalnum, spelled)))[:LONGEST_WORD]


def without_hamza_seats(word: str) -> str:
    """Return the word with every hamza that sits on a letter replaced by that letter."""
    return word.translate(_HAMZA)


def folded_latin(word: str) -> str:
    """Return a word of any other script in lower case, without accents, possessive and apostrophes, digits in ASCII."""
    if word.isascii():
        # Most words; what follows would leave the same.
        plain = word[:LONGEST_WORD].lower().removesuffix("'s")
        return plain if plain.isalnum() else "".join(filter(str.isalnum, plain))
    composed = unicodedata.normalize("NFKC", word[:LONGEST_WORD])
    lowered = unicodedata.normalize("NFKD", composed.casefold())
    for possessive in _POSSESSIVES:
        lowered = lowered.removesuffix(possessive)
    folded = (_ascii_digit(letter) for letter in lowered.translate(_LATIN_LETTERS) if letter.isalnum())
    return "".join(folded)[:LONGEST_WORD]


def storable(text: str) -> str:
    """Return the text without what a database refuses to store: NUL and halves of surrogate pairs."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")


def _ascii_digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)
