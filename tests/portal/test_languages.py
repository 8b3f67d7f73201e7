"""Which languages there are, which one an address or a reader asks for, and that a new locale is known at once."""

from typing import Any

import pytest
from django.utils import translation
from wagtail.models import Locale

from portal import languages


def test_arabic_is_first_and_there_is_another() -> None:
    assert languages.codes() == ["ar", "en"]
    assert languages.others("ar") == ["en"]
    assert languages.others("ckb") == ["ar", "en"]


@pytest.mark.parametrize(
    ("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("ckb", "rtl"), ("fr", "ltr"), ("", "ltr")]
)
def test_each_language_has_its_direction(language: str, direction: str) -> None:
    assert languages.direction(language) == direction


def test_a_language_is_called_what_its_speakers_call_it() -> None:
    assert [languages.own_name(code) for code in ("ar", "en", "xx")] == ["العربية", "English", "xx"]


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("/ar/", "ar"),
        ("/en", "en"),
        ("/ar/centres/", "ar"),
        ("/", None),
        ("", None),
        ("/arx/", None),
        ("/AR/", None),
        ("/c/en/", None),
        ("/%61r/", None),
        ("//en/", "en"),
    ],
)
def test_the_first_part_of_an_address_is_its_language(path: str, language: str | None) -> None:
    assert languages.of_path(path) == language


@pytest.mark.parametrize(
    ("cookie", "accept", "language"),
    [
        ("en", "ar", "en"),
        (None, "en-US,ar;q=0.5", "en"),
        (None, "EN-us", "en"),
        (None, "fr,de", "ar"),
        (None, "", "ar"),
        ("fr", "", "ar"),
        ("", "ar;q=0,en", "en"),
        (None, "en;q=nan,\x00", "ar"),
    ],
)
def test_a_readers_language_comes_from_cookie_then_header_then_arabic(
    cookie: str | None, accept: str, language: str
) -> None:
    assert languages.preferred(cookie, accept) == language


@pytest.mark.parametrize(
    ("active", "current"), [("en", "en"), ("en-gb", "en"), ("ar", "ar"), ("fr", "ar"), (None, "ar")]
)
def test_the_current_language_is_always_one_of_the_portals(active: str | None, current: str) -> None:
    with translation.override(active):
        assert languages.current() == current


@pytest.mark.django_db
def test_a_locale_is_asked_for_once_and_forgotten_when_it_changes(django_assert_num_queries: Any) -> None:
    languages.forget_locales()
    with django_assert_num_queries(2):
        for _time in range(3):
            assert languages.code_of_locale(languages.locale_id_of("en")) == "en"
    assert languages.locale_id_of("ckb") is None
    locale = Locale.objects.create(language_code="ckb")
    assert languages.locale_id_of("ckb") == locale.pk
    locale.delete()
    assert languages.locale_id_of("ckb") is None
