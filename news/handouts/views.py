"""Answers the addresses of releases as files; they depend on the address alone and are made once per version."""

from collections.abc import Callable
from typing import Any, Final

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from portal import languages
from portal.models import ShortAddress

from ..models import PressReleasePage
from .as_docx import release_docx
from .as_pdf import release_pdf
from .sheet import sheet_of

KEPT: Final = 24 * 3600
WRITERS: Final[dict[str, Callable[..., bytes]]] = {"pdf": release_pdf, "docx": release_docx}
TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def release_file(request: HttpRequest, short_id: str, extension: str) -> HttpResponse:
    """Return the release of the short address as PDF or DOCX, in the language of the address.

    Raise Http404 where no public release has that address, or none of its words are in that language.
    """
    release = _release(short_id, languages.current())
    words = release.words
    changed_at = max(filter(None, (words.last_published_at, release.last_published_at)))
    # Names, labels and pictures can change without the release, so the copy is kept for a day at most.
    key = f"news.handout.{extension}.{release.pk}.{words.pk}.{changed_at.timestamp()}"
    content = cache.get_or_set(key, lambda: WRITERS[extension](sheet_of(release), changed_at), KEPT)
    name = f"{words.slug}.{extension}"
    return HttpResponse(
        content,
        content_type=TYPES[extension],
        headers={
            "Content-Disposition": content_disposition_header(True, name) or "",
            "Cache-Control": "public, max-age=300",
            "X-Robots-Tag": "noindex",
        },
    )


def _release(short_id: str, language: str) -> Any:
    found = ShortAddress.objects.filter(pk=short_id).first()
    rows = PressReleasePage.objects.public_in(language).filter(translation_key=found.translation_key) if found else []
    release = next(iter(rows), None)
    if release is None:
        raise Http404
    return release
