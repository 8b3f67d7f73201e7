"""Decides which spellings count as the same when the glossary is looked up; search folds far more than this."""

import re
import unicodedata

_SAME = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": ""})
_ARTICLES = ("وبال", "ولل", "وال", "بال", "كال", "فال", "لل", "ال")
_SHORTEST = 3
WORD = re.compile(r"[^\W_]+(?:[\u064b-\u065f\u0670'’&-]+[^\W_]+)*[\u064b-\u065f\u0670]*")


def folded(text: str) -> str:
    """Return the text with one spelling per letter, without marks, in lower case."""
    composed = unicodedata.normalize("NFKC", text).casefold().translate(_SAME)
    return "".join(char for char in unicodedata.normalize("NFD", composed) if not unicodedata.combining(char))


def forms(word: str) -> list[str]:
    """Return what a word may be looked up as: folded as it stands, without its article, without an English plural."""
    whole = folded(word).replace("’", "'").removesuffix("'s")
    found = [whole]
    article = next((article for article in _ARTICLES if whole.startswith(article)), "")
    if article and len(whole) - len(article) >= _SHORTEST:
        found.append(whole[len(article) :])
    if whole.isascii() and whole.endswith("s") and not whole.endswith("ss") and len(whole) > _SHORTEST:
        found.append(whole[:-1])
    return found
