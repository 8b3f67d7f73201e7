"""Decides which numbers the actions call and write to."""

from dataclasses import dataclass
from typing import Any

from .blocks import PhoneValue


@dataclass(frozen=True)
class Reach:
    """The number to call and the one that answers on WhatsApp; either may be missing."""

    phone: PhoneValue | None = None
    whatsapp: PhoneValue | None = None


def phones_in(stream: Any) -> list[PhoneValue]:
    """Return the phones of a stream of phones or contacts."""
    return [block.value for block in stream or () if block.block_type == "phone"]


def emails_in(stream: Any) -> list[str]:
    """Return the e-mail addresses of a stream of contacts."""
    return [block.value for block in stream or () if block.block_type == "email"]


def reach(*streams: Any) -> Reach:
    """Return the numbers of the first stream that has any: the nearer to the service, the earlier it stands."""
    phones = next(filter(None, map(phones_in, streams)), [])
    return Reach(
        phone=next((phone for phone in phones if phone.takes_calls), None),
        whatsapp=next((phone for phone in phones if phone.has_whatsapp), None),
    )
