"""The words, dates and numbers by which releases and materials are found."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from news.search_texts import plain_digits, typed_dates
from portal.search_content import public_content
from tests.centres import factories as network
from tests.news import factories


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_a_date_is_found_in_the_ways_people_type_it() -> None:
    found = typed_dates(date(2019, 9, 8))
    expected = ["2019-09-08", "8/9/2019", "8 أيلول 2019", "8 سبتمبر 2019", "8 September 2019"]
    assert found == expected
    assert typed_dates(None) == []


@pytest.mark.parametrize(
    ("number", "text"), [("3500000", "3500000"), ("3500000.00", "3500000"), ("2.50", "2.5"), ("0", "0"), ("10", "10")]
)
def test_a_figure_is_found_by_its_bare_digits(number: str, text: str) -> None:
    assert plain_digits(Decimal(number)) == text


@pytest.mark.django_db
def test_all_words_of_a_release_are_found_in_each_language() -> None:
    content = public_content(factories.full_release(words={"en": {"summary": "In short"}}).translation_key)
    assert content is not None
    english = content.bodies["en"]
    for part in ("In short", "The centre has opened.", "3,500,000 people displaced", "Sample Speaker", "Jalawla"):
        assert part in english, part
    for part in ("Thursday 19 September 2019", "Safe Return", "Support of return", "European Union", "Media Unit"):
        assert part in english, part
    assert "True" not in english
    arabic = content.bodies["ar"]
    for part in (
        "افتُتح المركز.",
        "شخص نزح",
        "متحدث نموذجي",
        "الحد من أوجه عدم المساواة",
        "١٩ أيلول ٢٠١٩",
        "وحدة الإعلام",
    ):
        assert part in arabic, part


@pytest.mark.django_db
def test_spellings_acronyms_dates_and_numbers_are_found_in_any_language() -> None:
    content = public_content(factories.full_release().translation_key)
    assert content is not None
    lines = content.also.splitlines()
    for part in ("EU", "IOM", "2019-09-20", "19 أيلول 2019", "19/9/2019", "3500000"):
        assert part in lines, part
    assert "Jalula" in content.also
    assert content.date == factories.ISSUED
    assert {name: content.facets[name] for name in ("governorate", "project", "goal")} == {
        "governorate": ("diyala",),
        "project": ("safe-return",),
        "goal": ("goal-10",),
    }
    assert len(content.facets["partner"]) == 1


@pytest.mark.django_db
def test_a_bare_release_is_found_too() -> None:
    content = public_content(factories.release().translation_key)
    assert content is not None
    assert content.facets == {}
    assert "2019-09-20" in content.also


@pytest.mark.django_db
def test_a_material_is_found_by_its_text_topic_and_audience() -> None:
    material = factories.material(audiences=[network.audience()], reviewed_on=factories.ISSUED)
    content = public_content(material.translation_key)
    assert content is not None
    for part in ("The centre has opened.", "Rights", "Returnees", "20 September 2019"):
        assert part in content.bodies["en"], part
    assert "الحقوق" in content.bodies["ar"]
    assert content.facets == {"topic": ("rights",), "audience": ("returnees",)}
    assert content.date == factories.ISSUED
