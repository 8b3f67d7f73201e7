"""Draws the picture that stands beside a shared link: the title of the page, its letters joined as they are read."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page

from . import languages
from .addresses import absolute, public_page_set
from .models import ShortAddress
from .print.typesetting import picture

TEMPLATE: Final = Path(__file__).parent / "print" / "share.typ"
LONGEST: Final = 240


@require_safe
def share_image(request: HttpRequest, short_id: str, language: str) -> HttpResponse:
    """Return the picture of ``/c/<short id>`` in a language; 404 for what is not public or leaves no trace."""
    address = ShortAddress.objects.filter(pk=short_id.lower()).first()
    row = Page.objects.filter(translation_key=address.translation_key).first() if address else None
    page_set = public_page_set(row.specific_class, row.translation_key) if row and row.specific_class else None
    if page_set is None or page_set.source.is_private_reading:
        raise Http404
    words: Any = page_set.by_language.get(language, page_set.source)
    response = HttpResponse(
        drawn(words.title[:LONGEST], words.language, absolute(str(address))), content_type="image/png"
    )
    response["Cache-Control"] = "public, max-age=86400"
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


@lru_cache(maxsize=64)
def drawn(title: str, language: str, address: str) -> bytes:
    """Return the picture, 1200 by 630 pixels."""
    with translation.override(language):
        site = _("Markaz")
    is_rtl = languages.direction(language) == "rtl"
    shown = address.split("://", 1)[-1]
    return picture(TEMPLATE, {"title": title, "site": site, "language": language, "rtl": is_rtl, "address": shown})
