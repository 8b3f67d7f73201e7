"""Decides what a moderator reads of a translation: each segment in both languages, and what changed since the last
approval on either side."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from ...page_versions import as_stored
from ..word_differences import marked_difference
from .reading import Reading, Segment, State, read
from .versions import basis_of, current_version
from .words_of_people import words_about


@dataclass(frozen=True)
class Row:
    """One segment: its label, both texts with their differences marked, and what a reviewer should know of it."""

    segment: Segment
    source: SafeString
    target: SafeString
    has_changed: bool

    @property
    def warning(self) -> str:
        """Return the state where it is not simply translated."""
        if self.segment.state in (State.DONE, State.OPTIONAL):
            return ""
        return str(self.segment.state.label)


def side_by_side(page: Any, revision: Any, shown: Any = None) -> list[Row]:
    """Return the rows for a revision of a translation (``shown`` as a page); what both languages lack is left out."""
    source = page.source if page.source.live else current_version(page.source)[1]
    words = words_about(page)
    new = read(source, shown or revision.as_object(), basis_of(revision, page.source), words)
    approved = _approved(page, source, words)
    return [_row(segment, approved) for segment in new.segments if segment.state != State.OPTIONAL]


def _approved(page: Any, source: Any, words: Any) -> Reading | None:
    """Return the public translation, segment by segment beside today's source."""
    if not page.live:
        return None
    return read(source, as_stored(page), basis_of(page.live_revision, page.source), words)


def _row(segment: Segment, approved: Reading | None) -> Row:
    if approved is None:
        return Row(
            segment, _difference(segment.source, segment.source), _difference(segment.target, segment.target), False
        )
    old = approved.by_key.get(segment.key)
    before = (old.before or segment.source) if old is not None and old.source else segment.source
    target = old.target if old is not None else ""
    return Row(
        segment,
        _difference(before, segment.source),
        _difference(target, segment.target),
        before != segment.source or target != segment.target,
    )


def _difference(before: str, after: str) -> SafeString:
    return marked_difference(before.split("\n"), after.split("\n"))
