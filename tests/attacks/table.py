"""Reads the table of who reaches which address of the admin."""

import re
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("endpoints.txt")
LETTERS = {
    "v": "visitor",
    "p": "partner",
    "o": "officer",
    "a": "to_arabic",
    "e": "to_english",
    "m": "moderator",
    "u": "urgent",
    "A": "administrator",
}
SETS = {"everybody": "vpoaemuA", "staff": "oaemuA", "nobody": ""}


class Row(NamedTuple):
    """Who reaches an address by GET, and by POST."""

    get: frozenset[str]
    post: frozenset[str]


def read_table() -> dict[str, Row]:
    """Return the row of every pattern; a pattern that is named twice is an error."""
    lists: dict[str, list[str]] = {}
    rows: dict[str, Row] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name, _equals, members = line[1:].partition(" = ")
            lists[name] = members.split()
        elif line and not line.startswith("#"):
            pattern, get, post = line.split()
            for one in _each(pattern, lists):
                assert one not in rows, f"twice in the table: {one}"
                rows[one] = Row(_roles(get), _roles(post))
    return rows


def _each(pattern: str, lists: dict[str, list[str]]) -> list[str]:
    found = re.search(r"\{(\w+)\}", pattern)
    return [pattern.replace(found[0], one) for one in lists[found[1]]] if found else [pattern]


def _roles(letters: str) -> frozenset[str]:
    return frozenset(LETTERS[letter] for letter in SETS.get(letters, letters))
