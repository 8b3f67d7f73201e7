"""Writes the words of the home page and of the lists, which are there already, and the information pages."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F

from centres.models import CentresIndexPage, PartnersIndexPage
from home.models import HomePage, InformationPage
from news.models import MaterialsIndexPage, NewsIndexPage
from portal.demo import home, information
from portal.demo.loading.identity import identity
from portal.demo.loading.texts import stream_body
from portal.demo.loading.writing import Draft, Team, fill
from portal.demo.shapes import LANGUAGES

SECTIONS: dict[str, type[Any]] = {
    "centres": CentresIndexPage,
    "partners": PartnersIndexPage,
    "news": NewsIndexPage,
    "materials": MaterialsIndexPage,
}

# Said in full: databases differ in where they put what is empty.
SOURCES_FIRST = F("source").asc(nulls_first=True)


def load_home_and_lists(team: Team) -> int:
    """Give the home pages and the lists their words where they have none; return how many pages were changed."""
    return sum(fill(page, words, team) for page, words in _words_of_each())


def section(key: str) -> Any:
    """Return the source of one of the lists: centres, partners, news or materials."""
    return SECTIONS[key].objects.get(source__isnull=True)


def information_draft(page: information.InformationPage, parent: Any) -> Draft:
    """Return an information page as it is written."""
    owner = identity("information", page.key)
    words = {
        language: {
            "title": page.title[language],
            "slug": page.slug[language],
            "summary": page.lead[language],
            "body": stream_body(page.body, language, owner),
        }
        for language in LANGUAGES
    }
    return Draft("information", page.key, InformationPage, parent, words)


def _words_of_each() -> Iterator[tuple[Any, dict[str, str]]]:
    """Yield every home and list page with its words; sources first, because a translation waits for its source."""
    for page in HomePage.objects.order_by(SOURCES_FIRST):
        yield page, {"introduction": home.INTRODUCTION[page.language]}
    for words in home.SECTIONS:
        for page in SECTIONS[words.key].objects.order_by(SOURCES_FIRST):
            yield page, {"introduction": words.introduction[page.language]}
