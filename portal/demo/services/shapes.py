"""What a demo service is made of, and what it is at one centre."""

from dataclasses import dataclass
from datetime import date

from portal.demo.shapes import Phone, Words

EVERYONE = ("returnees", "displaced", "host_community")
CALL = 'Su-Th unknown "call"'


@dataclass(frozen=True)
class At:
    """A service at one centre; empty hours mean that the partner has not stated any."""

    centre: str
    hours: str = ""
    phones: tuple[Phone, ...] = ()


@dataclass(frozen=True)
class Service:
    """A service of one partner. `how`, `documents` and `referral_how` hold one step or one thing on each line."""

    key: str
    partner: str
    slug: Words
    name: Words
    what: Words
    who: Words
    how: Words
    documents: Words
    kinds: tuple[str, ...]
    offered: tuple[At, ...]
    audiences: tuple[str, ...] = EVERYONE
    cost: str = "free"
    access: str = "walk_in"
    referral_needed: bool = False
    referral_how: Words | None = None
    next_step: Words | None = None
    feedback: Words | None = None
    response_days: int | None = None
    languages: tuple[str, ...] = ("ar",)
    phones: tuple[Phone, ...] = ()
    status: str = "active"
    status_from: date | None = None
    status_until: date | None = None
    visibility: str = "public"
