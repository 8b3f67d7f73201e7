"""What a public page set says of itself to search; only what passes the gate says anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import translation
from wagtail.models import Page

from .addresses import PageSet, public_page_set
from .gate import ANY_LANGUAGE, translations_shown
from .page_types import found_types


@dataclass(frozen=True)
class SearchContent:
    """One page set: titles, texts and addresses by language code; a language without public words is absent."""

    key: UUID
    kind: str
    titles: Mapping[str, str]
    bodies: Mapping[str, str]
    urls: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    also: str = ""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    date: date | None = None
    points: tuple[tuple[float, float], ...] = ()


def public_content(key: UUID) -> SearchContent | None:
    """Return what search may say of the page set, or None when it is not public or not a thing people look for."""
    row = Page.objects.filter(translation_key=key).select_related("content_type").first()
    model: Any = row.specific_class if row else None
    if model is None or not getattr(model, "search_kind", ""):
        return None
    page_set = public_page_set(model, key)
    return content_of(page_set) if page_set else None


def all_public_content() -> Iterator[SearchContent]:
    """Yield what search may say, of every public page set."""
    for model in found_types():
        sets = {
            page.translation_key: PageSet(page, {page.language: page}) for page in model.objects.public(ANY_LANGUAGE)
        }
        for words in translations_shown(model, sets):
            page_set = sets[words.translation_key]
            words.source = page_set.source
            page_set.by_language[words.language] = words
        yield from (content_of(page_set) for page_set in sets.values())


def content_of(page_set: PageSet) -> SearchContent:
    """Return the content of a public page set."""
    source = page_set.source
    bodies, notes = {}, {}
    for code, words in page_set.by_language.items():
        with translation.override(code):
            bodies[code] = words.search_text(source)
            notes[code] = words.search_note(source)
    return SearchContent(
        key=source.translation_key,
        kind=source.search_kind,
        titles={code: words.title for code, words in page_set.by_language.items()},
        bodies=bodies,
        urls={code: words.public_path for code, words in page_set.by_language.items()},
        notes={code: note for code, note in notes.items() if note},
        also=source.search_also(),
        facets=source.search_facets(),
        date=source.search_date(),
        points=source.search_points(),
    )


def empty_help(language: str, without: str = "") -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return what a search without results offers: (heading, [(name, address, note)]), as the page types tell it.

    `without` is a kind of page that is offered already.
    """
    types = [model for model in found_types() if model.search_kind != without]
    offers = [offer for model in types for offer in model.offered_when_nothing_is_found(language)]
    return [(heading, rows) for heading, rows in offers if rows]
