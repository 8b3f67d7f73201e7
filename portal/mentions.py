"""Finds the page sets that mention an entry of a list, so that a new label reaches search at once."""

from typing import Any
from uuid import UUID

from wagtail.models import Page, ReferenceIndex

from .signals import page_sets_changed


def keys_mentioning(entry: Any) -> list[UUID]:
    """Return the translation keys of the pages that refer to the entry, and of those whose documents tell of them."""
    references = ReferenceIndex.get_references_to(entry).filter(
        base_content_type__model="page", base_content_type__app_label="wagtailcore"
    )
    pages = Page.objects.filter(pk__in={int(key) for key in references.values_list("object_id", flat=True)}).specific()
    return list({key for page in pages for key in getattr(page, "search_keys", list)()})


def tell_of_change(entry: Any) -> None:
    """Tell other apps which page sets say something else since the entry was saved."""
    if keys := keys_mentioning(entry):
        page_sets_changed.send(sender=type(entry), keys=keys)
