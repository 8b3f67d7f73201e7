"""Decides what the lists of releases and of materials show, in which order, and what narrows them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from centres.naming import Named, named
from portal import languages
from portal.labels import label
from portal.plain_text import plain_html, summary_of

from .choices import Format
from .files import MaterialFile, document_extensions, document_ids, files_of, formats_of
from .models import AwarenessMaterialPage, PressReleasePage
from .presenting import languages_of
from .versions import without_superseded

WRITTEN_IN: Mapping[str, str | Promise] = {"ar": gettext_lazy("In Arabic"), "en": gettext_lazy("In English")}
TAB_LABELS: Mapping[Format, str | Promise] = {
    Format.DOCUMENT: gettext_lazy("Documents"),
    Format.PICTURE: gettext_lazy("Pictures"),
    Format.AUDIO: gettext_lazy("Audio"),
    Format.FILM: gettext_lazy("Films"),
}


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


@dataclass(frozen=True)
class Wish:
    """What the list of materials is narrowed to: one format, one topic (by key), both or neither."""

    format: str = ""
    topic: str = ""

    @property
    def query(self) -> str:
        """Return the part of the address that asks for this; just the question mark where nothing is asked."""
        return "?" + urlencode({name: key for name, key in (("format", self.format), ("topic", self.topic)) if key})


@dataclass(frozen=True)
class _Kept:
    """What the whole library is counted by: a material's id, its formats and its topic."""

    pk: int
    formats: set[Format]
    topic: str
    topic_labels: dict[str, str] | None


def releases_page(query: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return a page of the releases, newest first, for the address's ``page``, or the nearest that exists."""
    releases = PressReleasePage.objects.public(language).order_by("-issued_on", "-path")
    page = Paginator(releases, settings.LIST_PAGE_SIZE).get_page(query.get("page"))
    return {"list_page": page, "rows": [_release_row(release, language) for release in page]}


def materials_page(query: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return a page of the materials, newest first, for the address's ``format``, ``topic`` and ``page``.

    Keys that name no format or topic are ignored. The tabs are counted from one reading of the library.
    """
    library = _library(language)
    topics = {kept.topic: label(kept.topic_labels) for kept in library if kept.topic}
    topic = query.get("topic", "")
    asked = query.get("format", "")
    wish = Wish(asked if asked in Format.values else "", topic if topic in topics else "")
    about = [kept for kept in library if not wish.topic or kept.topic == wish.topic]
    found = [kept.pk for kept in about if not wish.format or wish.format in kept.formats]
    page = Paginator(found, settings.LIST_PAGE_SIZE).get_page(query.get("page"))
    return {
        "list_page": page,
        "page_query": f"{wish.query[1:]}&" if wish != Wish() else "",
        "rows": _material_rows(page.object_list, wish, language),
        "tabs": _tabs(about, wish),
        "topic": (topics[wish.topic], replace(wish, topic="").query) if wish.topic else None,
        "topics": _topics(topics, wish),
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


def _library(language: str) -> list[_Kept]:
    """Return all public materials but older versions, newest first, with what they are counted by (two statements)."""
    pages = without_superseded(AwarenessMaterialPage.objects.public(language), language)
    pages = pages.order_by("-first_published_at", "-path")
    rows = list(pages.values_list("pk", "files", "topic__key", "topic__labels"))
    extensions = document_extensions(pk for _pk, files, _key, _labels in rows for pk in document_ids(files.raw_data))
    return [
        _Kept(pk, formats_of(list(files.raw_data), extensions), key or "", labels) for pk, files, key, labels in rows
    ]


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


def _tabs(about: list[_Kept], wish: Wish) -> list[tuple[str, int, str, bool]]:
    """Return (label, count, address, is current) of all formats and of each that occurs or is chosen."""
    tabs = [(_("All"), len(about), replace(wish, format="").query, not wish.format)]
    for each in Format:
        count = sum(each in kept.formats for kept in about)
        if count or each == wish.format:
            tabs.append((str(TAB_LABELS[each]), count, replace(wish, format=each.value).query, each == wish.format))
    return tabs


def _topics(topics: Mapping[str, str], wish: Wish) -> list[tuple[str, str]]:
    """Return (label, address) of the topics one can choose; none while one is chosen, and none where there is one."""
    if wish.topic or len(topics) < 2:
        return []
    return [(name, replace(wish, topic=key).query) for key, name in sorted(topics.items(), key=lambda topic: topic[1])]


def _foreign(words: Any, language: str) -> str:
    """Return "In Arabic" where the words are, and the reader's language is another one."""
    if words.language == language:
        return ""
    return str(WRITTEN_IN.get(words.language, languages.own_name(words.language)))
