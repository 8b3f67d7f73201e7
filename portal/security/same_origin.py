"""Decides whether a form without session was sent by our own page: by what the browser says of its origin."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def is_from_our_page(request: HttpRequest) -> bool:
    """Say whether the request came from a page of this host.

    Browsers that say nothing (Sec-Fetch-Site is newer than Origin, and both are newer than some phones) are believed:
    there is no session that a stranger's page could abuse, and a form has its signed time stamp besides.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        # Beside it the origin says nothing more: a page that sends no referrer sends "null" for it.
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    return origin != "null" and urlsplit(origin).netloc == request.get_host()
