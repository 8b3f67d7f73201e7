"""Decides which address a request comes from, with and without a proxy in front."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the address of the client; settings.AXES_CLIENT_IP_CALLABLE names this function.

    Behind our own proxy (BEHIND_PROXY) it is the last entry of X-Forwarded-For, the only one the proxy wrote itself;
    without one the header is whatever the client likes and is not looked at.
    """
    direct = request.META.get("REMOTE_ADDR", "")
    if not getattr(settings, "BEHIND_PROXY", False):
        return direct
    return request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip() or direct
