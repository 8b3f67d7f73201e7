"""How files and their lengths are said, without a database."""

from __future__ import annotations

import pytest
from django.utils import translation

from news.choices import Format
from news.contacts import contact_lines
from news.files import format_of, language_name
from news.lengths import say_duration, say_pages


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, ""),
        (1, "1 second"),
        (40, "40 seconds"),
        (60, "1 minute"),
        (125, "2 minutes 5 seconds"),
        (3600, "60 minutes"),
    ],
)
def test_a_duration_is_said_in_minutes_and_seconds(seconds: int, said: str) -> None:
    with translation.override("en"):
        assert say_duration(seconds) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, "ثانية واحدة"),
        (2, "ثانيتان"),
        (40, "٤٠ ثانية"),
        (125, "دقيقتان و٥ ثوانٍ"),
        (660, "١١ دقيقة"),
        (6003, "١٠٠ دقيقة و٣ ثوانٍ"),
    ],
)
def test_a_duration_takes_the_arabic_plural_of_each_number(seconds: int, said: str) -> None:
    with translation.override("ar"):
        assert say_duration(seconds) == said


def test_pages_are_counted() -> None:
    with translation.override("en"):
        assert [say_pages(count) for count in (1, 2, 1000)] == ["1 page", "2 pages", "1,000 pages"]
    with translation.override("ar"):
        said = [say_pages(count) for count in (1, 2, 3, 11, 100)]
    assert said == ["صفحة واحدة", "صفحتان", "٣ صفحات", "١١ صفحة", "١٠٠ صفحة"]


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        ("pdf", Format.DOCUMENT),
        ("docx", Format.DOCUMENT),
        ("mp3", Format.AUDIO),
        ("ogg", Format.AUDIO),
        ("mp4", Format.FILM),
        ("webm", Format.FILM),
        ("png", Format.PICTURE),
        ("", Format.DOCUMENT),
    ],
)
def test_the_format_follows_from_the_type_of_file(extension: str, expected: Format) -> None:
    assert format_of(extension) == expected


@pytest.mark.parametrize(("code", "name"), [("ar", "Arabic"), ("ku", "Kurdish"), ("none", ""), ("", ""), ("xx", "")])
def test_a_file_without_words_has_no_language(code: str, name: str) -> None:
    with translation.override("en"):
        assert language_name(code) == name


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("press@example.org", ["mailto:press@example.org"]),
        ("اتصل: +964 700 000 0001، أو +964-700-0000002", ["tel:+9647000000001", "tel:+9647000000002"]),
        ("Room 2019, since 2018", []),
        ("", []),
    ],
)
def test_only_addresses_and_international_numbers_are_links(text: str, addresses: list[str]) -> None:
    html = "".join(contact_lines(text))
    assert html.count("<a ") == len(addresses)
    assert all(f'href="{address}"' in html for address in addresses)


def test_a_contact_can_carry_no_markup() -> None:
    assert contact_lines('<img src=x onerror="x">') == ["&lt;img src=x onerror=&quot;x&quot;&gt;"]
