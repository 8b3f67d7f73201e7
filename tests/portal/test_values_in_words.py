"""What a field holds, as the review page and the read-only facts say it."""

from datetime import date

import pytest
from django.db import models
from django.utils import translation

from centres.fields import ChoicesField
from centres.hours.fields import OpeningHoursField
from portal.values_in_words import value_in_words

KIND = models.CharField(max_length=5, choices=[("free", "Free of charge"), ("paid", "Paid")])
SAID = [
    ("en", models.DateField(), date(2019, 9, 20), "20 September 2019"),
    ("ar", models.DateField(), date(2019, 9, 20), "٢٠ أيلول ٢٠١٩"),
    ("ar", models.BooleanField(), True, "نعم"),
    ("ar", models.BooleanField(), False, "لا"),
    ("en", models.DateField(), None, ""),
    ("en", models.CharField(), "", ""),
    ("en", models.PositiveSmallIntegerField(), 0, "0"),
    ("en", KIND, "free", "Free of charge"),
    ("en", KIND, "gone", "gone"),
    ("en", ChoicesField(choices=[("ar", "Arabic"), ("ckb", "Kurdish")]), ["ckb", "ar", "xx"], "Kurdish; Arabic; xx"),
    ("en", ChoicesField(), [], ""),
    ("en", OpeningHoursField(), "Su-Th 09:00-14:00", "Sunday to Thursday"),
    ("ar", OpeningHoursField(), 'Su-Th unknown "call"', "الأحد إلى الخميس"),
]


@pytest.mark.parametrize(("language", "field", "value", "said"), SAID)
def test_a_value_is_said_in_the_users_language(language: str, field: object, value: object, said: str) -> None:
    with translation.override(language):
        words = value_in_words(field, value)
    assert words.startswith(said) if said else words == ""
