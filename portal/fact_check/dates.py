"""Decides which dates and weekdays a text names: Iraqi, Levantine, Egyptian and English months, and digits."""

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import lru_cache

from babel import Locale

from .found import Day, Named
from .number_words import spoken
from .text import Span, Text, fold

# The locales that between them name the months as the Arab countries do.
_MONTH_LOCALES = {"ar": ("ar_IQ", "ar_SY", "ar_EG", "ar_AE"), "en": ("en",)}
_MORE_MONTHS = {
    "ar": {
        "كانون ثاني": 1, "كانون ثان": 1, "كانون اول": 12, "تشرين اول": 10, "تشرين ثاني": 11, "تشرين ثان": 11,
        "اذار": 3, "ايار": 5, "يوليه": 7, "يونيه": 6,
    },
    "en": {"sept": 9},
}  # fmt: skip
_WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "ar": "الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}
_NUMERIC = re.compile(r"(?<![\d./-])(?:(\d{4})([/.-])(\d{1,2})\2(\d{1,2})|(\d{1,2})([/.-])(\d{1,2})\6(\d{4}))(?![\d/])")
_LEAP_YEAR = 2000
_GAP = r"(?:\s*(?:,|،|/|من|شهر|of|-)?\s*)"


@lru_cache(maxsize=4)
def months(language: str) -> dict[str, int]:
    """Return the folded names of the months in lower case."""
    names = {fold(name).lower(): number for name, number in _MORE_MONTHS[language].items()}
    for code in _MONTH_LOCALES[language]:
        widths = Locale.parse(code).months["format"]
        for width in ("wide", "abbreviated"):
            names |= {fold(name).lower().rstrip("."): number for number, name in widths[width].items()}
    return names


@lru_cache(maxsize=4)
def weekdays(language: str) -> dict[str, int]:
    """Return the folded names of the weekdays, Monday 0."""
    names = {fold(name): number for number, name in enumerate(_WEEKDAYS[language].split())}
    if language == "en":
        return names | {f"{name}s": number for name, number in names.items()}
    bare = {f"ل{name[1:]}": number for name, number in names.items()}  # لل: "for the"
    return names | bare | {"الاحاد": 6, "الاثنين": 0}


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(
        sorted((re.escape(name).replace(r"\ ", r"\s+") for name in months(language)), key=len, reverse=True)
    )
    if language == "en":
        return (
            re.compile(rf"\b({names})\b\.?", re.IGNORECASE),
            re.compile(rf"\b({'|'.join(weekdays(language))})\b", re.IGNORECASE),
        )
    week = "|".join(
        name.removeprefix("ال") for name in sorted(weekdays("ar"), key=len, reverse=True) if name.startswith("ال")
    )
    return (
        re.compile(rf"(?<!\w)(?:[وفبل]?)(?:ال)?({names})(?!\w)"),
        # Without the article a few are only weekdays, the others where "day" or "every" leads to them.
        re.compile(rf"(?<!\w)[وفبل]?(?:ال|لل|(?=ثلاثاء|اربعاء)|(?<=يوم )|(?<=كل )(?!احد|اثنين))({week})(?!\w)"),
    )


def dates(text: Text) -> list[Day]:
    """Return the dates in order: those in digits, and each month named with the days and the year beside it."""
    language = "ar" if text.language == "ar" else "en"
    found = [day for match in _NUMERIC.finditer(text.flat) if (day := _numeric(match))]
    for match in _patterns(language)[0].finditer(text.flat):
        name = re.sub(r"\s+", " ", match[1].lower())
        if (
            found
            and found[-1].month == months(language)[name]
            and not text.flat[found[-1].end : match.start()].strip(" /()")
        ):
            # كانون الثاني/يناير: the same month said twice.
            _again(found, match, text)
        else:
            found.extend(_named(match, months(language)[name], text, language))
    found += [day for day in _of_the_same(found, text.flat) if language == "ar"]
    found.sort(key=lambda one: one.start)
    _join_weekdays(found, text, language)
    return found


def _numeric(match: re.Match[str]) -> Day | None:
    year, month, day = (match[1], match[3], match[4]) if match[1] else (match[8], match[7], match[5])
    numbers = int(year), int(month), int(day)
    if numbers[1] > 12 >= numbers[2]:
        numbers = numbers[0], numbers[2], numbers[1]
    if not (1900 <= numbers[0] <= 2100 and 1 <= numbers[1] <= 12 and 1 <= numbers[2] <= 31):
        return None
    return Day(match.start(), match.end(), *numbers)


def _again(found: list[Day], match: re.Match[str], text: Text) -> None:
    last = found[-1]
    year = re.match(rf"{_GAP}\)?{_GAP}((?:19|20)\d\d)(?!\d)", text.flat[match.end() : match.end() + 16])
    for one in [one for one in found if one.month == last.month and one.end == last.end]:
        one.end = match.end() + (year.end() if year else 0)
        one.year = int(year[1]) if year else one.year


def _of_the_same(found: list[Day], flat: str) -> Iterator[Day]:
    """Yield the days said of a month named before: من 5 أيار إلى 10 منه."""
    for match in re.finditer(r"(?<![\d.,])(\d{1,2}) منه(?!\w)", flat):
        before = [day for day in found if day.end <= match.start()]
        if before and 1 <= int(match[1]) <= 31:
            yield Day(match.start(), match.end(), before[-1].year, before[-1].month, int(match[1]))


def _named(match: re.Match[str], month: int, text: Text, language: str) -> list[Day]:
    flat, start, end = text.flat, match.start(), match.end()
    before, after = flat[max(0, start - 40) : start], flat[end : end + 24]
    days, first, last = _days_before(before, start, text, language), start, end
    if days:
        first = days[0][1]
    follow = (
        re.match(r"\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?!\d|[.,]\d|\s*(?:%|million|thousand|per))", after)
        if language == "en" and not days
        else None
    )
    if follow and int(follow[1]) <= 31:
        days, last = [(int(follow[1]), start)], end + follow.end()
        if second := re.match(r"\s*(?:-|to|and|&)\s*(\d{1,2})(?:st|nd|rd|th)?(?!\d)", flat[last : last + 10]):
            days, last = [*days, (int(second[1]), start)], last + second.end()
    year = re.match(rf"{_GAP}(?:عام\s+|سنة\s+|سنه\s+)?((?:19|20)\d\d)(?!\d|[.,]\d)", flat[last : last + 20])
    if not days and not year and not _is_month(match, flat, language):
        return []
    if year:
        last += year.end()
    return [Day(first, last, int(year[1]) if year else None, month, day) for day, _place in days or [(None, first)]]  # type: ignore[misc]


def _days_before(before: str, start: int, text: Text, language: str) -> list[tuple[int | None, int]]:
    """Return the days named before the month, each with where the first begins: 3 to 5 May, ٣-٥ أيار, الثاني عشر من."""
    pattern = (
        r"(\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:-|to|and|&|until)\s*(?:[A-Z][a-z]+day,?\s+)?"
        r"(\d{1,2})(?:st|nd|rd|th)?)?\s*(?:of\s+|-)?$"
        if language == "en"
        else r"(\d{1,2})(?:\s*(?:-|الي|و|حتي)\s*(?:(?:يوم\s+)?ال\w+\s+)?(\d{1,2}))?"
        r"\s*(?:(?:من\s+)?(?:شهر\s+)?|-|/)[وفبل]?(?:ال)?$"
    )
    if match := re.search(rf"(?<![\d.,/]){pattern}", before):
        days = [int(one) for one in match.groups() if one]
        if all(1 <= one <= 31 for one in days):
            return [(one, start - len(before) + match.start()) for one in days]
    return _spoken_day(start, text, language)


def _spoken_day(start: int, text: Text, language: str) -> list[tuple[int | None, int]]:
    tokens = [token for token in text.tokens if token.end <= start][-5:]
    while tokens and tokens[-1].word in {"من", "شهر", "of", "the"}:
        tokens.pop()
    for place in range(max(0, len(tokens) - 3), len(tokens)):
        said = spoken(tokens, place, language)
        is_day = language == "en" or tokens[place].word.lstrip("وفبل").startswith(("ال", "اول"))
        if said is None or said.after != len(tokens) or not is_day or (language == "en" and said.kind != "ordinal"):
            continue
        if said.value.denominator == 1 and 1 <= said.value <= 31:
            return [(int(said.value), tokens[place].start)]
    return []


def _is_month(match: re.Match[str], flat: str, language: str) -> bool:
    """Say whether a month's name without day or year is one: may, march and مارس are words too."""
    name = match[1]
    if language == "en":
        if name.lower() not in {"may", "march", "mar", "jan", "sun", "dec", "august"}:
            return name[0].isupper() and len(name) > 3
        return name[0].isupper() and bool(
            re.search(
                r"\b(?:in|of|since|until|by|during|early|late|mid|last|from|to|and|between)[\s-]+$",
                flat[max(0, match.start() - 12) : match.start()],
                re.IGNORECASE,
            )
        )
    if name in {"مارس", "اب", "مايو", "اذار", "ايار"}:
        return name in {"اذار", "ايار", "مايو"} or bool(
            re.search(r"(?:شهر|في|منذ|خلال|مطلع|اواخر|منتصف)\s+$", flat[max(0, match.start() - 8) : match.start()])
        )
    return True


def _join_weekdays(found: list[Day], text: Text, language: str) -> None:
    for match in _patterns(language)[1].finditer(text.flat):
        number = _weekday_number(match, language)
        for day in found:
            gap = text.flat[match.end() : day.start] if match.end() <= day.start else text.flat[day.end : match.start()]
            if (
                len(gap) <= 16
                and re.fullmatch(r"[\s,،()]*(?:the|on|في|الموافق|المصادف|يوم|ال|,)*[\s,،()]*", gap)
                and day.weekday is None
            ):
                day.weekday = number
                break


def _weekday_number(match: re.Match[str], language: str) -> int:
    name = match[1].lower()
    return weekdays(language)[name] if language == "en" else weekdays("ar")["ال" + name]


def named_weekdays(text: Text) -> list[Named]:
    """Return the weekdays a text names, alone or beside a date."""
    language = "ar" if text.language == "ar" else "en"
    return [
        Named(match.start(), match.end(), str(_weekday_number(match, language)))
        for match in _patterns(language)[1].finditer(text.flat)
        if language == "ar" or match[0][0].isupper()
    ]


def contradicts_calendar(day: Day) -> bool:
    """Say whether the weekday beside a full date is another one than the calendar's, or no such day exists."""
    if day.month and day.day and day.day > monthrange(day.year or _LEAP_YEAR, day.month)[1]:
        return True
    return day.weekday is not None and day.date is not None and day.date.weekday() != day.weekday


def agree(one: Day, other: Day) -> bool:
    """Say whether two dates do not contradict each other."""
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return all(first is None or second is None or first == second for first, second in pairs)


def spans_of(found: list[Day]) -> list[Span]:
    """Return the places the dates take up."""
    return [(one.start, one.end) for one in found]
