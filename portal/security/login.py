"""Decides what happens after too many wrong passwords: account and address together wait, known or unknown."""

import math
import unicodedata
from collections.abc import Mapping
from typing import Any

from axes.helpers import get_cool_off
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOO_MANY_REQUESTS = 429


def account_name(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str:
    """Return the name the attempts are counted under; settings.AXES_USERNAME_CALLABLE names this function.

    Letter case, width and blanks make no new account to guess on.
    """
    name = (credentials or {}).get("username") or request.POST.get("username", "")
    return unicodedata.normalize("NFKC", str(name)).casefold().strip()[:255].replace("\0", "")


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: Mapping[str, Any] | None = None
) -> HttpResponse:
    """Return the page that says how long to wait; settings.AXES_LOCKOUT_CALLABLE names this function.

    It names no account and is the same for one that does not exist.
    """
    wait = get_cool_off(request)
    seconds = int(wait.total_seconds()) if wait else 0
    page = render(request, "portal/locked_out.html", {"minutes": math.ceil(seconds / 60)}, status=TOO_MANY_REQUESTS)
    page.headers["Cache-Control"] = "no-store"
    if seconds:
        page.headers["Retry-After"] = str(seconds)
    return page
