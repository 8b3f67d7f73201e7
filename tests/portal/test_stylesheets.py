"""Tests which styles a page carries, that the policy names their hash, and that none writes a physical side."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from portal.stylesheets import FIRST, FOLDER, LAST, PLACE, block_of, component_names, minified, stylesheet, with_styles

FILES = sorted(FOLDER.glob("*.css"))
ADMIN = FOLDER.parent / "admin.css"
PHYSICAL = re.compile(r"\b(?:left|right)\b")


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)


def test_a_page_carries_only_the_styles_of_the_components_it_uses() -> None:
    html, _hash = with_styles(f'<head>{PLACE}</head><p class="state state--open">x</p>')
    assert ".state--open" in html
    assert ".hero" not in html
    assert PLACE not in html


def test_an_element_or_a_variant_brings_its_components_styles() -> None:
    assert block_of("listing__name") == block_of("listing--wide") == block_of("listing") == "listing"
    html, _hash = with_styles(f'{PLACE}<a class="listing__name">x</a>')
    assert ".listing {" in html or ".listing{" in html


def test_a_class_without_a_stylesheet_changes_nothing() -> None:
    assert with_styles(f'{PLACE}<p class="nobody__knows">x</p>')[1] == with_styles(f"{PLACE}<p>x</p>")[1]


def test_the_hash_is_that_of_the_bytes_between_the_style_tags() -> None:
    html, style_hash = with_styles(f'{PLACE}<a class="button rows__name">x</a>')
    css = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert css is not None
    digest = base64.b64encode(hashlib.sha256(css.group(1).encode()).digest()).decode()
    assert style_hash == f"'sha256-{digest}'"


def test_tokens_come_first_and_print_last() -> None:
    css, _hash = stylesheet(frozenset({"button"}))
    positions = [css.index(minified(name)) for name in (*FIRST, "button", *LAST)]
    assert positions == sorted(positions)


def test_minifying_keeps_what_needs_its_blanks() -> None:
    css = minified("base") + minified("site-footer") + minified("tokens")
    assert "/*" not in css
    assert "calc(" not in css or "calc(-1*" not in css
    assert css.count("{") == css.count("}")


def test_styles_of_one_page_can_hold_no_end_of_the_style_element() -> None:
    assert all("</" not in minified(path.stem) for path in FILES)


@pytest.mark.parametrize("path", [*FILES, ADMIN], ids=lambda path: path.stem)
def test_no_stylesheet_writes_a_physical_side(path: Path) -> None:
    assert PHYSICAL.findall(without_comments(path)) == []


@pytest.mark.parametrize("name", sorted(component_names()))
def test_a_component_file_styles_its_own_class(name: str) -> None:
    assert f".{name}" in without_comments(FOLDER / f"{name}.css")


def test_every_value_of_colour_comes_from_the_tokens() -> None:
    known = {"tokens", "print"}
    # White lines over the blue block, white paper behind the code: neither follows the scheme.
    allowed = {
        "chips": {"#ffffff26"},
        "hero": {"#fff", "#ffffff12", "#0000"},
        "masthead": {"#fff"},
        "sheet": {"#fff", "#000"},
    }
    for path in FILES:
        if path.stem not in known:
            found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b", without_comments(path)))
            assert found <= allowed.get(path.stem, set()), path.stem
