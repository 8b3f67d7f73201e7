"""Decides which passage of one language answers to which of the other: by place, length, and what both must hold."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .text import Span, Text, sentences

_DIGITS = re.compile(r"\d+")
# What it costs to join or leave out: one to one is the rule.
_SHAPES = (
    ((1, 1), 0.0),
    ((1, 2), 1.6),
    ((2, 1), 1.6),
    ((2, 2), 3.0),
    ((1, 3), 3.2),
    ((3, 1), 3.2),
    ((1, 0), 4.0),
    ((0, 1), 4.0),
)


@dataclass(frozen=True)
class Passage:
    """A block of a page: where it stands, and its text."""

    place: str
    raw: str
    # How the field or block is called for people, in the language of the page.
    label: str = ""
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True)
class Piece:
    """One or more sentences of a passage."""

    passage: Passage
    span: Span

    @property
    def raw(self) -> str:
        """Return the sentences as they were written."""
        return self.passage.raw[self.span[0] : self.span[1]]


Pair = tuple[Piece | None, Piece | None]


def pair_passages(one: Sequence[Passage], other: Sequence[Passage]) -> list[tuple[list[Passage], list[Passage]]]:
    """Pair the passages of both languages: those with the same place first, the rest in order by length and anchors."""
    by_place = {passage.place: passage for passage in other}
    pairs, left = [], [passage for passage in other if passage.place not in {mine.place for mine in one}]
    mine_left = [passage for passage in one if passage.place not in by_place]
    pairs = [([passage], [by_place[passage.place]]) for passage in one if passage.place in by_place]
    beads = _beads([passage.raw for passage in mine_left], [passage.raw for passage in left])
    return pairs + [(mine_left[a:b], left[c:d]) for a, b, c, d in beads]


def pair_sentences(mine: Sequence[Passage], theirs: Sequence[Passage]) -> list[Pair]:
    """Pair the sentences of paired passages; what has no counterpart is paired with None."""
    ours = [Piece(passage, span) for passage in mine for span in sentences(passage.raw)]
    others = [Piece(passage, span) for passage in theirs for span in sentences(passage.raw)]
    if not ours or not others:
        return [(piece, None) for piece in ours] + [(None, piece) for piece in others]
    pairs: list[Pair] = []
    for a, b, c, d in _beads([piece.raw for piece in ours], [piece.raw for piece in others]):
        pairs.append((_joined(ours[a:b]), _joined(others[c:d])))
    return pairs


def _joined(pieces: Sequence[Piece]) -> Piece | None:
    """Return neighbouring sentences as one piece; of several passages all that is between."""
    if not pieces:
        return None
    passage = pieces[0].passage
    if all(piece.passage is passage for piece in pieces):
        return Piece(passage, (pieces[0].span[0], pieces[-1].span[1]))
    raw = "\n".join(piece.raw for piece in pieces)
    return Piece(Passage(passage.place, raw, passage.label), (0, len(raw)))


def _anchors(raw: str) -> frozenset[str]:
    return frozenset(_DIGITS.findall(Text(raw, "").flat)) | frozenset(re.findall(r"[A-Z]{2,}", raw))


def _beads(mine: list[str], theirs: list[str]) -> list[tuple[int, int, int, int]]:
    """Return the cheapest way to pair two lists of texts: (from, to, from, to) of each pair."""
    lengths = [len(raw) for raw in mine], [len(raw) for raw in theirs]
    anchors = [_anchors(raw) for raw in mine], [_anchors(raw) for raw in theirs]
    ratio = (sum(lengths[1]) or 1) / (sum(lengths[0]) or 1)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(mine) + 1):
        for j in _near_diagonal(i, len(mine), len(theirs)):
            for (di, dj), penalty in _SHAPES:
                before = best.get((i - di, j - dj))
                if before is None or (i, j) == (0, 0):
                    continue
                cost = before[0] + penalty
                if di and dj:
                    cost += _distance(lengths, anchors, ratio, (i - di, i, j - dj, j))
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = cost, (di, dj)
    return _walk(best, len(mine), len(theirs))


def _near_diagonal(i: int, mine: int, theirs: int) -> range:
    """Return what is tried beside ``i``: both languages tell their story in the same order."""
    width = 12 * max(mine, theirs, 1)
    lowest, highest = (i * (theirs or 1) - width) / (mine or 1), (i * (theirs or 1) + width) / (mine or 1)
    return range(max(0, math.ceil(lowest)), min(theirs, math.floor(highest)) + 1)


def _distance(
    lengths: tuple[list[int], list[int]],
    anchors: tuple[list[frozenset[str]], list[frozenset[str]]],
    ratio: float,
    cut: tuple[int, int, int, int],
) -> float:
    a, b, c, d = cut
    one, other = sum(lengths[0][a:b]) * ratio + 8, sum(lengths[1][c:d]) + 8
    ours, theirs = frozenset().union(*anchors[0][a:b]), frozenset().union(*anchors[1][c:d])
    missed = len(ours ^ theirs) / (len(ours | theirs) or 1)
    return 2.2 * abs(math.log(one / other)) + 1.2 * missed - 0.8 * min(2, len(ours & theirs))


def _walk(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int
) -> list[tuple[int, int, int, int]]:
    if (i, j) not in best:
        return [(0, i, 0, j)]
    beads = []
    while (i, j) != (0, 0):
        di, dj = best[i, j][1]
        beads.append((i - di, i, j - dj, j))
        i, j = i - di, j - dj
    return beads[::-1]
