"""Each public page type has an example, and each example answers as it should."""

import pytest

from tests.sweep.public_pages import CASES, Example, name_of, page_types_without_example

pytestmark = pytest.mark.django_db


def test_every_page_type_has_an_example_in_both_languages() -> None:
    assert page_types_without_example() == []


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_an_example_answers_with_its_status_in_the_language_of_its_reader(
    demo: None, case: tuple[Example, str]
) -> None:
    example, language = case
    answer = example.answer(language)
    assert answer.status_code == example.status
    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}"'.encode() in answer.content
