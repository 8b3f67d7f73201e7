"""Connects what the portal does when somebody signs in or changes how; each receiver calls a named function."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_used
from django.contrib.auth.signals import user_logged_in

from portal.security.login import forget_failures

from .letters import tell_of_changed_sign_in, tell_of_factor
from .second_factor import note_removed, note_shown


def on_signed_in(request: Any, user: Any, **kwargs: Any) -> None:
    """Begin to count anew."""
    if request is not None and hasattr(request, "axes_ip_address"):
        forget_failures(request, user)


def on_password_changed(request: Any, user: Any, **kwargs: Any) -> None:
    """Tell the user."""
    forget_failures(request, user)
    tell_of_changed_sign_in(user, "password")


def on_factor_used(request: Any, **kwargs: Any) -> None:
    """Remember it for the session."""
    note_shown(request)


def on_factor_added(request: Any, authenticator: Any, **kwargs: Any) -> None:
    """Let the session in which it was set up go on, and tell the user."""
    note_shown(request)
    tell_of_factor(request, authenticator, "added")


def on_factor_removed(request: Any, user: Any, authenticator: Any, **kwargs: Any) -> None:
    """Ask for another one where one is required, and tell the user."""
    note_removed(request, user)
    tell_of_factor(request, authenticator, "removed")


def connect() -> None:
    """Connect the receivers; a second call changes nothing."""
    user_logged_in.connect(on_signed_in, dispatch_uid="signed in")
    for signal in (password_changed, password_reset):
        signal.connect(on_password_changed, dispatch_uid="password changed")
    authenticator_used.connect(on_factor_used, dispatch_uid="factor used")
    authenticator_added.connect(on_factor_added, dispatch_uid="factor added")
    authenticator_removed.connect(on_factor_removed, dispatch_uid="factor removed")
