"""Decides what is written down of a page when it becomes public, and when it stops to be."""

from typing import Any

from wagtail.models import Page

from ..models.upkeep import HintKind, ReadingHint
from .links import forget_links, leads_again, note_links
from .reading import read_through
from .texts import lines_of


def note_public(page: Any) -> None:
    """Keep links and hints of a page that was published."""
    if hasattr(page, "word_fields"):
        note_links(page)
        leads_again(page)
        note_reading(page)


def note_taken_down(page: Any) -> None:
    """Forget a page that was taken down; what links to it leads nowhere now."""
    forget_links(page)
    ReadingHint.objects.filter(page_id=page.pk).delete()


def note_reading(page: Any) -> None:
    """Keep the hints on the readability of a page."""
    found = read_through(lines_of(page), page.language)
    hints = {HintKind.LONG_SENTENCES: (found.long_sentences, found.longest_sentence)}
    hints[HintKind.LONG_WORDS] = (found.long_words if found.has_many_long_words else 0, found.longest_words)
    ReadingHint.objects.filter(page_id=page.pk).delete()
    for kind, (count, example) in hints.items():
        if count:
            ReadingHint.objects.create(page_id=page.pk, kind=kind, count=count, example=example)


def note_all() -> int:
    """Look anew at every public page; return how many there are."""
    count = 0
    for page in Page.objects.filter(live=True, depth__gt=1).specific().iterator(chunk_size=100):
        note_public(page)
        count += 1
    return count
