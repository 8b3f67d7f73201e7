"""Decides how many short messages (SMS) a text takes, and shortens one to fit (3GPP TS 23.038)."""

from typing import Final

# The default alphabet: what is not in it turns the whole text into 16-bit units. The second line counts twice.
BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED: Final = frozenset("^{}\\[~]|€")
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


def fitting(parts: list[str], most: int) -> str:
    """Return the parts, a line each, in at most so many messages: words of the middle ones are left out from the end.

    The last part (how one gets there) is never cut. The first (what it is) is, at a word if it has one, where even the
    two alone are too long.
    """
    first, *middle, last = parts
    words = " ".join(middle).split()
    for kept in range(len(words), -1, -1):
        told = " ".join(words[:kept]).rstrip("،,؛;:") + ("…" if 0 < kept < len(words) else "")
        text = "\n".join(filter(None, (first, told, last)))
        if segments(text) <= most:
            return text
    return "\n".join(filter(None, (_shortened(first, last, most), last)))


def _shortened(name: str, rest: str, most: int) -> str:
    """Return as much of a name as goes before the rest; not even its first letter where that alone is too long."""
    for length in range(len(name) - 1, 0, -1):
        cut = name[:length]
        # At a blank, unless that would leave less than half of what fits.
        at_word = cut.rpartition(" ")[0]
        if segments(f"{cut}…\n{rest}") <= most:
            return f"{at_word if len(at_word) * 2 > length and name[length] != ' ' else cut}".rstrip(" ،,؛;:") + "…"
    return ""
