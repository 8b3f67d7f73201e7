"""Decides which returned mail says that an address is dead (RFC 3464), and what follows: nothing goes there, IOM knows.

Only what carries our own signature is believed: a stranger's report must not cut a partner off.
"""

import email
from dataclasses import dataclass
from email.message import Message
from typing import Any, Final

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from portal.models import User
from portal.signals import letter_returned

from .models import BouncedAddress

# The header of every letter: the address it goes to, signed.
LETTER_HEADER: Final = "X-Portal-Letter"
SIGNER: Final = Signer(salt="centres.freshness.letters", sep="~")
LONGEST_REASON: Final = 300


@dataclass(frozen=True)
class Bounce:
    """An address to which a letter of ours could not be delivered, for good."""

    address: str
    status: str
    reason: str


def signed(address: str) -> str:
    """Return the value of the letter's header for an address."""
    return SIGNER.sign(address)


def bounce_in(raw: bytes) -> Bounce | None:
    """Return what a mail reports; None for what is no report, reports a delay only, or is about no letter of ours."""
    message = email.message_from_bytes(raw)
    address = _address_of_letter(message)
    failed = next(filter(None, map(_failure, _recipients(message))), None)
    if not address or failed is None:
        return None
    status, reason = failed
    return Bounce(address, status, reason[:LONGEST_REASON])


@transaction.atomic
def note(bounce: Bounce) -> bool:
    """Write to the address no more, and tell IOM; return False where that is known already.

    Of a letter that named no address, whoever wrote it is told alone.
    """
    from . import mailing, people

    if "@" not in bounce.address:
        letter_returned.send(sender=Bounce, name=bounce.address)
        return True

    values = {"bounced_at": timezone.now(), "status": bounce.status[:20], "reason": bounce.reason}
    _row, is_new = BouncedAddress.objects.get_or_create(address=bounce.address.lower(), defaults=values)
    if is_new:
        whose = [_name(person) for person in User.objects.filter(email__iexact=bounce.address, is_active=True)]
        for person in people.moderators():
            mailing.send(person, "bounced", None, address=bounce.address, whose=whose, reason=bounce.reason)
    return is_new


def _name(person: Any) -> str:
    return person.get_full_name() or person.get_username()


def _recipients(message: Message) -> list[Message]:
    """Return the blocks of the report that speak of one recipient each."""
    reports = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    blocks = [block for part in reports for block in part.get_payload() if isinstance(block, Message)]
    return [block for block in blocks if "Action" in block]


def _failure(block: Message) -> tuple[str, str] | None:
    action, status = str(block["Action"]).strip().lower(), str(block.get("Status", "")).strip()
    if action != "failed" or not status.startswith("5"):
        return None
    return status, " ".join(str(block.get("Diagnostic-Code", "")).split())


def _address_of_letter(message: Message) -> str:
    """Return the address that our own header names in the returned letter; empty where there is none of ours."""
    for part in message.walk():
        values = part.get_all(LETTER_HEADER, [])
        if part.get_content_type() == "text/rfc822-headers":
            payload = part.get_payload(decode=True)
            headers = payload if isinstance(payload, bytes) else b""
            values = [*values, *email.message_from_bytes(headers).get_all(LETTER_HEADER, [])]
        for value in values:
            try:
                return SIGNER.unsign("".join(str(value).split()))
            except BadSignature:
                continue
    return ""
