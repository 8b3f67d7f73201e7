"""Decides which pictures a page shows, so that publishing can check their consent and make their renditions."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import StreamField

from .uploads.renditions import make_renditions


def pictures_of(page: Any) -> Iterator[Any]:
    """Yield every picture the page's own row shows, in fields and in blocks."""
    from .models import PortalImage

    for field in page._meta.fields:
        if field.related_model is PortalImage and (picture := getattr(page, field.name)):
            yield picture
        elif isinstance(field, StreamField):
            yield from pictures_in(getattr(page, field.attname))


def pictures_in(value: Any) -> Iterator[Any]:
    """Yield every picture in the value of a field, a block or a stream of blocks."""
    from .models import PortalImage

    if isinstance(value, PortalImage):
        yield value
    elif isinstance(value, blocks.StructValue):
        for part in value.values():
            yield from pictures_in(part)
    elif isinstance(value, blocks.StreamValue):
        for block in value:
            yield from pictures_in(block.value)


def refuse_without_consent(page: Any) -> None:
    """Raise ValidationError when a picture of the page may not be public."""
    refused = [picture.title for picture in pictures_of(page) if not picture.is_publishable()]
    if refused:
        names = "، ".join(refused)
        raise ValidationError(
            _("These pictures may not be published, because consent was refused or has ended: %(names)s")
            % {"names": names}
        )


def refuse_undescribed(page: Any) -> None:
    """Raise ValidationError when a picture of the page lacks its alternative text or its credit."""
    refused = [why for picture in pictures_of(page) if (why := why_undescribed(picture))]
    if refused:
        raise ValidationError(list(dict.fromkeys(refused)))


def why_undescribed(picture: Any) -> str:
    """Return what a picture lacks for readers, and where to add it; an empty text when nothing is missing."""
    lacking = {
        (True, False): _(
            "Picture “%(title)s” has no alternative text in every language: readers who cannot see it "
            "need one. Add it under Pictures."
        ),
        (False, True): _("Picture “%(title)s” has no credit: write under Pictures who made it."),
        (True, True): _("Picture “%(title)s” has neither alternative text nor credit. Add both under Pictures."),
    }.get((picture.lacks_text(), picture.lacks_credit()), "")
    return lacking % {"title": picture.title} if lacking else ""


def make_renditions_of(page: Any) -> None:
    """Make the fixed sizes of every picture of the page, before any reader asks for them."""
    for picture in pictures_of(page):
        make_renditions(picture)
