"""Decides how many forms one address may send, without an address being stored anywhere.

What is counted is a hash with a key that lives in memory and is drawn anew every few hours: it cannot be turned back,
and two days cannot be joined. The bound is wide, because whole towns share an address here.
"""

import hashlib
import hmac
import secrets

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from .addresses import client_address

KEY = "limits.key"
KEY_SECONDS = 6 * 3600
HOUR = 3600


def is_too_much(request: HttpRequest, what: str, most: int | None = None) -> bool:
    """Count one more of this from where the request comes; say whether it was one too many within an hour."""
    name = f"limits.{what}.{_mark(request)}"
    cache.add(name, 0, HOUR)
    try:
        count = cache.incr(name)
    except ValueError:
        # It ended between the two.
        return False
    return count > (most if most is not None else settings.REPORTS_PER_HOUR)


def _mark(request: HttpRequest) -> str:
    key = bytes(cache.get_or_set(KEY, lambda: secrets.token_bytes(32), KEY_SECONDS) or b"")
    return hmac.new(key, client_address(request).encode(), hashlib.sha256).hexdigest()[:32]
