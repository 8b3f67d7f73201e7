"""Decides what happens after too many wrong passwords: account and address together wait, known or unknown."""

import math
import unicodedata
from collections.abc import Mapping
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django.http import HttpRequest, HttpResponse

from portal.rendering import render_private

from .addresses import client_address

TOO_MANY_REQUESTS = 429


def account_name(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """Return the name the attempts are counted under; settings.AXES_USERNAME_CALLABLE names this function.

    Letter case, width and blanks make no new account to guess on.
    """
    name = (credentials or {}).get("username") or request.POST.get("login", "")
    return unicodedata.normalize("NFKC", str(name)).casefold().strip()[:255].replace("\0", "")


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """Return the page that says how long to wait; settings.AXES_LOCKOUT_CALLABLE names this function.

    It names no account and is the same for one that does not exist.
    """
    wait = get_cool_off(request)
    seconds = int(wait.total_seconds()) if wait else 0
    context = {"minutes": math.ceil(seconds / 60)}
    page = render_private(request, "portal/locked_out.html", context, status=TOO_MANY_REQUESTS)
    if seconds:
        page.headers["Retry-After"] = str(seconds)
    return page


def is_locked(request: HttpRequest, name: str) -> bool:
    """Say whether the name has to wait at this address; the answer to the request is then the page that says so."""
    locked = not AxesProxyHandler.is_allowed(request, {"username": name})
    if locked:
        request.axes_locked_out = True  # type: ignore[attr-defined]
    return locked


def count_failure(request: HttpRequest, name: str) -> bool:
    """Count an attempt under the name at this address; say whether the name has to wait from now on."""
    AxesProxyHandler.user_login_failed(sender=__name__, credentials={"username": name}, request=request)
    return bool(getattr(request, "axes_locked_out", False))


def forget_failures(request: HttpRequest, user: Any) -> None:
    """Begin to count anew for a user who has signed in, under every name they can be tried by."""
    for name in (user.get_username(), user.email, second_factor_name(user)):
        counted_as = account_name(request, {"username": name})
        AxesProxyHandler.reset_attempts(username=counted_as, ip_address=client_address(request))


def second_factor_name(user: Any) -> str:
    """Return the name under which wrong codes are counted."""
    return f"second factor {user.pk}"
