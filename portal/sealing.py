"""Decides how an address is stored that nobody may read in a stolen copy of the database: sealed, and found by a mark.

The first key seals; the others, older ones, still open and still find. Keys are Fernet's (32 octets, base64).
"""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


def read_keys(text: str, secret: str, name: str) -> tuple[str, ...]:
    """Return the keys of a setting, separated by commas; where it is empty one that is derived from the secret.

    Raise ImproperlyConfigured, with the setting's name, for what is no key.
    """
    keys = tuple(filter(None, map(str.strip, text.split(","))))
    for key in keys:
        try:
            Fernet(key)
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} holds what is no key: 32 octets in URL-safe base64.") from error
    derived = hashlib.sha256(b"portal.sealing\0" + secret.encode()).digest()
    return keys or (base64.urlsafe_b64encode(derived).decode(),)


def sealed(text: str) -> str:
    """Return the text as it is stored."""
    return _box(tuple(settings.SUBSCRIBER_KEYS)).encrypt(text.encode()).decode()


def opened(token: str) -> str | None:
    """Return what was sealed; None where no key of the setting opens it."""
    try:
        return _box(tuple(settings.SUBSCRIBER_KEYS)).decrypt(token.encode()).decode()
    except InvalidToken:
        return None


def marks(text: str) -> list[str]:
    """Return by what the text is found without being opened: the mark of today, then those of older keys."""
    return [hmac.new(_mark_key(key), text.encode(), hashlib.sha256).hexdigest() for key in settings.SUBSCRIBER_KEYS]


def _mark_key(key: str) -> bytes:
    return hashlib.sha256(b"mark\0" + key.encode()).digest()


@lru_cache(maxsize=8)
def _box(keys: Sequence[str]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])
