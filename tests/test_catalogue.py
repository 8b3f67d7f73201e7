"""The catalogue holds every message of code and templates, each translated in all its forms, and nothing else."""

import re
from typing import Any

import polib
import pytest

from tests.conventions import catalogues
from tests.conventions.files import PROJECT, of_sort, templates

CATALOGUE = PROJECT / "locale" / "ar" / "LC_MESSAGES" / "django.po"


def messages() -> set[catalogues.Message]:
    """Return every message that code and templates mark."""
    found = [catalogues.messages_in_python(path.read_text(encoding="utf-8")) for path in of_sort(".py")]
    return set().union(
        *found, *(catalogues.messages_in_template(path.read_text(encoding="utf-8")) for path in templates())
    )


def test_every_message_is_in_the_catalogue_and_nothing_else_is() -> None:
    stored = {
        (entry.msgctxt or "", entry.msgid, entry.msgid_plural)
        for entry in polib.pofile(str(CATALOGUE))
        if not entry.obsolete
    }
    assert sorted(messages() - stored) == []
    assert sorted(stored - messages()) == []


def test_every_entry_is_translated_with_all_its_forms() -> None:
    catalogue = polib.pofile(str(CATALOGUE), check_for_duplicates=True)
    assert catalogue.metadata["Plural-Forms"].startswith("nplurals=6;")
    assert {entry.msgid: found for entry in catalogue if (found := catalogues.faults_of(entry))} == {}


CODE = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext as said
_("a" "b"); ngettext("one", "many", n); said("here", "c"); _(x)
"""
HTML = """
{% translate "d" %}{% trans "f" context "g" %}{% include "x" with y=_("e") %}
{% blocktranslate trimmed count n=n %}
  one (1)
{% plural %}{{ n }} many{% endblocktranslate %}
"""


def test_messages_are_found_under_every_name_and_in_every_tag() -> None:
    assert catalogues.messages_in_python(CODE) == {("", "ab", ""), ("", "one", "many"), ("here", "c", "")}
    in_template = {("", "d", ""), ("", "one (1)", "%(n)s many"), ("", "e", ""), ("g", "f", "")}
    assert catalogues.messages_in_template(HTML) == in_template


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"msgid": "a", "msgstr": ""}, "not translated"),
        ({"msgid": "a", "msgstr": "ا", "flags": ["fuzzy"]}, "fuzzy"),
        ({"msgid": "%(n)s a", "msgstr": "ا"}, "placeholders are missing"),
        ({"msgid": "{n} a", "msgstr": "{m} ا"}, "other placeholders"),
        ({"msgid": "a", "msgid_plural": "b", "msgstr_plural": {0: "ا", 1: "ب"}}, "2 plural forms"),
        (
            {"msgid": "a", "msgid_plural": "b", "msgstr_plural": {**dict.fromkeys(range(5), "ا"), 5: ""}},
            "not translated",
        ),
    ],
)
def test_a_fault_of_an_entry_is_found(values: dict[str, Any], fault: str) -> None:
    assert fault in catalogues.faults_of(polib.POEntry(**values))


def test_a_good_entry_has_no_fault() -> None:
    forms = ["لا شيء", "واحد", "اثنان", "%(n)s ا", "%(n)s ب", "%(n)s ت"]
    plural = polib.POEntry(msgid="%(n)s a", msgid_plural="%(n)s b", msgstr_plural=dict(enumerate(forms)))
    assert catalogues.faults_of(plural) == catalogues.faults_of(polib.POEntry(msgid="%(n)s a", msgstr="ا %(n)s")) == []


# Numbers that templates write in the reader's digits, a standard's name, and days as people type them.
LATIN_DIGITS_STAY = ("24 hours", "ISO 3166-2 code", "An ISO 3166-2 code looks like IQ-DI.", "The day of issue, ")


def test_arabic_writes_numbers_in_its_own_digits_but_for_phones_and_codes() -> None:
    """What stands isolated from left to right, and names such as UTF-8, are written as everywhere."""
    code = re.compile("\u2066[^\u2069]*\u2069|%\\(\\w+\\)s|\\S*[A-Za-z{]\\S*")
    wrong = [
        entry.msgid
        for entry in polib.pofile(str(CATALOGUE))
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if re.search("[0-9]", code.sub("", text)) and not entry.msgid.startswith(LATIN_DIGITS_STAY)
    ]
    assert wrong == []
