"""Tests the templates every page is made of: what components say, and what a page's head and furniture hold."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.utils import translation

from centres.blocks import PhoneBlock

TEMPLATES = sorted((settings.BASE_DIR / "portal" / "templates" / "components").glob("*.html"))
NUMBER = "+9647000000011"


def shown(component: str, /, **arguments: Any) -> str:
    """Return a component as it is shown in its ``language`` (English when none is given), blanks folded."""
    with translation.override(arguments.get("language", "en")):
        return re.sub(r"\s+", " ", render_to_string(f"components/{component}.html", arguments)).strip()


def phone(kind: str = "both", number: str = NUMBER) -> Any:
    return PhoneBlock().to_python({"number": number, "kind": kind})


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_component_says_in_its_first_line_what_it_is_and_takes(path: Path) -> None:
    first, *rest = path.read_text().splitlines()
    assert re.fullmatch(r"\{# .*\. Arguments?: .*\. #\}", first)
    assert len(rest) < 80


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_component_needs_no_argument_to_be_shown_without_error(path: Path) -> None:
    needed = {"masthead": {"addresses": {}, "home_path": "/en/"}, "figure": {"value": 1}}
    shown(path.stem, **needed.get(path.stem, {}))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_component_carries_a_style_or_a_script(path: Path) -> None:
    assert not re.search(r"\sstyle=|<script|\son[a-z]+=", path.read_text())


def test_an_unknown_pictogram_is_a_plain_shape_and_no_error() -> None:
    assert shown("icon", shape="no-such-thing").count("<path") == 1
    assert "icon--big" in shown("icon", shape="legal", big=True)


def test_a_phone_is_dialled_as_stored_and_read_from_its_start() -> None:
    assert shown("phone", phone=phone()) == f'<a href="tel:{NUMBER}"><bdi dir="ltr">+964 700 000 0011</bdi></a>'


def test_a_number_that_only_answers_on_whatsapp_is_not_dialled() -> None:
    html = shown("phone", phone=phone("whatsapp"))
    assert "tel:" not in html
    assert f"https://wa.me/{NUMBER[1:]}" in html


def test_actions_stand_in_their_order_and_name_whom_they_reach() -> None:
    html = shown("actions", phone=phone(), whatsapp=phone(), map_query="Jalawla, Diyala", name="Jalawla centre")
    assert html.index("tel:") < html.index("wa.me") < html.index("/maps/dir/")
    assert html.count("Jalawla centre") == 3
    assert "destination=Jalawla%2C%20Diyala" in html


def test_actions_leave_out_directions_to_a_hidden_address() -> None:
    assert "maps" not in shown("actions", phone=phone(), map_query="", name="x")
    assert shown("actions", name="x") == ""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_pager_leads_to_both_neighbours_and_keeps_the_question(language: str) -> None:
    page = Paginator(range(35), 10).page(2)
    html = shown("pager", language=language, page=page, query="kind=legal&")
    assert 'rel="prev" href="?kind=legal&amp;page=1"' in html
    assert 'rel="next" href="?kind=legal&amp;page=3"' in html
    assert ("١١" if language == "ar" else "11") in html


def test_a_list_of_one_page_has_no_pager() -> None:
    assert shown("pager", page=Paginator(range(3), 10).page(1)) == ""


def test_a_row_in_another_language_says_so_and_keeps_its_direction() -> None:
    html = shown("rows", rows=[("مركز", "/en/centres/x/", "Diyala", "ar"), ("Centre", "/en/centres/y/", "", "")])
    assert 'lang="ar" dir="rtl">مركز' in html
    assert 'dir="auto">Centre' in html


def test_what_people_typed_stays_text() -> None:
    hostile = '"><script>alert(1)</script>'
    for html in (
        shown("search-form", query=hostile),
        shown("rows", rows=[(hostile, "/", hostile, "")]),
        shown("notice", title=hostile, text=hostile),
        shown("state", kind="open", words=hostile, more=hostile),
        shown("pager", page=Paginator(range(35), 10).page(1), query=hostile),
        shown("actions", phone=phone(), map_query=hostile, name=hostile),
    ):
        assert "<script" not in html


def test_the_language_switch_leads_to_this_page_in_the_other_language() -> None:
    html = shown(
        "masthead", language="ar", path="/ar/news/x/", home_path="/ar/", addresses={"en": "/en/search/?q=a&kind=b"}
    )
    assert 'href="/language/en/?next=/en/search/%3Fq%3Da%26kind%3Db" lang="en"' in html
    assert 'hreflang="en"' in html


def test_the_section_the_reader_is_in_is_marked() -> None:
    inside = shown("masthead", path="/en/news/x/", home_path="/en/", addresses={})
    assert inside.count("aria-current") == 1
    assert 'href="/en/news/" aria-current="true"' in inside
    assert 'href="/en/news/" aria-current="page"' in shown("masthead", path="/en/news/", home_path="/en/", addresses={})


def test_the_footer_names_the_hotline_only_when_there_is_one() -> None:
    assert "tel:" not in shown("site-footer", home_path="/en/", hotline="")
    assert 'href="tel:122"' in shown("site-footer", home_path="/en/", hotline="122")


@pytest.mark.parametrize(("kind", "said"), [("unstated", "Hours not stated"), ("special", "Special hours")])
def test_hours_that_cannot_be_judged_have_a_shape_of_their_own_and_words(kind: str, said: str) -> None:
    assert f'class="state state--{kind}"' in shown("state", kind=kind, words=said)
    assert f".state--{kind}::before" in (settings.BASE_DIR / "portal/static/portal/css/state.css").read_text()


def test_a_figure_tells_number_meaning_source_and_that_it_is_rough() -> None:
    html = shown("figure", value=220000, unit="returnees", approximate=True, source="IOM", language="en")
    assert "220,000" in html
    assert all(words in html for words in ("returnees", "Source: IOM", "about"))
