"""Reads dates as people have written them in Iraq: Iraqi, Gregorian and English months, both kinds of digits."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from babel import Locale

# Iraqi and Levantine, Egyptian and Gulf, Moroccan, Algerian and Tunisian names; English ones long and short.
LOCALES = ("ar_IQ", "ar_EG", "ar_MA", "ar_DZ", "en_GB", "en_US")
# Spellings that people type beside those of the locales.
MORE = {"نيسان": 4, "ايار": 5, "مايس": 5, "اب": 8, "اغسطس": 8, "ابريل": 4, "sept": 9, "تشرين اول": 10, "تشرين ثاني": 11}
MORE |= {"كانون اول": 12, "كانون ثاني": 1, "تشرين 1": 10, "تشرين 2": 11, "كانون 1": 12, "كانون 2": 1, "شباظ": 2}
FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": "", "،": ","})
CENTURY = 2000


def folded(text: str) -> str:
    """Return the text with one spelling of letters and digits, and without marks that cannot be seen."""
    text = unicodedata.normalize("NFKC", text).translate(FOLDED)
    text = "".join(
        letter for letter in text if unicodedata.category(letter) not in {"Mn", "Cf", "Cc"} or letter == "\n"
    )
    text = "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)
    return " ".join(text.lower().split())


@lru_cache(maxsize=1)
def month_names() -> dict[str, int]:
    """Return the number of a month by each of its names."""
    names = dict(MORE)
    for code in LOCALES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(code).months["format"][width].items():
                names[folded(name).rstrip(".")] = number
    return names


@lru_cache(maxsize=1)
def patterns() -> tuple[re.Pattern[str], ...]:
    """Return what dates look like, the surest first."""
    names = "|".join(re.escape(name) for name in sorted(month_names(), key=len, reverse=True))
    month = rf"(?P<name>{names})\.?(?:\s*[/(\\-]\s*(?:{names})\)?)?"
    day, year = r"(?<!\d)(?P<day>\d{1,2})", r"(?P<year>\d{4}|\d{2})(?!\d)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            r"(?<!\d)(?P<year>\d{4})\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})(?!\d)",
            rf"{day}\s*(?:st|nd|rd|th)?\s*(?:of|من|شهر|[-/.])?\s*{month}\s*[-/.,]?\s*(?:عام|سنه|لسنه)?\s*{year}",
            rf"(?<!\w){month}\s*{day}\s*(?:st|nd|rd|th)?\s*,?\s*{year}",
            rf"{day}\s*[-/.]\s*(?P<month>\d{{1,2}})\s*[-/.]\s*{year}",
        )
    )


def find_date(text: str) -> date | None:
    """Return the first date in a text, or None."""
    text = folded(text)
    found = [match for pattern in patterns() for match in pattern.finditer(text)]
    dates = [(match.start(), day) for match in found if (day := _date_of(match))]
    return min(dates, key=lambda pair: pair[0])[1] if dates else None


def read_date(text: str) -> date | None:
    """Return the date that a field states, with or without a weekday before it and an hour behind; else None."""
    text = folded(text)
    for pattern in patterns():
        match = pattern.search(text)
        if match and not re.search(r"\d", text[: match.start()]) and _may_follow(text[match.end() :]):
            return _date_of(match)
    return None


def _may_follow(rest: str) -> bool:
    return re.fullmatch(r"[\s,مt]*(?:\d{1,2}:\d{2}(?::\d{2})?.*)?", rest) is not None


def _date_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    day, year = int(parts["day"]), int(parts["year"])
    month = month_names()[parts["name"]] if parts.get("name") else int(parts["month"])
    if year < 100:
        year += CENTURY
    if month > 12 and day <= 12 and not parts.get("name"):
        day, month = month, day  # the American order, where it can be no other
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None
