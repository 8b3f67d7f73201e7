"""Decides which search documents an event on a page touches."""

from __future__ import annotations

from uuid import UUID

from wagtail.models import Page

from .models import SearchDocument


def keys_of(page: Page) -> list[UUID]:
    """Return the page sets whose documents say something of this page, its own among them."""
    search_keys = getattr(page, "search_keys", None)
    return list(search_keys()) if search_keys else [page.translation_key]


def keys_after_publish(page: Page) -> list[UUID]:
    """Return the keys of the page, and of those right below it that have no document: a draft above had hidden them."""
    below = set(page.get_children().values_list("translation_key", flat=True))
    shown = set(SearchDocument.objects.filter(key__in=below).values_list("key", flat=True))
    return [*keys_of(page), *(below - shown)]


def keys_with_all_below(page: Page) -> list[UUID]:
    """Return the keys of the page and of all pages below it: their addresses or who may see them changed with it."""
    return [*keys_of(page), *page.get_descendants().values_list("translation_key", flat=True)]
