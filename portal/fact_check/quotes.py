"""Decides which quotations a text holds; a title or a name in quotation marks is none."""

import re
from collections.abc import Sequence

from .found import Named
from .text import Text

_MARKED = re.compile(r"«([^«»]{3,900})»|“([^“”]{3,900})”|\"([^\"]{3,900})\"|„([^“”]{3,900})[“”]")
_SPEECH = re.compile(
    r"\b(?:said|says|saying|add(?:s|ed)|explain(?:s|ed)|recall(?:s|ed)|told"
    r"|stress(?:es|ed)|not(?:es|ed)|according to)\b"
    r"|(?<!\w)[وف]?(?:قال\w*|[يت]قول\w*|قائل\w*|قول\w*|[اي]ضاف\w*|[يت]ضيف|اكد\w*|[يت]ؤكد|اوضح\w*|[يت]وضح|ذكر\w*"
    r"|[يت]روي|[يت]شرح|علق\w*|بحسب|وفق\w*)(?!\w)"
)
FEWEST_WORDS = 5
FEWEST_SPOKEN = 3
# A quotation whose counterpart has less of its length than this is not told in the other language.
_LEAST_SHARE = 0.35


def quotes(text: Text) -> list[Named]:
    """Return what stands in quotation marks; the key is its length, soft what may be a title or a name."""
    found = []
    for match in _MARKED.finditer(text.flat):
        said = next(group for group in match.groups() if group is not None)
        beside = text.flat[max(0, match.start() - 40) : match.start()] + " | " + text.flat[match.end() :][:40]
        fewest = FEWEST_SPOKEN if _SPEECH.search(beside) else FEWEST_WORDS
        found.append(Named(match.start(), match.end(), str(len(said)), is_soft=len(said.split()) < fewest))
    return found


def not_quoted(mine: Sequence[Named], yours: Sequence[Named]) -> list[Named]:
    """Return the quotations of which the other language quotes next to nothing."""
    told, answered = (sum(int(one.key) for one in quoted) for quoted in (mine, yours))
    return [one for one in mine if not one.is_soft] if answered < told * _LEAST_SHARE else []
