"""Decides what is shown of press contacts: those of the address book, and links in one that is written as text."""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from centres.choices import SpokenLanguage
from centres.naming import listed
from portal.labels import label

# A number is one only with its country code: anything else in the text may be a room, a year or an extension.
LINKED = re.compile(r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?P<phone>\+\d(?:[ \-]?\d){7,14}(?!\d))", re.ASCII)


@dataclass(frozen=True)
class ShownContact:
    """A unit of the address book in the active language."""

    name: str
    role: str
    phones: list[Any]
    email: str
    languages: str


def press_contacts_of(release: Any) -> list[ShownContact]:
    """Return the units of the address book that a release names, in the book's order; one statement."""
    return [
        ShownContact(
            label(contact.labels),
            label(contact.role),
            [block.value for block in contact.phones],
            contact.email,
            spoken_languages(contact.languages_spoken),
        )
        for contact in sorted(release.press_contacts.all(), key=lambda contact: (contact.order, contact.key))
    ]


def spoken_languages(codes: list[str]) -> str:
    """Return the names of languages in the active language, in the order of the list."""
    return listed(str(name) for code, name in SpokenLanguage.choices if code in codes)


def contact_lines(text: str) -> list[SafeString]:
    """Return the lines that hold something as HTML, addresses and numbers as links that read from their start."""
    return [_linked(line.strip()) for line in (text or "").splitlines() if line.strip()]


def _linked(line: str) -> SafeString:
    parts, end = [], 0
    for match in LINKED.finditer(line):
        parts += [escape(line[end : match.start()]), _link(match)]
        end = match.end()
    return format_html_join("", "{}", ((part,) for part in [*parts, escape(line[end:])]))


def _link(match: re.Match[str]) -> SafeString:
    found = match.group()
    if match.lastgroup == "email":
        return format_html('<a href="mailto:{0}"><bdi dir="ltr">{0}</bdi></a>', found)
    return format_html('<a href="tel:{}"><bdi dir="ltr">{}</bdi></a>', re.sub(r"[ \-]", "", found), found)
