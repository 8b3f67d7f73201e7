"""Dates of old releases are read in every way people write them in Iraq."""

from datetime import date

import pytest

from news.importing.dates import find_date, read_date

DAY = date(2019, 9, 20)
SPELLINGS = [
    "2019-09-20", "20/9/2019", "20-09-2019", "20.9.2019", "٢٠/٩/٢٠١٩", "٢٠١٩-٠٩-٢٠", "۲۰/۹/۲۰۱۹", "09/20/2019", "20/9/19",
    "20 September 2019", "20 Sept 2019", "20-Sep-19", "20th September, 2019", "September 20, 2019", "Sep. 20, 2019",
    "Friday, 20 September 2019", "20 أيلول 2019", "٢٠ أيلول ٢٠١٩", "20 ايلول 2019", "الجمعة، ٢٠ أيلول ٢٠١٩",
    "20 سبتمبر 2019", "20 أيلول/سبتمبر 2019", "٢٠ أيلول (سبتمبر) ٢٠١٩", "20 شتنبر 2019", "20 من أيلول عام 2019",
    "  2019/9/20  ", "20\u200f/9\u200f/2019", "2019-09-20 14:30", "2019-09-20T08:00",
]  # fmt: skip
MONTHS = {
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "مايس": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
    "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12, "يناير": 1, "فبراير": 2, "مارس": 3, "أبريل": 4, "إبريل": 4,
    "مايو": 5, "يونيو": 6, "يوليو": 7, "أغسطس": 8, "أكتوبر": 10, "نوفمبر": 11, "ديسمبر": 12, "كانون أول": 12,
}  # fmt: skip


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_spelling_is_read(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize("name", MONTHS)
def test_a_month_is_known(name: str) -> None:
    assert read_date(f"٥ {name} ٢٠١٨") == date(2018, MONTHS[name], 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2019",
        "31/2/2019",
        "20/13/2019",
        "20 رمضان 1440",
        "12345",
        "20 سبتمبر",
        "99/99/9999",
        "1/2/3/4",
        "20/9/1019",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_the_day_stands_before_the_month() -> None:
    assert read_date("03/04/2019") == date(2019, 4, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("بغداد، ٢٠ أيلول ٢٠١٩ – افتُتح المركز يوم ١٩ أيلول ٢٠١٩.", DAY),
        ("Baghdad, 20 September 2019. Since 2014 …", DAY),
        ("release-2019-09-20-final", DAY),
        ("Call 0770 123 4567, 3.5 million people", None),
    ],
)
def test_the_first_date_of_a_text_is_found(text: str, day: date | None) -> None:
    assert find_date(text) == day
