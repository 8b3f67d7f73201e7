"""Text that is pasted from a word processor keeps headings, lists, quotations and links, and nothing else."""

import time

import pytest

from portal import roles
from portal.sanitising import clean_html
from tests.portal.paste_samples import SAMPLES, entry, word
from tests.portal.staff import person, signed_in


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_clipboard_becomes_what_the_editor_would_have_written(sample: str) -> None:
    pasted, kept = SAMPLES[sample]
    assert clean_html(pasted) == kept


@pytest.mark.parametrize("sample", SAMPLES)
def test_cleaning_again_changes_nothing(sample: str) -> None:
    kept = SAMPLES[sample][1]
    assert clean_html(kept) == kept


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "#top",
    ],
)
def test_a_link_that_leads_nowhere_safe_leaves_its_words(address: str) -> None:
    assert clean_html(f'<p class="x"><a href="{address}">words</a></p>') == "<p>words</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "x",
        "<ul><li>" * 5_000 + "x",
        "<b>" * 20_000 + "x",
        "<" * 100_000,
        word(entry("x") * 1_000),
        '<p style="' * 2_000,
        "<br>" * 10_000 + "<o:p>",
    ],
    ids=["deep blocks", "deep lists", "deep bold", "signs", "long list", "open quotes", "line ends"],
)
def test_a_hostile_clipboard_takes_no_longer_than_a_long_one(html: str) -> None:
    started = time.monotonic()
    clean_html(html)
    assert time.monotonic() - started < 10


@pytest.mark.django_db
@pytest.mark.parametrize(
    "group", [roles.MEDIA_OFFICERS, roles.MODERATORS, roles.translators("ar"), roles.ADMINISTRATORS]
)
def test_the_editor_is_told_what_is_kept(group):
    pasted, kept = SAMPLES["Word: a false list of bullets"]
    response = signed_in(person("writer", group)).post("/admin/paste/", {"html": pasted})
    assert response.content.decode() == kept


@pytest.mark.django_db
def test_nobody_else_is(client):
    assert client.post("/admin/paste/", {"html": "<h1>x</h1>"}).status_code == 302
    assert signed_in(person("partner")).post("/admin/paste/", {"html": "<h1>x</h1>"}).status_code in (302, 403)
    assert signed_in(person("officer", roles.MEDIA_OFFICERS)).get("/admin/paste/").status_code == 405
