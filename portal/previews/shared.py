"""Answers a shared preview: one revision and its files, for whoever has the link; never indexed, never kept."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe
from wagtail.images.models import get_rendition_storage

from ..embargo import files_in
from ..media_files import CONTENT_TYPES, FOLDER, NAME, picture_of
from ..models import PortalDocument
from ..models.preview_links import PreviewLink
from ..rendering import render_page, render_public
from ..security.headers import DOCUMENT_POLICY
from ..views import help_context, readers_language
from .links import link_at, may_be_shared

# Where a page names files, and where a shared preview has them instead.
MEDIA, DOCUMENTS = b'"/media/images/', b'"/documents/'


@require_safe
def shared_preview(request: HttpRequest, token: str) -> HttpResponse:
    """Show the revision; 404 where the address was tampered with, 410 where the link has ended."""
    link = _link_or_404(token)
    if not (link.is_open and may_be_shared(link.revision)):
        language = readers_language(request)
        with translation.override(language):
            return closed(render_public(request, "410.html", help_context(language), status=410))
    request.is_preview = True  # type: ignore[attr-defined]
    page = link.revision.as_object()
    response = render_page(request, page, page.language)
    return closed(_with_its_files(response, reverse("shared_preview", args=[token])))


@require_safe
def shared_picture(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """Serve a picture of the revision."""
    match = NAME.fullmatch(name)
    content_type = CONTENT_TYPES.get(match["extension"]) if match else None
    if content_type is None:
        raise Http404("No such picture.")
    path = f"{FOLDER}/{name}"
    _refuse_other_files(token, "image", picture_of(path).pk)
    return closed(_file(get_rendition_storage(), path, content_type=content_type))


@require_safe
def shared_document(request: HttpRequest, token: str, pk: int, name: str) -> HttpResponseBase:
    """Serve a document of the revision."""
    _refuse_other_files(token, "document", pk)
    document = PortalDocument.objects.filter(pk=pk).first()
    if document is None or document.filename != name:
        raise Http404("No such document.")
    storage = document.file.storage
    return closed(_file(storage, document.file.name, as_attachment=True, filename=document.filename))


def closed(response: Any) -> Any:
    """Add what keeps a preview out of indexes, caches and the referrer of links."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _link_or_404(token: str) -> PreviewLink:
    link = link_at(token)
    if link is None:
        raise Http404("No such preview.")
    return link


def _refuse_other_files(token: str, kind: str, pk: int) -> None:
    link = _link_or_404(token)
    if not (link.is_open and may_be_shared(link.revision)):
        raise Http404("This preview has ended.")
    page = link.revision.as_object()
    if (kind, pk) not in files_in(page) | files_in(page.facts):
        raise Http404("No such file.")


def _file(storage: Any, path: str, **how: Any) -> FileResponse:
    try:
        response = FileResponse(storage.open(path), **how)
    except OSError as error:
        raise Http404("No such file.") from error
    response.headers["Content-Security-Policy"] = DOCUMENT_POLICY
    return response


def _with_its_files(response: HttpResponse, base: str) -> HttpResponse:
    """Lead the page's pictures and documents, which nobody else may have yet, through the link."""
    content = response.content
    for place, shared in ((MEDIA, "images/"), (DOCUMENTS, "documents/")):
        content = content.replace(place, f'"{base}{shared}'.encode())
        content = content.replace(place.replace(b'"', b", "), f", {base}{shared}".encode())
    response.content = content
    return response
