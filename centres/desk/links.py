"""Decides how the links in the desk's letters are made and read: unguessable, and kept only as digests."""

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

BYTES = 24


def new_token() -> tuple[str, str]:
    """Return a token for a link and the digest that is kept of it."""
    token = secrets.token_urlsafe(BYTES)
    return token, digest(token)


def digest(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def address_for(name: str, token: str, language: str) -> str:
    """Return the address of a link in a letter, in the language of the letter."""
    with override(language):
        path: str = reverse(name, kwargs={"token": token})
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def found_by(model: Any, token: str, lock: bool = False) -> Any:
    """Return the letter whose link holds the token, or None; for a decision its row is held."""
    rows = model.objects.select_for_update(of=("self",)) if lock else model.objects.all()
    return rows.filter(digest=digest(token)).first()
