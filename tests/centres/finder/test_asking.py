"""What an address asks of the finder, and the address that asks for it."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centres.finder.asking import Asked, When, asked_of

keys = st.from_regex(r"[a-z0-9_-]{0,20}", fullmatch=True)
requests = st.builds(
    Asked,
    place=st.text(st.characters(categories=("L", "N")), max_size=30),
    town=keys,
    district=keys,
    governorate=keys,
    kind=keys,
    audience=keys,
    when=st.sampled_from(list(When)),
    page=st.integers(1, 999),
)


@given(requests)
def test_every_combination_is_an_address_that_says_the_same(asked: Asked) -> None:
    assert asked_of(dict(parse_qsl(asked.query(page=asked.page)[1:]))) == asked


@pytest.mark.parametrize(
    "query",
    [
        {"place": "\x00\ud800"},
        {"kind": "<script>"},
        {"town": "x" * 61},
        {"open": "yesterday"},
        {"page": "-3"},
        {"page": "٣"},
        {"page": "99999999999"},
        {"for": "a b"},
    ],
)
def test_what_makes_no_sense_is_passed_over(query: dict[str, str]) -> None:
    assert asked_of(query) == Asked()


def test_a_box_that_was_ticked_means_now() -> None:
    assert asked_of({"open": "1"}).when == asked_of({"open": "on"}).when == When.NOW
