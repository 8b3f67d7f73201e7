"""How an opening date is said: exactly or vaguely, and which centre it was."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from centres.models import CentrePage
from centres.opened import opened_words

pytestmark = pytest.mark.django_db

CASES = [
    (date(2019, 9, 19), "day", 6, "2019-09-19", "Thursday 19 September 2019, the sixth centre"),
    (date(2019, 9, 1), "early_month", None, "2019-09", "early September 2019"),
    (date(2019, 9, 11), "mid_month", None, "2019-09", "mid-September 2019"),
    (date(2019, 9, 21), "late_month", None, "2019-09", "late September 2019"),
    (date(2019, 9, 1), "month", None, "2019-09", "September 2019"),
    (date(2018, 1, 1), "year", 1, "2018", "2018, the first centre"),
    (date(2018, 7, 25), "", 10, "2018-07-25", "Wednesday 25 July 2018, the tenth centre"),
    (date(2018, 7, 25), "day", 11, "2018-07-25", "Wednesday 25 July 2018, centre number 11 of the network"),
]


@pytest.mark.parametrize(("day", "precision", "ordinal", "machine", "said"), CASES)
def test_a_date_is_said_as_exactly_as_it_is_known(
    day: date, precision: str, ordinal: int, machine: str, said: str
) -> None:
    centre = CentrePage(opened_on=day, opened_precision=precision, ordinal=ordinal)
    with translation.override("en"):
        opened = opened_words(centre, "en")
    assert opened is not None
    assert (opened.machine, str(opened)) == (machine, said)


def test_arabic_has_iraqi_months_and_its_own_digits() -> None:
    with translation.override("ar"):
        opened = opened_words(CentrePage(opened_on=date(2019, 9, 19)), "ar")
    assert opened is not None
    assert opened.said == "الخميس ١٩ أيلول ٢٠١٩"


def test_an_unknown_date_is_not_said() -> None:
    assert opened_words(CentrePage(ordinal=3), "en") is None
