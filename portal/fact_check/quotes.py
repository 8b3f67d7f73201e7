"""Decides which quotations a text holds; a title or a name in quotation marks is none."""

import re

from .found import Named
from .text import Text

_MARKED = re.compile(r"«([^«»]{3,900})»|“([^“”]{3,900})”|\"([^\"]{3,900})\"|„([^“”]{3,900})[“”]")
FEWEST_WORDS = 5


def quotes(text: Text) -> list[Named]:
    """Return the quotations of five words or more; the key is how many words each has."""
    found = []
    for match in _MARKED.finditer(text.flat):
        said = next(group for group in match.groups() if group is not None)
        if len(said.split()) >= FEWEST_WORDS:
            found.append(Named(match.start(), match.end(), str(len(said.split()))))
    return found
