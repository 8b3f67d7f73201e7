"""Decides what stands where Wagtail's own sign-in was: nothing signs in there, everything leads to the one page."""

from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_http_methods

from portal.rendering import render_private

from .landing import landing_address


@require_http_methods(["GET", "HEAD", "POST"])
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page and from there to the address that was asked for; no password is read.

    Who is signed in already was sent here because they may not go there: leading them on would lead in a circle.
    """
    target = request.GET.get("next", "")
    if request.user.is_authenticated:
        if not target:
            return _uncached(landing_address(request.user))
        return render_private(request, "account/not_there.html", {"back": landing_address(request.user)}, status=403)
    return _uncached(_with_next(reverse("account_login"), target))


@require_http_methods(["GET", "HEAD", "POST"])
def to_reset(request: HttpRequest, **parts: Any) -> HttpResponse:
    """Lead to the page for a forgotten password; a link from Wagtail's own mails opens nothing."""
    return _uncached(reverse("account_reset_password"))


@require_http_methods(["GET", "HEAD", "POST"])
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out where the admin's button asks for it, and lead to the sign-in page."""
    if request.method == "POST":
        logout(request)
    return _uncached(reverse("account_login"))


def _with_next(address: str, target: str) -> str:
    is_ours = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return f"{address}?{urlencode({'next': target})}" if is_ours else address


def _uncached(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response["Cache-Control"] = "no-store"
    return response
