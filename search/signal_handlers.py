"""Keeps the search documents in step with the pages, inside the transaction of whoever changes them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.signals import page_sets_changed, spellings_changed

from . import lexicon_upkeep, service, touched


def on_published(instance: Page, **kwargs: Any) -> None:
    """Write the document of a page that was published."""
    service.sync(touched.keys_after_publish(instance))


def on_place_or_sight_changed(instance: Page, **kwargs: Any) -> None:
    """Write the documents of a page that moved, was renamed or was unpublished, and of all below it."""
    service.sync(touched.keys_with_all_below(instance))


def on_deleted(instance: Any, **kwargs: Any) -> None:
    """Delete the document of a page that was deleted, or write it again when a translation is left."""
    if isinstance(instance, Page):
        service.sync(touched.keys_of(instance))


def on_restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Write the documents of the pages that a login was put before, or is no longer asked for."""
    service.sync(touched.keys_with_all_below(instance.page.specific))


def on_sets_changed(keys: list[UUID], **kwargs: Any) -> None:
    """Write the documents of page sets that say something else although no page was published."""
    service.sync(keys)


def on_spellings_changed(**kwargs: Any) -> None:
    """Write the documents of pages that name what is spelled otherwise now, after the transaction."""
    lexicon_upkeep.note_change()


def connect() -> None:
    """Connect the receivers; a second call changes nothing."""
    page_published.connect(on_published, dispatch_uid="search")
    page_sets_changed.connect(on_sets_changed, dispatch_uid="search")
    spellings_changed.connect(on_spellings_changed, dispatch_uid="search")
    for signal in (page_unpublished, post_page_move, page_slug_changed):
        signal.connect(on_place_or_sight_changed, dispatch_uid="search")
    post_delete.connect(on_deleted, dispatch_uid="search")
    for signal in (post_save, post_delete):
        signal.connect(on_restriction_changed, sender=PageViewRestriction, dispatch_uid="search restriction")
