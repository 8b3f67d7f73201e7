"""Lists the words that say nothing about what a question is after; as stems, so that spelling does not matter."""

from __future__ import annotations

from functools import lru_cache

from .arabic import readings
from .english import stem

_ARABIC = """
في من إلى على عن مع هل ما ماذا كيف أين وين متى لماذا ليش شنو هو هي هم هذا هذه ذلك تلك التي الذي الذين أو و ثم أن إن
كان كانت يكون قد لقد كل أي بعد قبل عند بين حول أنا نحن أنت لا لم لن إذا كما حتى فيه فيها منها عليها لي لنا أريد اريد
"""
_ENGLISH = """
a an and are as at be by can could do does for from get has have how i in is it its me my of on or our s shall should
that the their them there these they this those to us was we were what when where which who why will with would you your
"""


@lru_cache(maxsize=1)
def stop_stems() -> frozenset[str]:
    """Return the stems of the stop words of both languages."""
    arabic = (readings(word)[0] for word in _ARABIC.split())
    return frozenset(arabic) | frozenset(stem(word) for word in _ENGLISH.split())
