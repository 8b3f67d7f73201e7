"""Decides how another page is named to a reader: its words, its address, and the language of foreign words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from portal import languages


@dataclass(frozen=True)
class Named:
    """A page in a list: ``language`` is empty where the name is in the reader's language."""

    name: str
    address: str
    language: str = ""
    acronym: str = ""

    @property
    def marks(self) -> SafeString:
        """Return the attributes of an element that holds the name: none, or its language and direction."""
        if not self.language:
            return SafeString()
        return format_html(' lang="{}" dir="{}"', self.language, languages.direction(self.language))


def named(page: Any, language: str) -> Named:
    """Return a source row from the gate as readers of the language see it."""
    words = page.words
    foreign = "" if words.language == language else words.language
    return Named(words.title, page.address_in(language), foreign, getattr(page, "acronym", ""))


def listed(names: Iterable[str]) -> str:
    """Return names one after the other, separated as the active language does."""
    return pgettext("between entries of a list", ", ").join(names)


def by_title(pages: Iterable[Any]) -> list[Any]:
    """Return pages in the order of the titles that readers see."""
    return sorted(pages, key=lambda page: (page.words.title.casefold(), page.pk))
