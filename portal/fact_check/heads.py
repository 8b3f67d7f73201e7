"""Decides what a number counts: the noun beside it, and whether it speaks of women or of men."""

import re
from fractions import Fraction

from .found import Number
from .number_words import number_words
from .text import Span, Text, Token
from .vocabulary import Noun, has_pronoun, noun, word_list

_STOPS = word_list("english ends of a noun phrase") | word_list("english verbs")
_SKIP_ARABIC = frozenset({"من", "بين", "هم", "هن", "اصل", "كل"})
_OF_THEM = frozenset({"منهم", "منهن", "منها", "بينهم", "بينهن"})
_PERIODS = {
    "daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year",
    "يوميا": "day", "اسبوعيا": "week", "شهريا": "month", "سنويا": "year",
    "يوم": "day", "اسبوع": "week", "شهر": "month", "سنه": "year", "عام": "year", "ساعه": "hour",
}  # fmt: skip
_RATES = {
    "en": re.compile(
        r"(?<!\w)(?:(?:a|per|each|every) (day|week|month|year|hour)|(daily|weekly|monthly|annually|yearly))\b"
    ),
    "ar": re.compile(
        r"(?<!\w)(?:(?:في|كل) (?:ال)?(يوم|اسبوع|شهر|سنه|عام|ساعه)(?! ال)|(يوميا|اسبوعيا|شهريا|سنويا))(?!\w)"
    ),
}
_CURRENCY = {
    "$": "dollar", "usd": "dollar", "us$": "dollar", "€": "euro", "eur": "euro", "£": "pound", "gbp": "pound",
    "iqd": "dinar",
}  # fmt: skip
_SIGN = re.compile(r"(US ?\$|USD|\$|€|EUR|£|GBP|IQD)\s?$", re.IGNORECASE)
_ENDS = frozenset('.,;:!?؟؛،()[]«»“”"—\n')
_PREPOSITIONS = word_list("arabic prepositions")
# English counts these without a plural, or what follows them is a verb more often than a noun.
_COUNTED_IN_SINGULAR = frozenset({"people", "age", "youth", "gender", "household", "time", "money", "measure"})
_ONE = frozenset({"واحد", "واحدا", "واحده"})
_NO_ARTICLE = frozenset({"الي", "الا", "التي", "الذي", "الذين", "اللواتي", "اللتين", "اللذين"})
_FEMALE = frozenset({"female", "women", "woman"})
# Plurals and others that only look feminine.
_NO_WOMEN = frozenset({"طلبه", "قاده", "نسمه", "نسمات", "تلامذه", "اساتذه"})


def attach_heads(text: Text, found: list[Number]) -> None:
    """Give each number its head, its rate, and where it stands among the tokens."""
    starts = {token.start: place for place, token in enumerate(text.tokens)}
    spans = [(one.start, one.end) for one in found]
    for number in found:
        number.place = starts.get(number.start, number.place)
        after = next((place for place, token in enumerate(text.tokens) if token.start >= number.end), len(text.tokens))
        number.rate = rate(text.flat, number.end, "ar" if text.language == "ar" else "en")
        if number.kind == "times":
            continue
        if sign := _SIGN.search(text.flat[max(0, number.start - 5) : number.start]):
            number.head = Noun(_CURRENCY[sign[1].lower().replace(" ", "")], "money", 0)
        elif text.language == "ar":
            before = _arabic_before(number, text.tokens)
            is_rank = number.kind == "ordinal" and text.tokens[number.place].word.startswith("ال")
            number.head = before if before or is_rank else _arabic_head(number, text.tokens, after, spans)
        else:
            number.head = _english_head(number, text.tokens, after, spans)
        number.head = number.head or _announced(text.tokens, number, text.language)


def rate(flat: str, end: int, language: str) -> str:
    """Return the time in which so many come, where it is said: 40 visitors a day."""
    after = re.split(r"[.,;؛،:\d\n]", flat[end : end + 40].lower())[0]
    found = _RATES[language].search(after)
    said = (found[1] or found[2]) if found else ""
    return _PERIODS.get(said, said)


def _english_head(number: Number, tokens: list[Token], after: int, spans: list[Span]) -> Noun | None:
    head, skipped = None, 0
    phrase = _english_phrase(number, tokens, after, spans)
    for place in phrase:
        word, following = tokens[place].word, tokens[place + 1].word if place + 1 < len(tokens) else ""
        # The women of women's groups are not counted, nor the mine of mine-risk sessions.
        is_joined = following == "-" and tokens[place - 1].word != "-"
        if word.endswith("'s") or following == "'" or is_joined:
            continue
        known = noun(word, "en")
        if known is None:
            skipped += 1
            leads_on = noun(following, "en") is not None or _only_tells_the_kind(head, number)
            is_over = not leads_on or word.endswith(("s", "ed", "ing")) if head else _is_plural(word) and not leads_on
            if is_over or skipped > 3:
                break
            continue
        head = known
        if _ends_phrase(known, tokens, place, number):
            break
    beside = [token.word for token in tokens[after : after + 6]]
    until = next((place for place, token in enumerate(tokens[after:]) if _in(token.start, spans)), 6)
    several = _both_genders(head, beside[:until], "en")
    said = {tokens[place].word for place in phrase}
    if several is head:
        number.traits = frozenset({"woman"} if _FEMALE & said else {"man"} if "male" in said else ())
    return several


def _only_tells_the_kind(head: Noun | None, number: Number) -> bool:
    """Say whether a thing in the singular only tells the kind of what follows: 900 ordnance risk education sessions."""
    return head is not None and head.tells == 1 and number.value > 1 and head.group not in _COUNTED_IN_SINGULAR


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _in(start: int, spans: list[Span]) -> bool:
    return any(first <= start < last for first, last in spans)


def _english_phrase(number: Number, tokens: list[Token], after: int, spans: list[Span]) -> list[int]:
    """Return the places of the words that may belong to what the number counts."""
    phrase: list[int] = []
    for place in range(after, min(after + 9, len(tokens))):
        word, start = tokens[place].word, tokens[place].start
        is_share = number.kind in {"percent", "fraction", "vague"} and not phrase
        if word == "-" or (word == "the" and not phrase) or (word, place) == ("them", after + 1):
            continue
        if word == "of" and (place == after or is_share):
            continue
        if word in _ENDS or word in _STOPS or word in {"of", "the"} or _in(start, spans):
            break
        phrase.append(place)
    return phrase


def _ends_phrase(known: Noun, tokens: list[Token], place: int, number: Number) -> bool:
    """Say whether no further noun can be the head: a plural, a unit, three-week."""
    word = tokens[place].word
    is_joined = place > 0 and tokens[place - 1].word == "-" and tokens[place - 1].start <= number.end + 1
    is_unit = known.group in {"time", "money", "measure"} and number.value != 1
    return (known.tells == 0 and word not in {"displaced", "women", "female"}) or is_joined or is_unit


def _arabic_head(number: Number, tokens: list[Token], after: int, spans: list[Span]) -> Noun | None:
    unknown = 1
    for place in range(after, min(after + 5, len(tokens))):
        word = tokens[place].word
        if word in _ENDS or _in(tokens[place].start, spans) or unknown > 1:
            return None
        if word in _SKIP_ARABIC:
            unknown = 0
            continue
        following = tokens[place + 1].word if place + 1 < len(tokens) else ""
        if word in _OF_THEM:
            known = noun(following, "ar")
            return known if known and known.group in {"gender", "people", "age", "youth"} else None
        if word == "اسره" and 3 <= number.value <= 10:
            return None  # beds: families would be اسر
        if known := noun(word, "ar"):
            is_other = _is_joined(word) or (unknown and has_pronoun(word))
            return None if is_other else _with_gender(number, known, word, following)
        unknown += 1
    return None


def _is_joined(word: str) -> bool:
    """Say whether a word begins another phrase: وعائلة, بالمركز, للعوائل."""
    return word[0] in "وفبل" and noun(word[1:], "ar") == noun(word, "ar") and len(word) > 3


def _with_gender(number: Number, known: Noun, word: str, following: str) -> Noun:
    head = _both_genders(known, [word, following], "ar") or known
    beside = noun(following, "ar")
    tells_women = known.group == "people" and word.endswith(("ه", "ات")) and word not in _NO_WOMEN
    is_woman = tells_women or bool(beside and beside.concept == "woman")
    is_man = known.group == "youth" and not word.endswith(("ه", "ات")) and not following.startswith("وشاب")
    number.traits = frozenset(({"woman"} if is_woman else {"man"} if is_man else ()) if head is known else ())
    return head


def _arabic_before(number: Number, tokens: list[Token]) -> Noun | None:
    """Return the noun before a number that follows it: المراكز الستة, الخيام الـ 72, المركز السادس."""
    if not 0 < number.place < len(tokens):
        return None
    if number.kind == "ordinal":
        return _ranked(number, tokens)
    place = number.place - 1 - (tokens[number.place - 1].word == "ال")
    word = tokens[number.place].word
    if word in _ONE:
        known = noun(tokens[place].word, "ar")
        return known if known and known.group == "time" else None
    is_attribute = tokens[number.place - 1].word == "ال" or (word.startswith("ال") and word not in number_words("ar"))
    is_definite = tokens[place].word.lstrip("وفبك").startswith(("ال", "لل")) and place >= 0
    if not (is_attribute and is_definite):
        return None
    known = noun(tokens[place].word, "ar")
    if known and known.tells == 1 and number.value > 10 and place:
        # بيوت القرية الـ 47: the houses are counted.
        return noun(tokens[place - 1].word, "ar") or known
    return known


def _ranked(number: Number, tokens: list[Token]) -> Noun | None:
    """Return the noun with which a rank agrees: the sixth in مركز الموارد المجتمعية السادس is the centre."""
    is_feminine = tokens[number.place].word.endswith(("ه", "اولي"))
    for place in range(number.place - 1, max(-1, number.place - 6), -1):
        word = tokens[place].word
        if word in _ENDS or word in _PREPOSITIONS:
            return None
        known = noun(word, "ar")
        if known and known.tells == 1 and word.endswith("ه") == is_feminine:
            return known
    return None


def _both_genders(head: Noun | None, words: list[str], language: str) -> Noun | None:
    """Return people for "women and men", children for "girls and boys"; any other head as it is."""
    if head is None or head.group != "gender" or (language == "en" and "and" not in words):
        return head
    joined = {known.concept for word in words if (known := noun(word, language)) and known.group == "gender"}
    if {"woman", "man"} <= joined:
        return Noun("person", "people", 0)
    return Noun("child", "age", 0) if {"girl", "boy"} <= joined else head


def genders_told(text: Text) -> list[tuple[str, Token]]:
    """Return the women and the men of whom a text speaks, girls and boys among them."""
    known = ((noun(token.word, text.language), token) for token in text.tokens)
    sexes = {"woman": "woman", "girl": "woman", "man": "man", "boy": "man"}
    return [(sexes[one.concept], token) for one, token in known if one and one.concept in sexes]


def _announced(tokens: list[Token], number: Number, language: str) -> Noun | None:
    """Return the noun of "the number of … reached 12,400"."""
    before = [token.word for token in tokens[max(0, number.place - 9) : number.place]]
    marks = {"number"} if language == "en" else {"عدد", "وعدد", "بعدد", "اعداد"}
    at = max((place for place, word in enumerate(before) if word in marks), default=None)
    if at is None or {".", ";", "؛", ":"} & set(before[at:]):
        return None
    rest = before[at + 1 : at + 5]
    return next((known for word in rest if word not in {"of", "the"} and (known := noun(word, language))), None)


def _is_accusative(text: Text, place: int, known: Noun) -> bool:
    """Say whether أسبوعا is "for a week" and no "two weeks of": that would stand before what has an article."""
    after = text.tokens[place + 1].word if place + 1 < len(text.tokens) else ""
    has_article = after.startswith("ال") and after not in _NO_ARTICLE
    return known.tells == 2 and text.tokens[place].word.endswith("ا") and not has_article


def _has_half(text: Text, place: int) -> bool:
    """Say whether a half is added to one of what the noun says: عام ونصف, a year and a half."""
    before = text.tokens[place - 1].word if place else ""
    after = [token.word for token in text.tokens[place + 1 : place + 4]]
    return after[:1] == ["ونصف"] if text.language == "ar" else before in {"a", "an"} and after == ["and", "a", "half"]


def counted_forms(text: Text, found: list[Number], taken: list[Span]) -> list[Number]:
    """Return what nouns alone count: Arabic duals (مركزان, سنتين), and singulars that may stand for one."""
    busy = [*taken, *((one.start, one.end) for one in found)]
    more = []
    for place, token in enumerate(text.tokens):
        known = noun(token.word, text.language)
        if known is None or known.tells == 0 or any(a < token.end and token.start < b for a, b in busy):
            continue
        half = known.group == "time" and _has_half(text, place)
        tells = 1 if _is_accusative(text, place, known) else known.tells
        if tells == 2 or half:
            value = tells + Fraction(int(half), 2)
            more.append(Number(token.start, token.end, value, "dual", head=known, place=place))
        elif not any(0 <= token.start - one.end < 12 for one in found):
            one = Number(token.start, token.end, Fraction(1), "implicit", head=known, place=place)
            one.has_article = text.language == "en" and place > 0 and text.tokens[place - 1].word in {"a", "an"}
            more.append(one)
    return more
