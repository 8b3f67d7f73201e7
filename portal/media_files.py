"""Serves the renditions of pictures where no web server does; originals and documents are never reachable here."""

import re
from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe
from wagtail.images.models import get_rendition_storage

FOLDER: Final = "images"
CONTENT_TYPES: Final = {"webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
# What Wagtail makes of our own names of originals: letters of ASCII, digits, and the filter with its bars as dots.
NAME: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*\.(?P<extension>[a-z]+)", re.ASCII)
# A year: an original's name is never used twice, so an address never changes its content.
CACHE_CONTROL: Final = "public, max-age=31536000, immutable"


@require_safe
def serve_rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """Return the file ``<media>/images/<name>``; raise Http404 for whatever is not a picture lying right there."""
    match = NAME.fullmatch(name)
    content_type = CONTENT_TYPES.get(match["extension"]) if match else None
    if content_type is None:
        raise Http404("No such picture.")
    storage = get_rendition_storage()
    path = f"{FOLDER}/{name}"
    try:
        changed = int(storage.get_modified_time(path).timestamp())
        response: HttpResponseBase = _unchanged(request, changed) or FileResponse(
            storage.open(path), content_type=content_type
        )
    except OSError as error:
        raise Http404("No such picture.") from error
    response.headers["Last-Modified"] = http_date(changed)
    response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _unchanged(request: HttpRequest, changed: int) -> HttpResponse | None:
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return HttpResponse(status=304) if since is not None and changed <= since else None
