"""Draws the QR code of a permanent short address: for print, posters and the screen of somebody else's phone."""

import io
from typing import Final

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from .addresses import absolute
from .models import ShortAddress

TYPES: Final = {"svg": "image/svg+xml", "png": "image/png"}
# A module of the code is so many pixels: 300 to 400 in all, which prints sharp at three centimetres.
SCALE: Final = 10
BORDER: Final = 4


@require_safe
def qr_code(request: HttpRequest, short_id: str, extension: str) -> HttpResponse:
    """Return the code of ``/c/<short id>``; raise Http404 for an id that was never given out."""
    address = ShortAddress.objects.filter(pk=short_id.lower()).first()
    if address is None:
        raise Http404
    response = HttpResponse(drawn(absolute(str(address)), extension), content_type=TYPES[extension])
    response["Cache-Control"] = "public, max-age=86400"
    response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return response


def drawn(text: str, extension: str) -> bytes:
    """Return the code of a text as ``svg`` or ``png``; a quarter of it may be dirty or torn and it still reads."""
    stream = io.BytesIO()
    options = {"svgclass": None, "lineclass": None, "xmldecl": False} if extension == "svg" else {}
    segno.make(text, error="q", micro=False).save(stream, kind=extension, scale=SCALE, border=BORDER, **options)
    return stream.getvalue()
