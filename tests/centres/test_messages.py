"""What is sent on of a centre: enough to go there, in three short messages, and nothing of a hidden address."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from centres.models import CentrePage
from centres.presenting import centre_context
from portal.short_messages import segments
from tests.centres import factories

pytestmark = pytest.mark.django_db
NAME = {"ar": "مركز الموارد المجتمعية في جلولاء", "en": "Jalawla centre"}


def message(language: str, **values: Any) -> str:
    factories.centre(title=NAME, place=factories.place(), phones=factories.phones("+9647000000001"), **values)
    with translation.override(language):
        shown = centre_context(CentrePage.objects.public(language).get(), language)
    assert shown["message"].endswith(shown["short_address"])
    return str(shown["message"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_says_name_place_hours_phone_and_address_in_the_readers_language(language: str) -> None:
    lines = message(language, opening_hours="Su-Th 08:00-14:00").split("\n")
    assert lines[0] == NAME[language]
    assert "700 000 0001" in lines[-2]
    assert {"ar": "جلولاء", "en": "Jalawla, Diyala"}[language] in lines[1]
    assert {"ar": "الأحد", "en": "Sunday"}[language] in " ".join(lines[1:-2])


def test_arabic_takes_three_messages_at_most_with_phone_and_address_whole() -> None:
    week = "Su 08:00-10:00; Mo 09:00-11:00; Tu 10:00-12:00; We 11:00-13:00; Th 12:00-14:00; Fr 13:00-15:00"
    text = message("ar", opening_hours=week)
    assert segments(text) <= 3
    assert text.split("\n")[-2].endswith("0001")


def test_of_a_hidden_address_it_says_the_governorate_alone() -> None:
    _name, told, *_ways = message("en", address_hidden=True).split("\n")
    assert told.startswith("Diyala") and "Jalawla" not in told
