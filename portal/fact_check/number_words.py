"""Decides what number words say in English and in Arabic, one word at a time and put together."""

from calendar import month_name
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .text import Token
from .vocabulary import has_pronoun, lines_of, noun, without_prefixes, word_list

Value = Fraction
_TABLE = Path(__file__).parent / "data" / "number_words.txt"
MONTHS = frozenset(name.lower() for name in month_name)
_AFTER_A_PART = frozenset(
    {"of", "are", "is", "have", "were", "live", "said", ".", ",", "since", "in",
     "more", "less", "fewer", "higher", "lower", "above", "below"}
)  # fmt: skip
_PARTS = {
    "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6,
    "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
# Sunday; quantity, which looks like "as a hundred".
_NO_NUMBERS = frozenset({"الاحد", "للاحد", "والاحد", "كميه", "وكميه", "كميات", "وكميات"})
# Without vowel signs these are five and a fifth: the noun after them tells which.
_ARABIC_PARTS = {"خمس": 5, "سبع": 7, "تسع": 9, "عشر": 10}
# What stands before a share that has the article: بزيادة الخمس, بنسبة العشر.
_MEASURED = frozenset({"زياده", "نسبه", "مقدار", "انخفاض", "تراجع", "ارتفاع"})


class Word(NamedTuple):
    """What one word adds: a value, and its role (unit, ten, hundred, scale, dual, fraction, ordinal, vague)."""

    value: Value
    role: str


class Spoken(NamedTuple):
    """A number said in words: value, kind, and the tokens it takes up (first, one after the last)."""

    value: Value
    kind: str
    first: int
    after: int


@lru_cache(maxsize=4)
def number_words(language: str) -> dict[str, Word]:
    """Return the number words of a language, folded, in every case and gender."""
    rows = [line.split(" | ") for line in lines_of(_TABLE)]
    return {
        word: Word(Fraction(value), role)
        for code, role, value, words in rows
        if code == language
        for word in words.split()
    }


def arabic_word(word: str) -> Word | None:
    """Return what an Arabic word says as a number, whatever is attached to it."""
    forms = number_words("ar")
    if found := forms.get(word):
        return found
    if word in _NO_NUMBERS:
        return None
    for base in without_prefixes(word)[1:]:
        if found := forms.get(base):
            return found
    return None


def spoken(tokens: list[Token], place: int, language: str) -> Spoken | None:
    """Return the number that begins at the said, or None."""
    return _spoken_arabic(tokens, place) if language == "ar" else _spoken_english(tokens, place)


class _Sum:
    """Adds up number words: what stands below the next scale, and what is above."""

    def __init__(self) -> None:
        self.total, self.part, self.scale, self.last = Fraction(0), Fraction(0), Fraction(0), ""

    @property
    def value(self) -> Value:
        """Return the sum so far."""
        return self.total + self.part

    def multiply(self, factor: Value) -> None:
        """Take a scale: three thousand, or a thousand alone."""
        self.total += (self.part or Fraction(1)) * factor
        self.part, self.scale = Fraction(0), factor


def _spoken_english(tokens: list[Token], place: int) -> Spoken | None:
    words, count, at, kind = number_words("en"), _Sum(), place, "cardinal"
    beside = tokens[at + 1].word if at + 1 < len(tokens) else ""
    following = words.get(beside) if tokens[at].word in {"a", "an"} else None
    if following and (following.role in {"hundred", "scale", "dozen"} or beside in {"quarter", "third"}):
        at += 1
    while at < len(tokens) and (step := _english_step(words, tokens, at, count)):
        role, at = step
        if role in {"ordinal", "fraction", "vague", "pair"}:
            return Spoken(count.value, role, place, at)
    return Spoken(count.value, kind, place, at) if count.last else None


def _english_step(words: dict[str, Word], tokens: list[Token], at: int, count: _Sum) -> tuple[str, int] | None:
    said, started = tokens[at].word, bool(count.last)
    if started and said in {"-", "and"}:
        following = words.get(tokens[at + 1].word) if at + 1 < len(tokens) else None
        joins = following and (
            (said == "-" and count.last == "ten" and (following.role == "unit" or following.role == "ordinal"))
            or (said == "-" and tokens[at + 1].word in _PARTS)
            or (said == "and" and count.last in {"hundred", "scale"} and following.role in {"unit", "ten"})
        )
        if said == "and" and [one.word for one in tokens[at + 1 : at + 3]] == ["a", "half"]:
            count.part += Fraction(1, 2) * (count.scale or 1)
            return "unit", at + 3
        if not joins:
            return None
        at += 1
        said = tokens[at].word
    word = words.get(said)
    if word is None or (started and word.role in {"vague", "pair"}):
        return None
    return _take_english(word, said, tokens, at, count)


def _take_english(word: Word, said: str, tokens: list[Token], at: int, count: _Sum) -> tuple[str, int] | None:
    role, last = word.role, count.last
    if said in _PARTS and (last == "unit" or _after_article(tokens, at, said)):
        return _take_part(said, at, count)
    if said == "half" and _half_scale(tokens, at):
        skip = 2 if tokens[at + 1].word == "a" else 1
        count.total, count.last = number_words("en")[tokens[at + skip].word].value / 2, "scale"
        return "scale", at + skip + 1
    if not _english_goes_on(word, last):
        return None
    if role in {"hundred", "dozen"}:
        count.part = (count.part or 1) * word.value
    elif role == "scale":
        count.multiply(word.value)
    else:
        count.part += word.value
    count.last = role
    return role, at + 1


def _take_part(said: str, at: int, count: _Sum) -> tuple[str, int] | None:
    """Take two thirds, a quarter; "one third" but not "two third"."""
    if count.last == "unit" and not (count.value == 1 or said.endswith("s")):
        return None
    count.part, count.last = (count.value or 1) * Fraction(1, _PARTS[said]), "fraction"
    return "fraction", at + 1


def _english_goes_on(word: Word, last: str) -> bool:
    """Say whether a word may follow the one before it in one number."""
    allowed = {
        "fraction": {""}, "hundred": {"", "unit", "ten"}, "dozen": {"", "unit", "ten"},
        "unit": {"", "ten", "hundred", "scale"} if word.value < 10 else {"", "hundred", "scale"},
        "ten": {"", "hundred", "scale"}, "ordinal": {"", "ten", "hundred", "scale"},
    }  # fmt: skip
    return last in allowed.get(word.role, {last})


def _after_article(tokens: list[Token], at: int, said: str) -> bool:
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return said in {"quarter", "thirds", "quarters"} or (before in {"a", "an", "-"} and after in _AFTER_A_PART)


def part_alone(tokens: list[Token], spoken: Spoken, language: str) -> Value | None:
    """Return the share that a rank without a noun may be (a fifth were women), or خمس before a definite noun."""
    if language == "ar":
        return _arabic_part(tokens, spoken)
    said = tokens[spoken.first].word
    after = tokens[spoken.after].word if spoken.after < len(tokens) else "."
    beyond = tokens[spoken.after + 1].word if spoken.after + 1 < len(tokens) else ""
    ends = word_list("english ends of a noun phrase") | {"of", ".", ",", ";", ":", ")"}
    is_rank = after == "of" and (beyond in {"its", "their", "this"} or beyond in MONTHS)
    alone = spoken.kind == "ordinal" and spoken.after == spoken.first + 1
    return Fraction(1, _PARTS[said]) if alone and said in _PARTS and after in ends and not is_rank else None


def _arabic_part(tokens: list[Token], spoken: Spoken) -> Value | None:
    said = tokens[spoken.first].word.lstrip("وفبل")
    after = tokens[spoken.after].word if spoken.after < len(tokens) else ""
    known = noun(after, "ar")
    is_whole = known is not None and (known.tells == 1 or known.concept == "person")
    is_definite = (
        has_pronoun(after) or is_whole or (after.startswith("ال") and not after.startswith(("التي", "اللوات", "الي")))
    )
    alone = spoken.after == spoken.first + 1
    if alone and said.startswith("ال") and said[2:] in _ARABIC_PARTS:
        before = tokens[spoken.first - 1].word.lstrip("وفبل") if spoken.first else ""
        return Fraction(1, _ARABIC_PARTS[said[2:]]) if before in _MEASURED or after == "عن" else None
    is_part = alone and said in _ARABIC_PARTS and is_definite and arabic_word(after) is None
    return Fraction(1, _ARABIC_PARTS[said]) if is_part else None


def _half_scale(tokens: list[Token], at: int) -> bool:
    words = [one.word for one in tokens[at + 1 : at + 3]]
    scales = {word for word, known in number_words("en").items() if known.role in {"scale", "dozen"}}
    return bool(words) and (words[0] in scales - {"dozen"} or (words[0] == "a" and words[-1] in scales))


def _spoken_arabic(tokens: list[Token], place: int) -> Spoken | None:
    count, at = _Sum(), place
    kind = "cardinal"
    while at < len(tokens):
        said = tokens[at].word
        joined = said.startswith("و") and said not in number_words("ar")
        word = arabic_word(said)
        if word is None or (count.last and not _goes_on(word, count, joined, kind)):
            break
        if joined and count.scale and _leads_to(tokens, at, count.scale):
            break
        if not count.last and _is_construct_dual(tokens, at):
            word = Word(word.value * 2, "dual")
        kind = _take_arabic(word, count, kind)
        at += 1
        if word.role in {"pair", "vague"}:
            break
        if word.role == "fraction" and at < len(tokens) and tokens[at].word in {"المليون", "الالف", "المليار"}:
            at += 1
            break
    return Spoken(count.value, kind, place, at) if count.last else None


def _leads_to(tokens: list[Token], at: int, scale: Value) -> bool:
    """Say whether a joined word begins a number of its own, as in "between a thousand and five thousand"."""
    for token in tokens[at : at + 4]:
        word = arabic_word(token.word)
        if word is None or word.role == "fraction":
            return False
        if word.role == "scale":
            return word.value >= scale
    return False


def _is_construct_dual(tokens: list[Token], at: int) -> bool:
    """Say whether ألفا or مليونا stands before what it counts: two thousand, where ألفاً would be one."""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return (
        tokens[at].word.removeprefix("و") in {"الفا", "مليونا", "مليارا"}
        and after.isalpha()
        and len(after) > 3
        and not after.startswith("و")
    )


def _goes_on(word: Word, count: _Sum, joined: bool, kind: str) -> bool:
    """Say whether an Arabic word adds to the number begun: nouns between would have ended it."""
    role, last = word.role, count.last
    if role == "ten_or_teen":
        return not joined and last in {"unit", "ordinal"} and count.part < 10
    if role == "scale":
        return not joined and last != "scale" or (joined and count.scale > word.value and last != "unit")
    if role == "hundred":
        return (joined and last in {"scale", "dual"}) or (not joined and last == "unit" and 3 <= count.part < 10)
    if role in {"dual", "hundreds", "unit"}:
        return joined and last in {"scale", "dual", "hundred", "hundreds"}
    if role == "ten":
        return joined and (last != "ten" and (count.part % 100 < 10))
    if role == "fraction":
        return (joined and last in {"scale", "dual"}) or (last == "unit" and word.value <= Fraction(1, 4))
    if role == "ordinal":
        return False
    return False


def _take_arabic(word: Word, count: _Sum, kind: str) -> str:
    role, value = word.role, word.value
    if role == "scale":
        if count.last == "fraction":
            count.total, count.part, kind = count.part * value, Fraction(0), "cardinal"
        elif count.last == "" or count.part:
            count.multiply(value)
        else:
            count.total += value
        count.scale = value
    elif role == "dual":
        count.total, count.scale = count.total + value, value / 2
    elif role == "hundred" and count.last == "unit":
        count.part *= 100
    elif role == "fraction" and count.last in {"scale", "dual"}:
        count.total += count.scale * value
    elif role == "fraction" and count.last == "unit":
        count.part, kind = count.part * value, "fraction"
    else:
        count.part += value
        if role in {"fraction", "ordinal", "vague", "pair"}:
            kind = role
    count.last = role
    return kind
