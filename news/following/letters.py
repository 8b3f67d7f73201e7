"""Decides what followers are mailed: the asking whether they want it, and what is new; every letter can be left by."""

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMessage

from centres.freshness.bounces import LETTER_HEADER, signed
from portal.letters import letter_to

from .links import confirm_path, leave_path
from .models import Subscription
from .subjects import Subject
from .telling import Item

# What the signed header of a letter names in place of an address, so that a returned one is known by it.
NAMED: Final = "follower:"


def asking_letter(subscription: Subscription, address: str, subject: Subject) -> EmailMessage:
    """Return the letter that asks whether the address wants to follow the subject."""
    link = settings.WAGTAILADMIN_BASE_URL + confirm_path(subscription)
    days = settings.SUBSCRIBE_DAYS
    return _letter(subscription, address, "asking", subject=subject, link=link, days=days)


def news_letter(subscription: Subscription, address: str, subject: Subject, items: Iterable[Item]) -> EmailMessage:
    """Return the letter that tells what is new."""
    return _letter(subscription, address, "news", subject=subject, items=list(items))


def _letter(subscription: Subscription, address: str, name: str, **context: Any) -> EmailMessage:
    leave = settings.WAGTAILADMIN_BASE_URL + leave_path(subscription)
    template = f"news/letters/{name}.txt"
    letter = letter_to(address, subscription.language, template, leave=leave, **context)
    letter.extra_headers |= {
        "List-Unsubscribe": f"<{leave}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        LETTER_HEADER: signed(f"{NAMED}{subscription.key}"),
    }
    return letter
