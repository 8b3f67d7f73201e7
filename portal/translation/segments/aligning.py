"""Decides which piece of a translation belongs to which piece of its source, also after either of them was changed."""

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from .pieces import Extra, Piece


@dataclass
class Aligned:
    """For each piece of the source: its translation and what the source said when that was written; and the rest."""

    targets: list[Piece | None]
    before: list[Piece | None]
    own: list[Extra] = field(default_factory=list)
    gone: list[Extra] = field(default_factory=list)


def align(source: list[Piece], basis: list[Piece] | None, target: list[Piece]) -> Aligned:
    """Join the pieces of the source with those of the translation by way of the source it was written against."""
    known = source if basis is None else basis
    translated = _same_places(known, target)
    moved = _moved(known, source)
    aligned = Aligned([None] * len(source), [None] * len(source))
    for old, new in moved.items():
        aligned.before[new] = known[old]
        if old in translated:
            aligned.targets[new] = target[translated[old]]
    of_target = {new: old for old, new in translated.items()}
    after = -1
    for number, piece in enumerate(target):
        here = of_target.get(number)
        if here is not None and here in moved:
            after = moved[here]
        else:
            (aligned.own if here is None else aligned.gone).append(Extra(piece, after))
    return aligned


def _same_places(known: list[Piece], target: list[Piece]) -> dict[int, int]:
    """Return the number of the translated piece by the number of the source's: by place, else by sort of paragraph."""
    if len(known) == len(target):
        return {number: number for number in range(len(known))}
    return _matched([one.container for one in known], [one.container for one in target])


def _moved(known: list[Piece], source: list[Piece]) -> dict[int, int]:
    """Return where each piece stands now: the same words wherever they went, else the one that came in its place."""
    if known is source:
        return {number: number for number in range(len(source))}
    old, new = [one.html for one in known], [one.html for one in source]
    free: dict[str, list[int]] = defaultdict(list)
    for number, html in enumerate(new):
        free[html].append(number)
    found = {number: free[html].pop(0) for number, html in enumerate(old) if free[html]}
    taken = set(found.values())
    changed = _matched(old, new).items()
    return {**{here: there for here, there in changed if here not in found and there not in taken}, **found}


def _matched(first: list[str], second: list[str]) -> dict[int, int]:
    """Return which item of the first list stands where in the second; replaced ones are taken one for one."""
    found = {}
    for _kind, start, end, other, other_end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        for offset in range(min(end - start, other_end - other)):
            found[start + offset] = other + offset
    return found


def with_ids_of(source: list[dict[str, Any]], target: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the translation's blocks with the ids of the source's blocks.

    A copy keeps the ids. A body that was written anew has none of them: its blocks are taken by sort and order.
    """
    if {item["id"] for item in source} & {item["id"] for item in target}:
        return target
    places = _matched([item["type"] for item in source], [item["type"] for item in target])
    ids = {there: source[here]["id"] for here, there in places.items() if source[here]["type"] == target[there]["type"]}
    return [{**item, "id": ids.get(number, item["id"])} for number, item in enumerate(target)]
