"""Decides what a browser may load, run and allow on public pages, in the admin, and in a downloaded document.

Written by hand instead of taking django-csp: three fixed policies chosen by address, one of which takes the hashes of
the styles that the very response carries, are shorter than that package's settings and the code to choose among them.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from django.http import HttpRequest, HttpResponse

ADMIN_PREFIX: Final = "/admin/"
DOCUMENT_VIEW: Final = "wagtaildocs_serve"
POLICY: Final = "Content-Security-Policy"

PUBLIC: Final = {
    "default-src": "'none'",
    "script-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# Measured on Wagtail's screens: the page editor needs inline scripts and styles, its pictures data: and blob:, and its
# preview a frame of our own; nothing needs eval or another host.
ADMIN: Final = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' blob:",
    "font-src": "'self' data:",
    "frame-src": "'self'",
    "object-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'self'",
    "frame-ancestors": "'self'",
}
# Nothing in a file that was uploaded may run, load, or be taken for a page of ours.
DOCUMENT: Final = {"default-src": "'none'", "sandbox": "", "frame-ancestors": "'none'"}

# The finder asks for the position, and a video may fill the screen; nothing else is ours to use.
PERMISSIONS: Final = "geolocation=(self), fullscreen=(self), " + ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "screen-wake-lock",
        "usb",
        "xr-spatial-tracking",
    )
)


def written(policy: dict[str, str]) -> str:
    """Return the policy as the header's value."""
    return "; ".join(f"{name} {sources}".strip() for name, sources in policy.items())


ADMIN_POLICY: Final = written(ADMIN)
DOCUMENT_POLICY: Final = written(DOCUMENT)


@lru_cache(maxsize=256)
def public_policy(style_hashes: frozenset[str] = frozenset(), images: tuple[str, ...] = ()) -> str:
    """Return the policy of a public page whose inline styles have these hashes (``'sha256-…'`` with its quotes).

    ``images`` are other origins that pictures may come from: those of a map's tiles, on the page that has a map.
    """
    own = {"style-src": " ".join(sorted(style_hashes)) or "'none'"}
    return written(PUBLIC | own | {"img-src": " ".join((PUBLIC["img-src"], *images))})


class PolicyMiddleware:
    """Adds the headers to every response. A view that set a policy of its own keeps it, but for documents."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        match = request.resolver_match
        if match is not None and match.view_name == DOCUMENT_VIEW:
            # Wagtail writes a weaker one.
            response.headers[POLICY] = DOCUMENT_POLICY
            if getattr(request, "file_for_staff", False):
                response.headers["Cache-Control"] = "private, no-store"
        elif request.path_info.startswith(ADMIN_PREFIX):
            response.headers.setdefault(POLICY, ADMIN_POLICY)
        else:
            hashes: set[str] = getattr(request, "csp_style_hashes", set())
            images: tuple[str, ...] = getattr(request, "csp_image_sources", ())
            response.headers.setdefault(POLICY, public_policy(frozenset(hashes), images))
        return response
