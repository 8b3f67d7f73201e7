"""Tests of what is taken for a phone number: nothing that would call somebody else, or nobody."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from centres.blocks import stored_phone


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0770 123 4567", "+9647701234567"),
        ("٠٧٧٠ ١٢٣ ٤٥٦٧", "+9647701234567"),
        ("00964-770-123-4567", "+9647701234567"),
        ("+964 (770) 123.4567", "+9647701234567"),
        ("122", "122"),
    ],
)
def test_a_number_is_stored_however_it_is_written(typed: str, stored: str) -> None:
    assert stored_phone(typed) == stored


@pytest.mark.parametrize(
    "typed", ["0770-abc", "0770 123 4567 ext 5", "1-800-HELP-NOW", "0770 123 4567 علي", "123456", "0770 123", "12"]
)
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        stored_phone(typed)


def test_the_example_of_a_number_stays_in_its_order_in_an_arabic_sentence() -> None:
    with pytest.raises(ValidationError) as refused:
        stored_phone("0770-abc")
    # Isolated from what runs right to left, and on one line.
    with override("ar"):
        said = refused.value.messages[0]
    assert "\u2066+964\u00a0770\u00a0123\u00a04567\u2069" in said
