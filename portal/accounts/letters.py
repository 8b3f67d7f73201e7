"""Decides whom the portal tells that the way an account is signed in to has changed."""

from typing import Any

from django.http import HttpRequest

from portal.letters import send_letter

CHANGES = ("password", "added", "removed")


def tell_of_changed_sign_in(user: Any, change: str) -> None:
    """Mail the user which of ``CHANGES`` happened, so that somebody else's doing is noticed."""
    send_letter([user], "sign_in_changed", change=change)


def tell_of_factor(request: HttpRequest, authenticator: Any, change: str) -> None:
    """Tell of an app or a passkey; recovery codes come and go with them."""
    if authenticator.type != authenticator.Type.RECOVERY_CODES:
        tell_of_changed_sign_in(request.user, change)
