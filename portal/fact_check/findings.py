"""What a check finds: the kind, both sentences, the places in them, and a mark by which it is known again."""

import hashlib
from dataclasses import dataclass

from .align import Piece
from .text import Span, sentences

# In the order in which a report shows them.
KINDS = (
    "attachment", "number", "direction", "approximation", "date", "weekday", "time", "phone", "place", "organisation",
    "name", "acronym", "term", "link", "quote", "fact",
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """One sentence: its language, where it stands on the page, the words, and the stretches that differ."""

    language: str
    place: str
    label: str
    sentence: str
    spans: tuple[Span, ...] = ()

    @property
    def said(self) -> str:
        """Return the words that differ."""
        return " … ".join(self.sentence[start:end] for start, end in self.spans)

    @property
    def core(self) -> str:
        """Return the sentences in which something differs, evenly spaced: neighbours may change without harm."""
        touched = [
            self.sentence[a:b]
            for a, b in sentences(self.sentence)
            if any(a < end and start < b for start, end in self.spans)
        ]
        return " ".join(" ".join(touched or [self.sentence]).split())

    @property
    def parts(self) -> list[tuple[str, bool]]:
        """Return the sentence in stretches, each with whether it differs."""
        parts, at = [], 0
        for start, end in sorted(self.spans):
            if start >= at:
                parts += [(self.sentence[at:start], False), (self.sentence[start:end], True)]
                at = end
        return [part for part in [*parts, (self.sentence[at:], False)] if part[0]]


@dataclass(frozen=True)
class Finding:
    """A difference. ``how`` says what differs: other, only_first, only_second, calendar, facts."""

    kind: str
    how: str
    first: Side | None
    second: Side | None
    detail: str = ""

    @property
    def fingerprint(self) -> str:
        """Return what stays the same while both sentences and what differs in them stay, wherever they move."""
        sides = [f"{side.language}|{side.core}|{side.said}" if side else "-" for side in (self.first, self.second)]
        return hashlib.sha256("\n".join([self.kind, self.how, self.detail, *sides]).encode()).hexdigest()[:32]

    @property
    def sides(self) -> list[Side]:
        """Return the sentences that are there."""
        return [side for side in (self.first, self.second) if side]


def side(piece: Piece | None, language: str, spans: tuple[Span, ...]) -> Side | None:
    """Return one side of a finding."""
    return Side(language, piece.passage.place, piece.passage.label, piece.raw, spans) if piece else None
