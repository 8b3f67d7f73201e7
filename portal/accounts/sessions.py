"""The list of the devices on which somebody is signed in, each of which can be signed out from here."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from portal.rendering import render_private

from .dressing import around

# What a device calls itself, from the surest sign to the least sure one.
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Show where the user is signed in; sign out one of those devices, or all but this one, on POST."""
    if request.method == "POST":
        ended = end_sessions(request, request.POST.get("session", ""))
        if ended:
            messages.success(request, gettext("Signed out there."))
        return HttpResponseRedirect(reverse("usersessions_list"))
    context = {"devices": devices_of(request), **around(request)}
    return render_private(request, "account/sessions.html", context)


def open_sessions(user: Any) -> list[UserSession]:
    """Return the user's sessions that have not ended, the newest first."""
    still = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    return list(UserSession.objects.filter(user=user, session_key__in=still).order_by("-last_seen_at"))


def devices_of(request: HttpRequest) -> list[dict[str, Any]]:
    """Return what is shown of each session: what kind of device, since when, and whether it is this one."""
    here = request.session.session_key
    return [
        {"key": one.pk, "name": device(one.user_agent), "since": one.created_at, "is_here": one.session_key == here}
        for one in open_sessions(request.user)
    ]


def end_sessions(request: HttpRequest, which: str) -> int:
    """End one session of the user by its key, or all others; return how many."""
    others = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    if which != "others":
        others = others.filter(pk=int(which)) if which.isdecimal() and len(which) < 18 else others.none()
    ended = list(others)
    for one in ended:
        one.end()
    return len(ended)


def device(user_agent: str) -> str:
    """Return browser and system as people call them, or nothing when the device does not say."""
    browser = next((name for sign, name in BROWSERS if f"{sign}/" in user_agent), "")
    system = next((name for name in SYSTEMS if name in user_agent), "")
    return ", ".join(part for part in (browser, system) if part)
