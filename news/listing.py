"""Decides what the lists of releases and of materials show, in which order, and what narrows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from centres.naming import Named, named
from portal import languages
from portal.plain_text import plain_html, summary_of

from .files import MaterialFile, files_of
from .library import Wish, chips_of, choices_of, library_of, tabs_of, wish_of
from .models import AwarenessMaterialPage, PressReleasePage
from .presenting import languages_of

WRITTEN_IN: Mapping[str, str | Promise] = {"ar": gettext_lazy("In Arabic"), "en": gettext_lazy("In English")}


@dataclass(frozen=True)
class ReleaseRow:
    """A release in the list; ``foreign`` says which language its words are in where it is not the reader's."""

    release: Named
    issued_on: date | None
    summary: str
    foreign: str = ""


@dataclass(frozen=True)
class MaterialRow:
    """A material in the list with what it is, how heavy, how long and in which languages; ``shape`` is a pictogram."""

    material: Named
    shape: str
    format: str
    note: SafeString
    file_languages: str
    foreign: str = ""


def releases_page(query: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return a page of the releases, newest first, for the address's ``page``, or the nearest that exists."""
    releases = PressReleasePage.objects.public(language).order_by("-issued_on", "-path")
    page = Paginator(releases, settings.LIST_PAGE_SIZE).get_page(query.get("page"))
    return {"list_page": page, "rows": [_release_row(release, language) for release in page]}


def materials_page(query: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return a page of the materials, newest first, for what the address asks for (``news.library``) and ``page``.

    Tabs, chips and choices come from one reading of the library.
    """
    library = library_of(language)
    wish = wish_of(query, library)
    found = [kept.pk for kept in library if kept.fits(wish)]
    page = Paginator(found, settings.LIST_PAGE_SIZE).get_page(query.get("page"))
    return {
        "list_page": page,
        "page_query": f"{wish.query[1:]}&" if wish != Wish() else "",
        "topic": wish.topic,
        "rows": _material_rows(page.object_list, wish, language),
        "tabs": tabs_of(library, wish),
        "chips": chips_of(library, wish),
        "choices": choices_of(library, wish),
    }


def _release_row(release: Any, language: str) -> ReleaseRow:
    words = release.words
    return ReleaseRow(
        release=named(release, language),
        issued_on=release.issued_on,
        summary=words.summary or _beginning(words),
        foreign=_foreign(words, language),
    )


def _beginning(words: Any) -> str:
    """Return how the text begins; read from the stored blocks, so that no picture is fetched for it."""
    paragraphs = (block["value"] for block in words.body.raw_data if block["type"] == "paragraph")
    return summary_of(" ".join(plain_html(text) for text in paragraphs))


def _material_rows(pks: Iterable[int], wish: Wish, language: str) -> list[MaterialRow]:
    pks = list(pks)
    pages = {page.pk: page for page in AwarenessMaterialPage.objects.public(language).filter(pk__in=pks)}
    materials = [pages[pk] for pk in pks if pk in pages]
    files = files_of(materials)
    return [_material_row(material, files[material.pk], wish, language) for material in materials]


def _material_row(material: Any, files: list[MaterialFile], wish: Wish, language: str) -> MaterialRow:
    words = material.words
    fitting = [file for file in files if not wish.format or file.format == wish.format]
    lead = _lead(fitting or files, language)
    return MaterialRow(
        material=named(material, language),
        shape=lead.shape if lead else "page",
        format=str(lead.format.label) if lead else "",
        note=lead.note if lead else SafeString(),
        file_languages=languages_of(files),
        foreign=_foreign(words, language),
    )


def _lead(files: list[MaterialFile], language: str) -> MaterialFile | None:
    """Return the file whose size and length the list tells: the first in the reader's language, else the first."""
    return next((file for file in files if file.language == language), files[0] if files else None)


def _foreign(words: Any, language: str) -> str:
    """Return "In Arabic" where the words are, and the reader's language is another one."""
    if words.language == language:
        return ""
    return str(WRITTEN_IN.get(words.language, languages.own_name(words.language)))
