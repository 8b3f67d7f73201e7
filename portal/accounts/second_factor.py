"""Decides whether staff reach the admin without a second factor: with PORTAL_STAFF_SECOND_FACTOR they do not."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from portal.middleware import is_for_staff
from portal.roles import ADMIN_ACCESS

# Kept in the session: this sign-in was completed with a second factor, or one was set up since.
SHOWN = "second_factor_shown"
# Where the way to the sign-in page begins; it is open to everybody.
OPEN = ("/admin/login/", "/admin/logout/", "/admin/password_reset/")


class StaffSecondFactorMiddleware:
    """Leads staff who have not shown a second factor to where they show it, or set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.STAFF_SECOND_FACTOR and is_for_staff(request.path_info) and not request.path_info.startswith(OPEN):
            return led_away(request) or self.get_response(request)
        return self.get_response(request)


def led_away(request: HttpRequest) -> HttpResponse | None:
    """Return where somebody has to go first, or None for whoever may go on."""
    user: Any = request.user
    if request.session.get(SHOWN) or not user.is_authenticated or not user.has_perm(ADMIN_ACCESS):
        return None
    if has_second_factor(user):
        logout(request)
        return redirect_to_login(request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home"))
    return HttpResponseRedirect(reverse("mfa_index"))


def has_second_factor(user: Any) -> bool:
    """Say whether the user has an app or a passkey; recovery codes alone are none."""
    factors = Authenticator.objects.filter(user=user)
    return bool(factors.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def is_required_of(user: Any) -> bool:
    """Say whether the user has to set up a second factor before anything else."""
    return bool(settings.STAFF_SECOND_FACTOR and user.has_perm(ADMIN_ACCESS) and not has_second_factor(user))


def note_shown(request: HttpRequest) -> None:
    """Remember for this session that a second factor was shown."""
    request.session[SHOWN] = True


def note_removed(request: HttpRequest, user: Any) -> None:
    """Forget it when the last factor is gone."""
    if not has_second_factor(user):
        request.session.pop(SHOWN, None)
