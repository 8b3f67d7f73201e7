"""Decides which version of a source is translated, and against which one a translation was written."""

from typing import Any

from .. import currency
from .reading import Reading, read
from .words_of_people import Words, words_about


def current_version(source: Any) -> tuple[int, Any]:
    """Return the revision number and the page that translators work from: what is public, else what comes first."""
    revision = currency.revision_to_translate(source)
    if revision is None or source.live:
        return (revision.pk if revision is not None else 0), source
    return revision.pk, revision.as_object()


def version(page: Any, number: int) -> Any:
    """Return the page as a revision of it had it, or None where there is no such revision of this page."""
    revision = page.revisions.filter(pk=number).first() if number else None
    return revision.as_object() if revision is not None else None


def basis_of(revision: Any, source: Any = None) -> Any:
    """Return the source as it was when a revision of its translation was written, or None where nothing is known.

    ``source`` is the stored page where somebody has it already.
    """
    basis = currency.basis_of(revision) if revision is not None else None
    if basis is None:
        return None
    is_its_own = source is not None and basis.object_id == str(source.pk)
    return source.with_content_json(basis.content) if is_its_own else basis.as_object()


def reading_of(page: Any, source_number: int = 0, revision_number: int = 0, words: Words | None = None) -> Reading:
    """Return the segments of a translation: of its newest version beside what its source says now, or of older ones."""
    current, source = current_version(page.source)
    if source_number and source_number != current:
        source = version(page.source, source_number) or source
    older = page.revisions.filter(pk=revision_number).first() if revision_number else None
    revision = older or page.latest_revision
    target = revision.as_object() if revision is not None else type(page).objects.get(pk=page.pk)
    return read(source, target, basis_of(revision), words if words is not None else words_about(page))
