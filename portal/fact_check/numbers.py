"""Decides which numbers a text states, in digits or words, with what each counts."""

import re
from fractions import Fraction
from itertools import pairwise

from . import number_words
from .approximations import approximation
from .found import Number
from .heads import attach_heads, counted_forms
from .text import Span, Text, Token

_DIGITS = re.compile(r"\d+(?:[.,٫٬،'/ ]?\d+)*")
_GROUPED = re.compile(r"^\d{1,3}(?:[,٬،' ]\d{3})+$")
_PERCENT = {
    "en": re.compile(r"\s*-?\s*(?:%|per ?cent\b|percent\b|percentage points?\b|pct\b)"),
    "ar": re.compile(r"\s*(?:%|ب?ا?ل?(?:ميه|مايه|ماءه)\b|بالم(?:يه|ايه)|في الم(?:يه|ايه)|نق(?:ط[هت]|اط|طتين) ميويه)"),
}
_PERCENT_ALONE = re.compile(r"(?<!\w)(?:بالم(?:يه|ايه)|في الم(?:يه|ايه))(?!\w)")
_OUT_OF = {
    "en": re.compile(r"\s+(?:in|in every|out of|out of every|of every)\s+"),
    "ar": re.compile(r"\s+(?:\w+\s+)?(?:من (?:بين )?كل|من اصل(?: كل)?)\s+|\s+من\s+(?=\d)"),
}
_SHORT_SCALE = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9}
# What a number of a lower scale is added to, the highest first.
_SCALES = (10**12, 10**9, 10**6)
_LONGEST_NUMBER = 40
# No sentence has as many: what has is no sentence, and comparing takes the square of it.
_MOST_NUMBERS = 120
_IDIOM = re.compile(r"24\s*/\s*7|24 hours a day|24 ساعه|9/11")
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)\b")
_NAME_BEFORE = re.compile(r"[A-Za-z](?:-|/)?$")
_TO = frozenset({"-", "to", "and", "or", "الي", "و", "او"})
_BETWEEN = re.compile(r"\b(?:from|between)\s$|(?<!\w)(?:من|بين)\s$")
_TIMES = {"en": re.compile(r"(?:\s+times|-?fold)\b"), "ar": re.compile(r"\s+(?:مرات|مره|اضعاف|ضعفا?)(?!\w)")}
_MULTIPLES = {
    "en": {"twice": 2, "twofold": 2, "double": 2, "doubled": 2, "doubling": 2,
           "threefold": 3, "triple": 3, "tripled": 3},
    "ar": {"مرتين": 2, "مرتان": 2, "ضعف": 2, "ضعفي": 2, "الضعف": 2, "تضاعف": 2, "تضاعفت": 2, "ضاعف": 2, "ضعفين": 2},
}  # fmt: skip


def numbers(text: Text, taken: list[Span]) -> list[Number]:
    """Return the numbers outside ``taken``, in order, with heads and approximations."""
    language = "ar" if text.language == "ar" else "en"
    taken = [*taken, *((found.start(), found.end()) for found in _IDIOM.finditer(text.flat))]
    literal = _literals(text, taken, language)
    percents = (
        [(match.start(), match.end()) for match in _PERCENT_ALONE.finditer(text.flat)] if language == "ar" else []
    )
    busy = [*taken, *percents, *((one.start, one.end) for one in literal)]
    found = sorted([*literal, *_in_words(text, busy, language)], key=lambda one: one.start)
    if language == "ar":
        found = _joined(found, text.flat)
    found = _shares(found, text.flat, language)
    _share_scale(found, text, language)
    for one in found:
        _take_percent(one, text.flat, language)
        if _TIMES[language].match(text.flat, one.end) and one.kind == "cardinal":
            one.kind = "times"
        one.approximation = approximation(text.flat, one.start, one.end, language)
    _share_percent(found, text.flat)
    found = found[:_MOST_NUMBERS]
    attach_heads(text, found)
    return sorted([*found, *counted_forms(text, found, taken)[:_MOST_NUMBERS]], key=lambda one: one.start)


def _joined(found: list[Number], flat: str) -> list[Number]:
    """Add up ٣ ملايين و٢٠٠ ألف, مليار و٣٠٠ مليون: a scale, "and", and a number of a lower scale."""
    joined: list[Number] = []
    for one in found:
        last = joined[-1] if joined else None
        scale = next((scale for scale in _SCALES if last and last.value >= scale and last.value % scale == 0), 0)
        if last and 1000 <= one.value < scale and _is_and(flat, last.end, one.start):
            last.value, last.end = last.value + one.value, one.end
        else:
            joined.append(one)
    return joined


def _shares(found: list[Number], flat: str, language: str) -> list[Number]:
    """Take four in ten, ٤ من كل ١٠, for one number: a share."""
    kept: list[Number] = []
    for one in found:
        last = kept[-1] if kept else None
        is_share = last and last.value < one.value and one.value in {3, 4, 5, 10, 20, 100, 1000}
        if last and is_share and _OUT_OF[language].fullmatch(flat[last.end : one.start]):
            last.parts = frozenset({last.value, one.value})
            last.value, last.kind, last.end = last.value / one.value, "fraction", one.end
        else:
            kept.append(one)
    return kept


def _share_scale(found: list[Number], text: Text, language: str) -> None:
    """Let the first number of a range have the scale of the second: 1.5 to 3 million, من 2 إلى 3 ملايين."""
    words = number_words.number_words(language)
    for one, other in pairwise(found):
        between = text.flat[one.end : other.start].strip()
        last = text.flat[other.start : other.end].lower().split()[-1]
        scale = words.get(last)
        if between in _TO and scale and scale.role == "scale" and one.value < other.value / scale.value < 1000:
            one.value, one.also = one.value * scale.value, one.value


def _share_percent(found: list[Number], flat: str) -> None:
    """Let the first number of a range be a share as the second is: from 31 to 18 per cent, بين 10 و20 في المئة."""
    for one, other in pairwise(found):
        is_between = _BETWEEN.search(flat[max(0, one.start - 12) : one.start].lower())
        is_range = is_between and flat[one.end : other.start].strip() in _TO
        if is_range and one.kind == "cardinal" and other.kind == "percent":
            one.kind = "percent"


def _is_and(flat: str, end: int, start: int) -> bool:
    return flat[end:start].strip() == "و" or (not flat[end:start].strip() and flat[start : start + 1] == "و")


def _overlaps(start: int, end: int, spans: list[Span]) -> bool:
    return any(start < last and first < end for first, last in spans)


def read_digits(written: str, language: str) -> tuple[Fraction, Fraction | None] | None:
    """Return what digits with separators say, and what else they may say: ``1.200`` is 1,200 to many in Arabic."""
    if len(written) > _LONGEST_NUMBER:
        return None
    if "/" in written:
        above, _sign, below = written.partition("/")
        return (Fraction(int(above), int(below)), None) if below in {"2", "3", "4", "5"} and above.isdigit() else None
    if _GROUPED.match(written):
        return Fraction(re.sub(r"\D", "", written)), None
    parts = re.split(r"[.,٫٬،']", written.replace(" ", ""))
    if len(parts) == 1:
        return Fraction(parts[0]), None
    decimal = written.rfind("٫") > 0 or len(parts) == 2
    if len(parts) > 2 and all(len(part) == 3 for part in parts[1:]):
        return Fraction("".join(parts)), None
    if len(parts) > 2 and len(parts[-1]) != 3 and all(len(part) == 3 for part in parts[1:-1]):
        return Fraction("".join(parts[:-1]) + "." + parts[-1]), None
    if not decimal:
        return None
    also = (
        Fraction("".join(parts))
        if language == "ar" and "." in written and len(parts[1]) == 3 and len(parts[0]) < 4
        else None
    )
    return Fraction(".".join(parts)), also


def _literals(text: Text, taken: list[Span], language: str) -> list[Number]:
    found: list[Number] = []
    for match in _DIGITS.finditer(text.flat):
        for start, end in _pieces(match, text.flat):
            if _overlaps(start, end, taken) or (read := read_digits(text.flat[start:end], language)) is None:
                continue
            number = Number(start, end, read[0], "cardinal", also=read[1])
            _take_scale(number, text, language)
            before = text.flat[max(0, start - 2) : start]
            is_year = 1900 <= number.value <= 2100 and before.endswith("-")
            after = text.flat[end : end + 1]
            if (
                not is_year
                and _NAME_BEFORE.search(before)
                and not _currency_before(text.flat, start)
                or before.endswith("-")
                and before[:1] > "\u0600"
                and not is_year
            ):
                number.kind = "name"
            elif after.isalpha() and after.isascii() and number.end == end and _ORDINAL_END.match(text.flat, end):
                number.kind, number.end = "ordinal", end + 2
            found.append(number)
    return found


def _pieces(match: re.Match[str], flat: str) -> list[Span]:
    """Return the numbers of a run: blanks, slashes and commas part them unless they group thousands."""
    written = match[0]
    if re.fullmatch(r"\d{1,3}(?: \d{3})+", written) or (" " not in written and read_digits(written, "en") is not None):
        return [(match.start(), match.end())]
    pieces = re.finditer(r"\d+(?:[.,٫٬،]\d+)*" if "/" in written or " " in written else r"\d+", written)
    return [(match.start() + one.start(), match.start() + one.end()) for one in pieces]


def _currency_before(flat: str, start: int) -> bool:
    return bool(re.search(r"(?:USD|EUR|IQD|GBP|US|JPY)$", flat[max(0, start - 3) : start]))


def _take_scale(number: Number, text: Text, language: str) -> None:
    """Read on after digits: 3.5 million, ٢٢٠ ألفاً, ٣ ملايين ونصف المليون, $2.7m."""
    flat = text.flat
    short = re.compile(r"(k|m|mn|bn|b)\b", re.IGNORECASE).match(flat, number.end)
    money = re.search(r"[$€£]\s?$|(?:USD|EUR|IQD|GBP)\s?$", flat[max(0, number.start - 4) : number.start])
    if short and (money or short[1].lower() in {"k", "mn", "bn"}):
        number.value, number.end = number.value * _SHORT_SCALE[short[1].lower()], short.end()
        return
    if number.is_year and number.value % 10 == 0 and re.match(r"'?s\b", flat[number.end : number.end + 3]):
        number.value, number.kind = number.value % 100 or number.value, "vague"
        return
    after = [token for token in text.tokens if token.start >= number.end][:4]
    if not after or flat[number.end : after[0].start].strip():
        return
    words = number_words.number_words(language)
    if after[0].word == "-":
        after = after[1:]
    scale = words.get(after[0].word) if after else None
    if scale is None or scale.role not in {"scale", "dozen", "hundred"}:
        return
    factor = scale.value
    number.value, number.also, number.end = number.value * factor, number.also and number.also * factor, after[0].end
    if language == "ar" and len(after) > 1 and (half := {"ونصف": 2, "وربع": 4}.get(after[1].word)):
        number.value += factor / half
        number.end = (
            after[2].end
            if len(after) > 2 and after[2].word.startswith("ال") and after[2].word[2:] == after[0].word
            else after[1].end
        )


def _in_words(text: Text, busy: list[Span], language: str) -> list[Number]:
    tokens, found, place = text.tokens, [], 0
    while place < len(tokens):
        token = tokens[place]
        spoken = None if _overlaps(token.start, token.end, busy) else number_words.spoken(tokens, place, language)
        multiple = _MULTIPLES[language].get(token.word)
        if spoken is not None and not _is_no_number(tokens, spoken, language):
            number = Number(token.start, tokens[spoken.after - 1].end, spoken.value, spoken.kind, place=place)
            if part := number_words.part_alone(tokens, spoken, language):
                number.value, number.also, number.kind = part, spoken.value, "fraction"
            found.append(number)
            place = spoken.after
        else:
            if multiple:
                found.append(Number(token.start, token.end, Fraction(multiple), "times", place=place))
            place += 1
    return found


def _is_no_number(tokens: list[Token], spoken: number_words.Spoken, language: str) -> bool:
    """Say whether a number word is something else here: "one another", "a second", أحد alone."""
    words = [one.word for one in tokens[spoken.first : spoken.after + 1]]
    if language == "en":
        return words[0] == "one" and words[-1] in {"another", "'", "-"} or words == ["zero", "-"]
    if words[0] in {"تسع", "وتسع"} and words[-1][:1].isdigit():  # القاعة تسع 40 شخصاً: it holds
        return True
    return words[0] in {"ثانيه", "ثان"} and spoken.kind == "ordinal"


def _take_percent(number: Number, flat: str, language: str) -> None:
    if match := _PERCENT[language].match(flat, number.end):
        number.kind, number.end = "percent", match.end()
    elif re.search(r"%\s?$", flat[max(0, number.start - 2) : number.start]):
        number.kind = "percent"
