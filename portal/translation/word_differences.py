"""Decides how two versions of some lines are shown in one: what went struck out, what came underlined, word by word."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

# Whole words with the blanks after them: no difference lies within a word, so that Arabic letters keep their forms.
PIECE = re.compile(r"\S+\s*")


def marked_difference(before: list[str], after: list[str]) -> SafeString:
    """Return both versions as safe HTML with <del> and <ins>."""
    old, new = PIECE.findall("\n".join(before)), PIECE.findall("\n".join(after))
    matcher = SequenceMatcher(None, [piece.strip() for piece in old], [piece.strip() for piece in new], autojunk=False)
    parts = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            parts.append(_lines("".join(new[k:m])))
            continue
        if i < j:
            parts.append(format_html("<del>{}</del> ", _lines("".join(old[i:j]).rstrip())))
        if k < m:
            parts.append(format_html("<ins>{}</ins> ", _lines("".join(new[k:m]).rstrip())))
    return format_html_join("", "{}", ((part,) for part in parts))


def _lines(text: str) -> SafeString:
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in text.split("\n")))
