"""The lists of releases and of materials: order, pages, and what narrows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation

from news.listing import materials_page, releases_page
from tests.centres.factories import labels
from tests.news import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english_reader(settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with translation.override("en"):
        yield


def releases(query: str = "", language: str = "en") -> list[str]:
    return [row.release.name for row in releases_page(QueryDict(query), language)["rows"]]


def materials(query: str = "", language: str = "en") -> list[str]:
    return sorted(row.material.name for row in materials_page(QueryDict(query), language)["rows"])


def library() -> None:
    files = {
        "leaflet": (("document", factories.document()), ("document", factories.document(language="en"))),
        "poster": (("document", factories.document(language="en")), factories.shown(factories.picture(), "en")),
        "clip": (("document", factories.document("clip.mp3")),),
        "film": (("document", factories.document("film.mp4")), factories.film("en")),
    }
    safety = factories.topic("safety", "السلامة", "Safety")
    for name, some in files.items():
        about = {"topic": safety} if name == "film" else {}
        audience = factories.network.audience("displaced" if name == "leaflet" else "returnees")
        factories.material(name, labels(f"مادة {name}", name), files=some, audiences=[audience], **about)


def test_releases_stand_newest_first_by_their_day_of_issue() -> None:
    for day in (3, 9, 5):
        factories.release(f"day-{day}", labels(f"بيان {day}", f"Release {day}"), issued_on=date(2019, 9, day))
    assert releases() == ["Release 9", "Release 5", "Release 3"]


def test_releases_are_paged_and_a_page_that_is_not_there_is_the_nearest(settings: Any) -> None:
    settings.LIST_PAGE_SIZE = 2
    for day in (1, 2, 3):
        factories.release(f"day-{day}", labels(f"بيان {day}", f"Release {day}"), issued_on=date(2019, 9, day))
    assert releases("page=2") == ["Release 1"]
    assert releases("page=7") == ["Release 1"]
    assert releases("page=nonsense") == ["Release 3", "Release 2"]


def test_a_release_that_is_not_translated_says_in_which_language_it_is(client: Any) -> None:
    factories.release(title={"ar": "افتتاح مركز"}, words={"ar": {"summary": "ملخص"}})
    row = releases_page(QueryDict(), "en")["rows"][0]
    assert (row.release.language, row.foreign, row.summary) == ("ar", "In Arabic", "ملخص")
    html = client.get("/en/news/").content.decode()
    assert '<div lang="ar" dir="rtl">' in html
    assert releases_page(QueryDict(), "ar")["rows"][0].foreign == ""


def test_a_release_without_a_summary_is_told_by_its_text() -> None:
    factories.release()
    assert releases_page(QueryDict(), "en")["rows"][0].summary.startswith("The centre has opened.")


def test_tabs_count_every_format_a_material_comes_in() -> None:
    library()
    tabs = materials_page(QueryDict(), "en")["tabs"]
    assert tabs == [
        ("All", 4, "?", True),
        ("Documents", 2, "?format=document", False),
        ("Pictures", 1, "?format=picture", False),
        ("Audio", 1, "?format=audio", False),
        ("Films", 1, "?format=film", False),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["clip", "film", "leaflet", "poster"]),
        ("format=document", ["leaflet", "poster"]),
        ("format=picture", ["poster"]),
        ("format=audio", ["clip"]),
        ("format=film", ["film"]),
        ("topic=safety", ["film"]),
        ("topic=safety&format=document", []),
        ("topic=unknown&format=unknown", ["clip", "film", "leaflet", "poster"]),
        ("audience=returnees", ["clip", "film", "poster"]),
        ("audience=displaced&topic=rights", ["leaflet"]),
        ("language=en", ["film", "leaflet", "poster"]),
        ("language=ar&format=document", ["leaflet"]),
        ("language=none&audience=%00", ["clip", "film", "leaflet", "poster"]),
    ],
)
def test_materials_are_narrowed_by_format_topic_audience_and_language(query: str, found: list[str]) -> None:
    library()
    assert materials(query) == found


def test_a_choice_stays_in_the_tabs_and_in_the_way_to_the_next_page() -> None:
    library()
    found = materials_page(QueryDict("topic=rights&format=document"), "en")
    assert ("All", 3, "?topic=rights", False) in found["tabs"]
    assert ("Documents", 2, "?format=document&topic=rights", True) in found["tabs"]
    assert found["page_query"] == "format=document&topic=rights&"
    assert found["chips"] == [("Rights", "?format=document")]
    choices = dict(materials_page(QueryDict(), "en")["choices"])
    assert list(choices) == ["Topic", "For whom", "Language of the files"]
    assert choices["Topic"] == [("Rights", "?topic=rights"), ("Safety", "?topic=safety")]
    assert choices["Language of the files"] == [("Arabic", "?language=ar"), ("English", "?language=en")]


def test_the_list_tells_of_the_file_in_the_readers_language_and_of_the_chosen_format() -> None:
    small = factories.document("small.pdf", "ar", file_size=10_000)
    large = factories.document("large.pdf", "en", file_size=99_000)
    image = factories.shown(factories.picture(), "ar")
    factories.material(files=(("document", small), ("document", large), image))
    row = materials_page(QueryDict(), "en")["rows"][0]
    assert "99 kB" in row.note
    assert row.file_languages == "Arabic, English"
    row = materials_page(QueryDict("format=picture"), "en")["rows"][0]
    assert (row.shape, row.format) == ("picture", "Picture")
    assert re.search("JPEG</bdi> [0-9]+ kB", row.note)
