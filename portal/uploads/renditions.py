"""Decides the sizes and formats in which pictures are shown, and makes them before any reader asks."""

import logging
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images import get_image_model
from wagtail.images.models import Filter, SourceImageIOError

if TYPE_CHECKING:
    from portal.models.media import PortalImage

logger = logging.getLogger(__name__)

WIDTHS: Final = (360, 720)
# WebP at 65 is smaller than JPEG at 76 and looks the same; Wagtail's 80 would be larger.
WEBP: Final = {width: f"width-{width}|format-webp|webpquality-65" for width in WIDTHS}
JPEG: Final = {width: f"width-{width}|format-jpeg|jpegquality-76" for width in WIDTHS}
PUBLIC_SPECS: Final = (*WEBP.values(), *JPEG.values())
# Half of WebP's bytes and thirty times its work: made in the background, for the width that phones get.
AVIF: Final = {360: "width-360|format-avif|avifquality-50"}
SHOWN_SPECS: Final = (*PUBLIC_SPECS, *AVIF.values())
# What the admin's lists, choosers and edit form show, so that looking at them writes nothing either.
LARGEST_SPEC: Final = "max-800x600"
ADMIN_SPECS: Final = ("max-165x165", LARGEST_SPEC)


def make_renditions(image: "PortalImage") -> None:
    """Make those renditions of the fixed set that the picture does not have yet.

    A disk that is full or a picture that is gone is logged and leaves the set incomplete: the picture is saved all the
    same, readers get its text, and the next publishing tries again.
    """
    present = set(image.renditions.values_list("filter_spec", flat=True))
    missing = [Filter(spec) for spec in (*PUBLIC_SPECS, *ADMIN_SPECS) if spec not in present]
    try:
        image.create_renditions(*missing)
    except (OSError, SourceImageIOError):
        logger.exception("Renditions of picture %s could not be made.", image.pk)


def make_avif(most: int) -> int:
    """Make the AVIF of up to so many pictures that have none yet, the newest first; return how many were made."""
    without = get_image_model().objects.exclude(renditions__filter_spec__in=AVIF.values())
    made = 0
    for image in without.order_by("-pk")[:most]:
        try:
            image.create_renditions(*map(Filter, AVIF.values()))
        except (OSError, SourceImageIOError):
            logger.exception("The AVIF of picture %s could not be made.", image.pk)
        else:
            made += 1
    return made


def load_renditions(images: Iterable["PortalImage | None"]) -> None:
    """Fetch the public renditions of many pictures with one statement, for templates that show a list of them."""
    wanted = [image for image in images if image is not None]
    if wanted:
        rows = get_image_model().get_rendition_model().objects.filter(filter_spec__in=SHOWN_SPECS)
        prefetch_related_objects(wanted, Prefetch("renditions", queryset=rows, to_attr="prefetched_renditions"))


def public_renditions(image: "PortalImage") -> dict[str, Any]:
    """Return the picture's public renditions by spec: those loaded before, else fetched with one statement and kept."""
    if getattr(image, "prefetched_renditions", None) is None:
        load_renditions([image])
    return {row.filter_spec: row for row in image.prefetched_renditions if row.filter_spec in SHOWN_SPECS}
