"""The guides for editors name what the admin shows, in both languages alike, with pictures that are there and small."""

import re
from functools import cache
from pathlib import Path

import polib
import pytest
import wagtail
from django.utils.text import capfirst

from tests.conventions.files import PROJECT

GUIDES = {code: PROJECT / "docs" / "editors" / f"{code}.md" for code in ("ar", "en")}
PICTURES = PROJECT / "docs" / "editors" / "pictures"
WAGTAILS = Path(wagtail.__file__).parent / "admin" / "locale" / "ar" / "LC_MESSAGES" / "django.mo"
LARGEST, MOST = 60_000, 16
LABEL = re.compile(r"\*\*(.+?)\*\*")
SHOWN = re.compile(r"!\[[^]]+\]\((\S+)\)")
LINK = re.compile(r"(?<!!)\[[^]]+\]\((\S+?)\)")
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
# Bold words that begin an item of a list are no labels of the admin.
SIGNPOST = re.compile(r"(?:- |^|\. )\*\*[^*]+:\*\*", re.MULTILINE)


@cache
def labels(language: str) -> frozenset[str]:
    """Return what the admin says in the language: our messages, and Wagtail's where they are not ours."""
    ours = polib.pofile(str(PROJECT / "locale" / "ar" / "LC_MESSAGES" / "django.po"))
    if language == "en":
        # Menus begin the names of lists with a capital letter.
        return frozenset(word for entry in ours for word in (entry.msgid, capfirst(entry.msgid)))
    theirs = polib.mofile(str(WAGTAILS))
    return frozenset(entry.msgstr for entry in [*ours, *theirs])


def label_starts(language: str) -> frozenset[str]:
    """Return the first parts of messages as well: a heading may go on behind a colon."""
    return frozenset(message.split(":")[0] for message in labels(language)) | labels(language)


def text_of(language: str) -> str:
    return GUIDES[language].read_text(encoding="utf-8")


@pytest.mark.parametrize("language", GUIDES)
def test_every_button_is_named_as_the_admin_names_it(language: str) -> None:
    text = SIGNPOST.sub("", text_of(language))
    named = set(LABEL.findall(text))
    assert len(named) > 40
    assert named - label_starts(language) == set()


def test_both_guides_have_the_same_tasks_and_show_the_same_screens() -> None:
    assert len(HEADING.findall(text_of("ar"))) == len(HEADING.findall(text_of("en")))
    shown = {code: [name.replace(f"-{code}.", ".") for name in SHOWN.findall(text_of(code))] for code in GUIDES}
    assert shown["ar"] == shown["en"]


def test_every_picture_is_there_small_and_shown() -> None:
    files = {f"pictures/{path.name}": path.stat().st_size for path in PICTURES.iterdir()}
    assert set(files) == {name for code in GUIDES for name in SHOWN.findall(text_of(code))}
    assert {name for name, size in files.items() if size > LARGEST} == set()
    assert len(files) <= MOST


@pytest.mark.parametrize("language", GUIDES)
def test_every_link_leads_somewhere(language: str) -> None:
    text = text_of(language)
    anchors = {"#" + heading.lower().replace(" ", "-") for heading in HEADING.findall(text)}
    links = set(LINK.findall(text))
    assert {link for link in links if link.startswith("#")} == anchors
    others = [link for link in links if not link.startswith("#")]
    assert all((GUIDES[language].parent / link).exists() for link in others), others


def test_operators_read_of_every_command() -> None:
    folders = PROJECT.glob("*/management/commands")
    commands = {path.stem for folder in folders for path in folder.glob("*.py") if path.stem != "__init__"}
    named = set(re.findall(r"manage\.py (\w+)", (PROJECT / "docs" / "operators.md").read_text(encoding="utf-8")))
    assert commands - named == set()
