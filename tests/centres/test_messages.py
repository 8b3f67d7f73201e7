"""What is sent on of a centre: enough to go there, in three short messages, and nothing of a hidden address."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from django.utils import translation

from centres.models import CentrePage
from centres.presenting import centre_context
from portal.short_messages import BASIC, EXTENDED, fitting, segments
from tests.centres import factories
from tests.portal.pages import visitor

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


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ("Su-Th 08:30-14:00", "Sunday to Thursday 8:30-2"),
        ("Su-Th 09:00-21:00", "Sunday to Thursday 9 am - 9 pm"),
        ("Su 08:00-12:00,13:00-17:00; Mo-Th 09:00-14:30", "Sunday 8-12 and 1-5, Monday to Thursday 9-2:30"),
    ],
)
def test_english_is_sent_in_the_default_alphabet_of_telephones(hours: str, said: str) -> None:
    text = message("en", opening_hours=hours)
    assert said in text and BASIC.union(EXTENDED).issuperset(text)
    assert segments(text) == 1 and len(text) > 70


def test_what_is_left_out_of_english_words_does_not_leave_the_default_alphabet() -> None:
    week = "; ".join(
        f"{day} 0{n}:10-1{n}:20,2{n % 3}:05-2{n % 3}:45" for n, day in enumerate(("Su", "Mo", "Tu", "We", "Th"))
    )
    name = "Silêmanî – the partners’ “house” for everybody who lives in Jalawla and around it " * 3
    text = fitting([name.strip(), week * 3, "+964 700 000 0001\nhttps://example.org/c/abc234"], 3)
    assert 'Silemani - the partners\' "house"' in text and "..." in text
    assert BASIC.union(EXTENDED).issuperset(text) and segments(text) == 3


def test_of_a_hidden_address_it_says_the_governorate_alone() -> None:
    _name, told, *_ways = message("en", address_hidden=True).split("\n")
    assert told.startswith("Diyala") and "Jalawla" not in told


def of_service(language: str, **values: Any) -> str:
    here = factories.centre(place=factories.place(), opening_hours="Su-Th 08:00-14:00")
    own = {"phones": factories.phones("+9647000000031")}
    page = factories.service(factories.partner(), at={here: own}, **values)
    html = BeautifulSoup(visitor().get(page.address_in(language)).content, "html.parser")
    ways = [str(link["href"]) for link in html.select('a[href^="sms:"], a[href^="https://wa.me/?text="]')]
    said = {unquote(way.partition("=")[2]) for way in ways}
    assert len(ways) == 2 and len(said) == 1 and all("+" not in way for way in ways)
    return said.pop()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_service_says_where_when_and_the_phone_it_has_there(language: str) -> None:
    name, told, phone, address = of_service(language).split("\n")
    assert name == {"ar": "المشورة القانونية", "en": "Legal advice"}[language]
    assert {"ar": "مركز جلولاء", "en": "Jalawla centre"}[language] in told
    assert {"ar": "الأحد", "en": "Sunday"}[language] in told
    assert phone.endswith("0031") and re.search(r"/c/\w{6}$", address)


@pytest.mark.parametrize("length", [10, 120, 255])
def test_a_name_of_any_length_goes_in_three_messages_with_phone_and_address_whole(length: int) -> None:
    name = ("مركز الموارد المجتمعية للعائدين والنازحين والمجتمع المضيف في جلولاء " * 9)[:length].strip()
    text = of_service("ar", title=factories.labels(name, "Legal advice"))
    assert segments(text) <= 3
    assert "700 000 0031" in text.split("\n")[-2] and "/c/" in text.split("\n")[-1]


@pytest.mark.parametrize("name", ["ك" * 400, "كلمة " * 80])
def test_a_name_that_alone_is_too_long_is_cut_and_what_leads_there_is_not(name: str) -> None:
    first, *rest = fitting([name, "", "+964 700 000 0001\nhttps://example.org/c/abc234"], 3).split("\n")
    assert rest == ["+964 700 000 0001", "https://example.org/c/abc234"]
    assert first.endswith("…") and len(first) > 100
    assert segments("\n".join([first, *rest])) == 3


def test_a_sensitive_service_is_not_sent_on() -> None:
    page = factories.service(factories.partner(), kind=factories.kind("gbv", is_sensitive=True))
    html = visitor().get(page.address_in("ar")).content.decode()
    assert "wa.me/?text" not in html and "sms:" not in html
