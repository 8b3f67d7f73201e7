"""Decides what the mail to a translator holds: per language how much waits, and the first pages of it."""

from dataclasses import dataclass
from typing import Any

from .scope import scopes
from .states import WORK, standings
from .worklist import Row, rows_of

LISTED = 15


@dataclass(frozen=True)
class Work:
    """What waits in one language."""

    language: str
    number: int
    rows: list[Row]


def digest_for(user: Any) -> list[Work]:
    """Return what waits for the user, by language; languages in which nothing waits are left out."""
    work = []
    for language, within in scopes(user).items():
        found = [one for one in standings(language, within) if one.state in WORK]
        found.sort(key=lambda one: WORK.index(one.state))
        if found:
            work.append(Work(language, len(found), rows_of(found[:LISTED], user)))
    return work
