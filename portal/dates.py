"""Decides how dates and numbers are written for readers: Iraqi months through Babel, digits by one setting."""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from django.conf import settings
from django.utils import timezone

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
# In a message: what stands isolated (a phone, what has to be typed exactly so), and names like UTF-8.
_AS_WRITTEN = re.compile(r"([\u2066\u2068][^\u2069]*\u2069|\S*[A-Za-z]\S*)")


@lru_cache(maxsize=8)
def _locale(language: str) -> Locale:
    return Locale.parse(settings.DATE_LOCALES.get(language, language))


def digits(text: str, language: str) -> str:
    """Return the text, in Arabic with Arabic-Indic digits if the setting says so."""
    if language == "ar" and settings.ARABIC_DIGITS == "arabic-indic":
        return text.translate(ARABIC_INDIC)
    return text


def digits_of_message(text: str, language: str) -> str:
    """Return a message with its numbers as the language writes them; phones, names and codes stay as they are."""
    return "".join(part if place % 2 else digits(part, language) for place, part in enumerate(_AS_WRITTEN.split(text)))


def say_date(day: date, language: str, pattern: str = "d MMMM y") -> str:
    """Return ``20 September 2019`` or ``٢٠ أيلول ٢٠١٩``; the pattern is Babel's, a datetime counts in Baghdad time."""
    if isinstance(day, datetime):
        day = timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    return digits(format_date(day, pattern, locale=_locale(language)), language)


def say_moment(moment: datetime, language: str) -> str:
    """Return date and time of day in Baghdad time."""
    local = timezone.localtime(moment)
    return digits(
        format_datetime(local, "d MMMM y، HH:mm" if language == "ar" else "d MMMM y, HH:mm", locale=_locale(language)),
        language,
    )


def say_number(number: int | float | Decimal, language: str) -> str:
    """Return a number with the language's separators: ``220,000`` or ``٢٢٠٬٠٠٠``."""
    text = format_decimal(number, locale=Locale.parse("en"))
    if language == "ar" and settings.ARABIC_DIGITS == "arabic-indic":
        return text.replace(",", "٬").replace(".", "٫").translate(ARABIC_INDIC)
    return text


def say_size(octets: int, language: str) -> str:
    """Return a file's size in kilobytes or megabytes of 1,000, as phones' shops count them."""
    units = {"ar": ("كيلوبايت", "ميغابايت")}.get(language, ("kB", "MB"))
    if octets < 1_000_000:
        return f"{say_number(max(1, round(octets / 1000)), language)} {units[0]}"
    return f"{say_number(round(octets / 1_000_000, 1), language)} {units[1]}"
