"""The tag that shows a picture from its ready-made renditions; it never makes one inside a reader's request."""

import logging
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal import languages
from portal.labels import label
from portal.uploads.renditions import AVIF, JPEG, WEBP, WIDTHS, public_renditions

logger = logging.getLogger(__name__)
register = template.Library()


@register.simple_tag
def picture_of(image: Any, width: int, language: str | None = None) -> SafeString | str:
    """Return a ``<picture>`` of the width given (one of WIDTHS, in CSS pixels), or of the nearest one that exists.

    ``language`` is the one of the words around it (the active one when None): the alternative text is in it. Without an
    image nothing is shown; without any rendition the alternative text is, because a page with a gap must still tell.
    """
    if image is None:
        return ""
    text = label(image.alternative_text, language or languages.current())
    renditions = public_renditions(image)
    for near in sorted(WIDTHS, key=lambda known: abs(known - int(width))):
        webp, jpeg = renditions.get(WEBP[near]), renditions.get(JPEG[near])
        if webp and jpeg:
            avif = renditions.get(AVIF.get(near, ""))
            first = format_html('<source type="image/avif" srcset="{}">', avif.url) if avif else ""
            return format_html(
                '<picture>{}<source type="image/webp" srcset="{}">'
                '<img src="{}" width="{}" height="{}" alt="{}" loading="lazy" decoding="async"></picture>',
                first,
                webp.url,
                jpeg.url,
                jpeg.width,
                jpeg.height,
                text,
            )
    logger.warning("Picture %s has no rendition to show.", image.pk)
    return format_html('<span class="picture-missing">{}</span>', text)
