"""Decides what an address asks of the finder, and which address asks for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

LONGEST_PLACE = 60
_KEY = re.compile(r"[\w-]{1,60}", re.ASCII)
# What says where, the most exact first: the first of them that means something counts.
WHERE = ("place", "town", "district", "governorate")


class When(StrEnum):
    """When somebody has to be there."""

    ANY = ""
    NOW = "now"
    TODAY = "today"


@dataclass(frozen=True)
class Asked:
    """What an address asks for, as it stands there: keys of lists may be unknown, a place may be misspelled."""

    place: str = ""
    town: str = ""
    district: str = ""
    governorate: str = ""
    kind: str = ""
    audience: str = ""
    when: When = When.ANY
    page: int = 1

    def pairs(self) -> list[tuple[str, str]]:
        """Return what the address says, without what is asked for by nothing."""
        said = [(name, getattr(self, name)) for name in (*WHERE, "kind")]
        said += [("for", self.audience), ("open", self.when.value), ("page", str(self.page) if self.page > 1 else "")]
        return [(name, value) for name, value in said if value]

    def query(self, **changes: Any) -> str:
        """Return the part of the address from the question mark on, with some of it changed; the page is the first."""
        pairs = replace(self, **{"page": 1, **changes}).pairs()
        return f"?{urlencode(pairs)}" if pairs else ""

    def elsewhere(self, **where: str) -> str:
        """Return the query that asks for the same in another place, or anywhere."""
        return self.query(**(dict.fromkeys(WHERE, "") | where))

    @property
    def says_where(self) -> bool:
        """Say whether the address names any place."""
        return any(getattr(self, name) for name in WHERE)


def asked_of(query: Mapping[str, str]) -> Asked:
    """Return what the address asks for; what makes no sense in it is passed over."""
    keys = {name: _key(query.get(name)) for name in ("town", "district", "governorate", "kind")}
    when = query.get("open") or ""
    return Asked(
        place=typed_place(query.get("place") or ""),
        audience=_key(query.get("for")),
        # A box that was ticked says "1" or "on".
        when=When(when) if when in set(When) else When.NOW if when in {"1", "on"} else When.ANY,
        page=_page(query.get("page") or ""),
        **keys,
    )


def typed_place(text: str) -> str:
    """Return what was typed as a place: without control characters, blanks collapsed, cut to a length."""
    kept = (" " if unicodedata.category(letter) in {"Cc", "Cs"} else letter for letter in text[: 4 * LONGEST_PLACE])
    return " ".join("".join(kept).split())[:LONGEST_PLACE]


def _key(text: str | None) -> str:
    return text if text and _KEY.fullmatch(text) else ""


def _page(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 5 else 1
