"""Decides what is known of a segment beyond its text: that a person stands for it, that a machine made it, that it was
approved once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from ...models.segments import SegmentMark
from ...page_versions import as_stored
from ...rows_together import fetched
from .pieces import cut
from .texts import texts_of

# Neither a database nor a page has a use for them; tabs and line ends stay. The two overrides of direction make a text
# read otherwise than it is written, and phone numbers backwards.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202d\u202e]")


def tidy(text: str) -> str:
    """Return a typed text without what cannot be seen, its lines ended alike, nothing around it."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def digest(*texts: str) -> str:
    """Return what a text, or a pair of source and translation, is known by."""
    return sha256("\0".join(texts).encode()).hexdigest()


@dataclass
class Words:
    """The marks of one translation, and what is public of it."""

    of_people: set[str] = field(default_factory=set)
    of_machines: set[str] = field(default_factory=set)
    outdated: dict[str, str] = field(default_factory=dict)
    approved: set[str] = field(default_factory=set)

    def stood_for(self, source: str, target: str) -> bool:
        """Say whether a person wrote or confirmed this translation of this source."""
        return digest(source, target) in self.of_people

    def said_before(self, source: str, target: str) -> str:
        """Return what the source said when a draft took over a translation that was outdated, else an empty text."""
        return self.outdated.get(digest(source, target), "")

    def is_by_machine(self, target: str) -> bool:
        """Say whether a machine wrote the text."""
        return digest(target) in self.of_machines


def words_about(page: Any) -> Words:
    """Return what is known of the segments of a translation."""
    words, known = Words(), fetched(page, SegmentMark)
    marks = SegmentMark.objects.filter(page_id=page.pk) if known is None else known
    for row in (one for one in marks if one.page_id == page.pk):
        if row.kind == SegmentMark.Kind.OUTDATED:
            words.outdated[row.digest] = row.before
        else:
            (words.of_people if row.kind == SegmentMark.Kind.PERSON else words.of_machines).add(row.digest)
    if page.live:
        for text in texts_of(as_stored(page)):
            said = [piece.html for piece in cut(text.value)[1]] if text.is_rich else [tidy(text.value)]
            words.approved.update(said)
    return words


def mark(page: Any, kind: str, digests: Iterable[str], user: Any = None) -> None:
    """Keep marks of a translation; what is kept already stays."""
    rows = [SegmentMark(page_id=page.pk, kind=kind, digest=one, user=user) for one in sorted(set(digests))]
    SegmentMark.objects.bulk_create(rows, ignore_conflicts=True)


def mark_outdated(page: Any, before: dict[str, str]) -> None:
    """Keep that pairs of source and translation, by digest, were written when the source said something else."""
    kind = SegmentMark.Kind.OUTDATED
    rows = [SegmentMark(page_id=page.pk, kind=kind, digest=one, before=text) for one, text in sorted(before.items())]
    SegmentMark.objects.bulk_create(rows, ignore_conflicts=True)
