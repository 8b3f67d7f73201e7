"""Decides what number words say in English and in Arabic, one word at a time and put together."""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from .text import Token, fold
from .vocabulary import without_prefixes

Value = Fraction
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}


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


def _table(text: str, values: list[int], role: str) -> dict[str, Word]:
    return {word: Word(Fraction(value), role) for word, value in zip(text.split(), values, strict=True)}


@lru_cache(maxsize=1)
def english_words() -> dict[str, Word]:
    """Return the English number words."""
    words = _table(_SMALL, list(range(20)), "unit") | _table(_TENS, list(range(20, 100, 10)), "ten")
    words |= _table(_ORDINALS, list(range(1, 21)), "ordinal")
    words |= {word: Word(Fraction(value), "scale") for word, value in _SCALES.items()}
    words |= {"hundred": Word(Fraction(100), "hundred"), "dozen": Word(Fraction(12), "dozen")}
    words |= {
        f"{word[:-1]}ieth": Word(Fraction(ten), "ordinal")
        for ten, word in zip(range(20, 100, 10), _TENS.split(), strict=True)
    }
    words |= {"both": Word(Fraction(2), "pair"), "couple": Word(Fraction(2), "pair"), "pair": Word(Fraction(2), "pair")}
    parts = {"half": 2, "quarter": 4, "thirds": 3, "quarters": 4, "fifths": 5}
    words |= {word: Word(Fraction(1, below), "fraction") for word, below in parts.items()}
    vague = {"dozens": 10, "scores": 10, "tens": 10, "hundreds": 100, "thousands": 1000, "millions": 10**6}
    return words | {word: Word(Fraction(value), "vague") for word, value in vague.items()}


@lru_cache(maxsize=1)
def arabic_words() -> dict[str, Word]:
    """Return the Arabic number words, folded, in every case and gender."""
    words: dict[str, Word] = {}

    def add(value: int | Fraction, role: str, *forms: str) -> None:
        words.update({fold(form): Word(Fraction(value), role) for form in forms})

    add(0, "unit", "صفر")
    add(1, "unit", "واحد", "واحدة", "واحدا", "إحدى", "أحد")
    add(2, "unit", "اثنان", "اثنين", "اثنتان", "اثنتين", "اثنا", "اثني", "اثنتا", "اثنتي")
    stems = ("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
    for value, stem in enumerate(stems, 3):
        add(value, "unit", stem, stem + "ة", *(["ثماني", "ثمانية", "ثمانيا"] if value == 8 else [stem + "ا"]))
        for hundred in ("مئة", "مائة", "ميه"):
            add(value * 100, "hundreds", stem + hundred, *(["ثماني" + hundred] if value == 8 else []))
    add(10, "ten_or_teen", "عشر", "عشرة")
    for value, stem in zip(range(20, 100, 10), ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"), strict=True):
        add(value, "ten", stem + "ون", stem + "ين")
    add(100, "hundred", "مئة", "مائة", "ميه")
    add(200, "hundreds", *(stem + end for stem in ("مئت", "مائت") for end in ("ان", "ين", "ا", "ي")))
    for value, forms in (
        (10**3, "ألف ألفا آلاف"),
        (10**6, "مليون مليونا ملايين"),
        (10**9, "مليار مليارا مليارات بليون"),
        (10**12, "تريليون"),
    ):
        add(value, "scale", *forms.split())
    add(2000, "dual", "ألفان", "ألفين", "ألفي")
    add(2 * 10**6, "dual", "مليونان", "مليونين", "مليوني")
    add(2 * 10**9, "dual", "ملياران", "مليارين", "ملياري")
    add(Fraction(1, 2), "fraction", "نصف", "النصف", "نصفا")
    add(Fraction(1, 3), "fraction", "ثلث")
    add(Fraction(2, 3), "fraction", "ثلثا", "ثلثي", "ثلثين", "ثلثان")
    add(Fraction(1, 4), "fraction", "ربع", "أرباع")
    ordinals = ("ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
    add(1, "ordinal", "أول", "أولى", "حادي", "حادية")
    add(2, "ordinal", "ثاني", "ثان", "ثانية")
    for value, stem in enumerate(ordinals, 3):
        add(value, "ordinal", stem, stem + "ة")
    add(10, "vague", "عشرات")
    add(100, "vague", "مئات", "مئات")
    add(2, "pair", "كلا", "كلتا", "كلي", "كلتي")
    return words


def arabic_word(word: str) -> Word | None:
    """Return what an Arabic word says as a number, whatever is attached to it."""
    forms = arabic_words()
    if found := forms.get(word):
        return found
    if word in {"الاحد", "للاحد", "والاحد"}:  # Sunday
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
    words, count, at, kind = english_words(), _Sum(), place, "cardinal"
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
            or (said == "-" and tokens[at + 1].word in {"third", "thirds", "quarter", "quarters", "fifths"})
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
    value, role, last = word.value, word.role, count.last
    if said in {"third", "fifth", "quarter", "thirds", "quarters", "fifths"} and (
        last == "unit" or _after_article(tokens, at, said)
    ):
        parts = {"third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}[said]
        if last == "unit" and not (count.value == 1 or said.endswith("s")):
            return None
        count.part, count.last = (count.value or 1) * Fraction(1, parts), "fraction"
        return "fraction", at + 1
    if role == "fraction" and said == "half" and _half_scale(tokens, at):
        skip = 2 if tokens[at + 1].word == "a" else 1
        count.total, count.last = english_words()[tokens[at + skip].word].value / 2, "scale"
        return "scale", at + skip + 1
    if role == "fraction" and last:
        return None
    if role in {"hundred", "dozen"}:
        if last not in {"", "unit", "ten"}:
            return None
        count.part = (count.part or 1) * value
    elif role == "scale":
        count.multiply(value)
    elif (
        (role == "unit" and last in {"unit", "ordinal"})
        or (role == "ten" and last in {"unit", "ten"})
        or role == "unit"
        and last == "ten"
        and value > 9
        or role == "ordinal"
        and last not in {"", "ten", "hundred", "scale"}
    ):
        return None
    else:
        count.part += value
    count.last = role
    return role, at + 1


def _after_article(tokens: list[Token], at: int, said: str) -> bool:
    before = tokens[at - 1].word if at else ""
    after = tokens[at + 1].word if at + 1 < len(tokens) else ""
    return said in {"quarter", "thirds", "quarters"} or (
        before in {"a", "an", "-"} and after in {"of", "are", "is", "have", "were", "live", "said"}
    )


def _half_scale(tokens: list[Token], at: int) -> bool:
    words = [one.word for one in tokens[at + 1 : at + 3]]
    return bool(words) and (words[0] in _SCALES or (words[0] == "a" and words[-1] in {*_SCALES, "dozen"}))


def _spoken_arabic(tokens: list[Token], place: int) -> Spoken | None:
    count, at = _Sum(), place
    kind = "cardinal"
    while at < len(tokens):
        said = tokens[at].word
        joined = said.startswith("و") and said not in arabic_words()
        word = arabic_word(said)
        if word is None or (count.last and not _goes_on(word, count, joined, kind)):
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
        return (joined and last in {"scale", "dual"}) or (last == "unit" and word.value == Fraction(1, 4))
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
