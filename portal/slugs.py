"""Decides which slug a page may have: none the portal needs itself, none that makes two page sets share an address."""

from itertools import count
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

HOME_DEPTH = 2
# First parts below a language that the portal answers itself.
RESERVED_SLUGS = frozenset(
    {"search", "desk", "feed", "feeds", "files", "offline", "finder", "health", "admin", "hsds", "c", "sitemap.xml"}
    | {"confirm", "report", "contacts", "notice", "follow"}
)


def refuse_slug(slug: str, parent: Any, page: Any) -> None:
    """Raise ValidationError when ``page`` may not have the slug below ``parent``.

    A page without words in a language is read at the address of its own slug below the parent's translations, so the
    slug has to be free there too.
    """
    if parent is None or not slug:
        return
    if parent.depth == HOME_DEPTH and slug in RESERVED_SLUGS:
        raise ValidationError({"slug": _("This address is used by the portal itself. Choose another one.")})
    family = Page.objects.filter(translation_key=parent.translation_key).values_list("url_path", flat=True)
    paths = [f"{path}{slug}/" for path in family]
    if Page.objects.filter(url_path__in=paths).exclude(translation_key=page.translation_key).exists():
        raise ValidationError(
            {"slug": _("Another page has this address, here or in another language. Choose another one.")}
        )


def free_slug(wanted: str, parent: Any, page: Any) -> str:
    """Return the slug, or the first of ``wanted-2``, ``wanted-3`` … that the page may have."""
    for number in count(1):
        slug = wanted if number == 1 else f"{wanted}-{number}"
        try:
            refuse_slug(slug, parent, page)
        except ValidationError:
            continue
        return slug
    raise AssertionError
