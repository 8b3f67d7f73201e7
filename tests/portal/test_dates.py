"""Dates have the months of Iraq, numbers the separators and digits of their language, and Baghdad's day counts."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from portal.dates import digits, digits_of_message, say_date, say_moment, say_number, say_size

MONTHS = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]


@pytest.mark.parametrize(("number", "name"), enumerate(MONTHS, start=1))
def test_months_are_those_of_iraq(number: int, name: str) -> None:
    assert say_date(date(2019, number, 20), "ar") == f"٢٠ {name} ٢٠١٩"


def test_english_says_day_month_year() -> None:
    assert say_date(date(2019, 9, 20), "en") == "20 September 2019"
    assert say_date(date(2019, 9, 1), "en", "MMMM y") == "September 2019"


def test_a_weekday_is_said_in_full() -> None:
    assert say_date(date(2019, 9, 19), "ar", "EEEE") == "الخميس"
    assert say_date(date(2019, 9, 19), "en", "EEEE") == "Thursday"


def test_a_moment_counts_as_the_day_it_is_in_baghdad() -> None:
    late = datetime(2019, 9, 19, 22, 30, tzinfo=UTC)
    assert say_date(late, "en") == "20 September 2019"
    assert say_moment(late, "en") == "20 September 2019, 01:30"
    assert say_moment(late, "ar") == "٢٠ أيلول ٢٠١٩، ٠١:٣٠"
    assert say_date(datetime(2019, 9, 19, 22, 30), "en") == "19 September 2019"


@pytest.mark.parametrize(
    ("number", "ar", "en"),
    [
        (220000, "٢٢٠٬٠٠٠", "220,000"),
        (3.5, "٣٫٥", "3.5"),
        (Decimal("1234.50"), "١٬٢٣٤٫٥", "1,234.5"),
        (0, "٠", "0"),
        (-7, "-٧", "-7"),
        (999, "٩٩٩", "999"),
    ],
)
def test_numbers_have_the_separators_of_their_language(number: Any, ar: str, en: str) -> None:
    assert (say_number(number, "ar"), say_number(number, "en")) == (ar, en)


def test_one_setting_gives_arabic_latin_digits(settings: Any) -> None:
    settings.ARABIC_DIGITS = "latin"
    assert say_date(date(2019, 9, 20), "ar") == "20 أيلول 2019"
    assert say_number(220000, "ar") == "220,000"
    assert digits("122", "ar") == "122"


def test_a_message_keeps_phones_names_and_what_is_to_be_typed_exactly() -> None:
    said = "8 أحرف، ملف UTF-8 حتى 10 ميغابايت، \u2066+964 770 123 4567\u2069 أو \u2066122\u2069، «\u2068هاتف 1\u2069»"
    told = "٨ أحرف، ملف UTF-8 حتى ١٠ ميغابايت، \u2066+964 770 123 4567\u2069 أو \u2066122\u2069، «\u2068هاتف 1\u2069»"
    assert digits_of_message(said, "ar") == told
    assert digits_of_message(said, "en") == said


def test_only_arabic_has_other_digits() -> None:
    assert digits("122 a", "ar") == "١٢٢ a"
    assert digits("122 a", "en") == "122 a"


@pytest.mark.parametrize(
    ("octets", "ar", "en"),
    [
        (0, "١ كيلوبايت", "1 kB"),
        (41_300, "٤١ كيلوبايت", "41 kB"),
        (999_999, "١٬٠٠٠ كيلوبايت", "1,000 kB"),
        (2_340_000, "٢٫٣ ميغابايت", "2.3 MB"),
    ],
)
def test_sizes_are_those_on_a_phone(octets: int, ar: str, en: str) -> None:
    assert (say_size(octets, "ar"), say_size(octets, "en")) == (ar, en)
