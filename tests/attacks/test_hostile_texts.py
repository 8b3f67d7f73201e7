"""Texts in PO files that mean harm end as words, as a reason, or nowhere; addresses that were signed are not bent."""

import time

import pytest

from portal.translation.segments.reading import State
from tests.portal.staff import officer, person, signed_in
from tests.portal.test_translation_po import filled, upload
from tests.portal.translations import ENGLISH, draft, fresh, segment, source_release, started

pytestmark = pytest.mark.django_db

REFUSED = {
    "a mark a hundred thousand times": "{1}" * 100_000,
    "marks within marks": "{1}" * 3_000 + "x" + "{/1}" * 3_000,
    "a mark with a number beyond all": "{" + "9" * 5_000 + "}x{/" + "9" * 5_000 + "}",
    "marks of other digits": "{١}{٢}" * 2_000,
    "braces alone": "{" * 15_000,
    "formatting of Python": "{0.__class__.__mro__} %s %(title)s {{ settings.SECRET_KEY }}{% debug %}",
    "a script": "<script>alert(1)</script>",
    "a script in entities": "&lt;script&gt;alert(1)&lt;/script&gt;<img src=x onerror=alert(1)>",
    "a text beyond all length": "x" * 30_000,
}


@pytest.fixture
def page():
    """Return a new translation into English."""
    return started(source_release(), officer())


@pytest.fixture
def client():
    """Return a translator into English, signed in."""
    return signed_in(person("translator", "Translators: en"))


@pytest.mark.parametrize("kind", REFUSED)
def test_no_text_is_an_error_page_takes_long_or_runs(client, page, kind):
    before = time.monotonic()
    response = upload(client, page, filled(client, page, ENGLISH | {"body.p1#1": REFUSED[kind]}))
    assert response.status_code == 200
    assert time.monotonic() - before < 10
    source = draft(page).body[1].value.source
    assert "<script" not in source and "onerror=alert" not in source.replace("&", "").replace("lt;", "")
    assert "<script>alert" not in response.content.decode()
    assert draft(page).title == ENGLISH["title"], "what else the file brought is kept"
    assert fresh(page).facts.issued_on.isoformat() == "2019-09-20"


@pytest.mark.parametrize("character", ["\x00", "\u202e", "\u202d", "\x1b"])
def test_what_turns_or_ends_a_text_is_left_out(client, page, character):
    po = str(filled(client, page)).replace("A new centre.", f"A {character}new centre.")
    response = upload(client, page, po.encode())
    assert response.status_code in {200, 400}
    assert character not in draft(page).summary
    if response.status_code == 200:
        assert draft(page).summary == "A new centre."


def test_marks_of_direction_that_arabic_needs_stay(client, page):
    text = "Call \u2066+964 700 000 0001\u2069\u200f now."
    upload(client, page, filled(client, page, ENGLISH | {"summary": text}))
    assert draft(page).summary == text


def test_the_same_text_twice_in_a_file_is_taken_once(client, page):
    po = filled(client, page)
    po.append(po.find("مركز جديد."))
    assert upload(client, page, po).status_code == 200
    assert segment(page, "summary").state == State.DONE
