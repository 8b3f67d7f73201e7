"""Short texts in every language: all of them or none, and always something to show."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import translation

from centres.models import Kind, Project
from portal.labels import LabelsField, LabelsFormField, LabelsWidget, label

BOTH = {"ar": "المشورة القانونية", "en": "Legal advice"}


@pytest.mark.parametrize(
    ("labels", "language", "said"),
    [
        (BOTH, "ar", "المشورة القانونية"),
        (BOTH, "en", "Legal advice"),
        (BOTH, "ckb", "المشورة القانونية"),
        ({"en": "Legal advice"}, "ar", "Legal advice"),
        ({"ar": "", "en": "Legal advice"}, "ar", "Legal advice"),
        ({}, "ar", ""),
        (None, "en", ""),
        ({"fr": "Conseil"}, "en", ""),
    ],
)
def test_a_label_is_said_in_the_language_or_in_any_other(labels: Any, language: str, said: str) -> None:
    assert label(labels, language) == said


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_a_language_it_is_the_active_one(language: str) -> None:
    with translation.override(language):
        assert label(BOTH) == BOTH[language]


def test_a_form_takes_a_line_for_each_language() -> None:
    assert LabelsFormField().clean(["  المشورة ", "Advice"]) == {"ar": "المشورة", "en": "Advice"}


@pytest.mark.parametrize("lines", [["المشورة", ""], ["", "Advice"], ["   ", "Advice"]])
def test_a_line_that_is_missing_is_refused(lines: list[str]) -> None:
    for required in (True, False):
        with pytest.raises(ValidationError):
            LabelsFormField(required=required).clean(lines)


def test_none_at_all_is_refused_only_where_it_is_needed() -> None:
    assert LabelsFormField(required=False).clean(["", ""]) == {}
    with pytest.raises(ValidationError):
        LabelsFormField(required=True).clean(["", ""])


def test_a_line_that_is_too_long_is_refused() -> None:
    with pytest.raises(ValidationError):
        LabelsFormField(max_length=10).clean(["ا" * 11, "Advice"])


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [
        ({}, ["", ""], False),
        (BOTH, list(BOTH.values()), False),
        (BOTH, ["المشورة", "Advice"], True),
        (None, None, False),
    ],
)
def test_only_a_real_change_counts_as_one(initial: Any, data: Any, changed: bool) -> None:
    assert LabelsFormField(required=False).has_changed(initial, data) is changed


@pytest.mark.parametrize("value", ["text", ["ar"], {"ar": 1, "en": 2}, {"ar": "المشورة"}, {"ar": "المشورة", "en": ""}])
def test_the_column_takes_nothing_but_texts_in_every_language(value: Any) -> None:
    with pytest.raises(ValidationError):
        LabelsField().clean(value, None)


def test_a_blank_column_takes_none_at_all_and_no_half() -> None:
    aim = Project._meta.get_field("aim")
    assert aim.clean({}, None) == {}
    with pytest.raises(ValidationError):
        aim.clean({"ar": "هدف"}, None)
    with pytest.raises(ValidationError):
        Kind._meta.get_field("labels").clean({}, None)


def test_each_line_has_its_language_direction_and_caption() -> None:
    soup = BeautifulSoup(LabelsWidget().render("labels", BOTH, {"id": "id_labels"}), "html.parser")
    lines = [(line["lang"], line["dir"], line["value"]) for line in soup.find_all("input")]
    assert lines == [("ar", "rtl", BOTH["ar"]), ("en", "ltr", BOTH["en"])]
    assert "العربية" in soup.get_text() and "English" in soup.get_text()


def test_what_is_typed_is_escaped() -> None:
    html = LabelsWidget().render("labels", {"ar": '"><script>', "en": "x"}, {})
    assert "<script>" not in html


@pytest.mark.django_db
def test_a_term_is_named_by_its_label_or_its_key() -> None:
    with translation.override("en"):
        assert str(Kind(key="legal", labels=BOTH)) == "Legal advice"
        assert str(Kind(key="legal", labels={})) == "legal"
