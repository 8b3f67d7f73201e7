"""Decides how many short messages (SMS) a text takes, and shortens one to fit (3GPP TS 23.038)."""

import unicodedata
from typing import Final

# The default alphabet: what is not in it turns the whole text into 16-bit units. The second line counts twice.
BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED: Final = frozenset("^{}\\[~]|€")
# What typesetters write, and what a telephone has for it.
PLAIN: Final = {
    ord(letter): plain
    for letters, plain in (("–—‑−", "-"), ("‘’‛", "'"), ("“”„", '"'), ("…", "..."), ("\u00a0\u202f\u2009", " "))
    for letter in letters
}
# Units of one message alone, and of each part of a longer one.
SEVEN_BIT: Final = (160, 153)
SIXTEEN_BIT: Final = (70, 67)


def segments(text: str) -> int:
    """Return in how many messages the text is sent and charged: 0 for an empty one."""
    if BASIC.union(EXTENDED).issuperset(text):
        units, (alone, part) = len(text) + sum(letter in EXTENDED for letter in text), SEVEN_BIT
    else:
        units, (alone, part) = len(text.encode("utf-16-le")) // 2, SIXTEEN_BIT
    return -(-units // alone) if units <= alone else -(-units // part)


def basic(text: str) -> str:
    """Return the text in letters of the default alphabet where all of it can be: plain dashes, no foreign accents.

    A text in another script is returned as it is: it takes 16-bit units anyway, and may keep its dashes.
    """
    plain = "".join(map(_without_accent, text.translate(PLAIN)))
    return plain if BASIC.union(EXTENDED).issuperset(plain) else text


def _without_accent(letter: str) -> str:
    return letter if letter in BASIC else unicodedata.normalize("NFD", letter)[0]


def fitting(parts: list[str], most: int) -> str:
    """Return the parts, a line each, in at most so many messages: words of the middle ones are left out from the end.

    They are written in the default alphabet where they can be. The last part (how one gets there) is never cut. The
    first (what it is) is, at a word if it has one, where even the two alone are too long.
    """
    first, *middle, last = parts
    words = " ".join(middle).split()
    for kept in range(len(words), -1, -1):
        told = " ".join(words[:kept]).rstrip("،,؛;:") + ("…" if 0 < kept < len(words) else "")
        text = basic("\n".join(filter(None, (first, told, last))))
        if segments(text) <= most:
            return text
    return basic("\n".join(filter(None, (_shortened(first, last, most), last))))


def _shortened(name: str, rest: str, most: int) -> str:
    """Return as much of a name as goes before the rest; not even its first letter where that alone is too long."""
    for length in range(len(name) - 1, 0, -1):
        cut = name[:length]
        # At a blank, unless that would leave less than half of what fits.
        at_word = cut.rpartition(" ")[0]
        if segments(basic(f"{cut}…\n{rest}")) <= most:
            return f"{at_word if len(at_word) * 2 > length and name[length] != ' ' else cut}".rstrip(" ،,؛;:") + "…"
    return ""
