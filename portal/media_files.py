"""Serves the renditions of pictures, and holds back files of pages that are not public; originals are never reachable.

No web server may serve the folder in its place: only here it is known what is public.
"""

import re
from typing import Any, Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.http import require_safe
from wagtail.images.models import get_rendition_storage

from .embargo import is_held_back, may_see_held_back
from .models import PortalRendition

FOLDER: Final = "images"
CONTENT_TYPES: Final = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}
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
    is_for_staff = _is_for_staff(request, picture_of(path))
    try:
        changed = int(storage.get_modified_time(path).timestamp())
        response: HttpResponseBase = _unchanged(request, changed) or FileResponse(
            storage.open(path), content_type=content_type
        )
    except OSError as error:
        raise Http404("No such picture.") from error
    response.headers["Last-Modified"] = http_date(changed)
    if is_for_staff:
        _keep_nowhere(response)
    else:
        response.headers["Cache-Control"] = CACHE_CONTROL
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def answer_document(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Let Wagtail's view serve a document, or raise Http404; what only staff may have is kept in no cache."""
    if _is_for_staff(request, document):
        request.file_for_staff = True  # type: ignore[attr-defined]
    return None


def picture_of(path: str) -> Any:
    """Return the picture a file is a rendition of; a file that no row knows any more is not served."""
    row = PortalRendition.objects.filter(file=path).select_related("image").first()
    if row is None:
        raise Http404("No such picture.")
    return row.image


def _is_for_staff(request: HttpRequest, file: Any) -> bool:
    """Say whether the file is served to this user alone; raise Http404 where it is held back from them too."""
    if not is_held_back(file):
        return False
    if not may_see_held_back(request.user, file):
        raise Http404("No such file.")
    return True


def _keep_nowhere(response: HttpResponseBase) -> None:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Vary"] = "Cookie"
    response.depends_on_address_alone = False  # type: ignore[attr-defined]


def _unchanged(request: HttpRequest, changed: int) -> HttpResponse | None:
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return HttpResponse(status=304) if since is not None and changed <= since else None
