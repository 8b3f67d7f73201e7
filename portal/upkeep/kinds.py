"""Decides what there is to look after, each kind as a list of rows; apps add their own with ``register``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from .. import languages
from ..library_rights import picture_rights
from ..models.media import Consent
from ..models.upkeep import LinkState, PageLink, ReadingHint

FOLDER: Final = "portal/upkeep/"
CONSENT_WARNING: Final = timedelta(days=60)


@dataclass(frozen=True)
class Kind:
    """Something to look after: ``rows`` gives what a user may look after; ``page`` is the path from a row to its page.

    Rows of pictures have no page; their owner is who uploaded them.
    """

    key: str
    label: Any
    help: Any
    rows: Callable[[Any], QuerySet[Any]]
    page: str | None
    template: str

    @property
    def prefix(self) -> str:
        """Return the beginning of a filter on the row's page."""
        return f"{self.page}__" if self.page else ""

    @property
    def owner(self) -> str:
        """Return the filter on whose row it is."""
        return "uploaded_by_user" if self.page is None else f"{self.prefix}owner"


def pages_of(user: Any) -> QuerySet[Any]:
    """Return the public pages that the user may edit."""
    return PagePermissionPolicy().instances_user_has_permission_for(user, "change").filter(live=True, depth__gt=1)


def pictures_of(user: Any) -> QuerySet[Any]:
    """Return the pictures that the user may change."""
    return picture_rights().instances_user_has_permission_for(user, "change")


def broken_links(user: Any) -> QuerySet[Any]:
    """Return the links that lead nowhere."""
    rows = PageLink.objects.filter(state=LinkState.BROKEN, page__in=pages_of(user))
    return rows.select_related("page__locale", "page__owner", "page__content_type").order_by("page__title", "pk")


def not_reviewed(user: Any) -> QuerySet[Any]:
    """Return the pages that nobody has published or read through for so many months."""
    since = timezone.now() - timedelta(days=settings.REVIEW_AFTER_MONTHS * 30.44)
    seen = Coalesce("last_review__reviewed_at", "last_published_at")
    rows = pages_of(user).annotate(seen_at=seen).filter(last_published_at__lt=since, seen_at__lt=since)
    return rows.select_related("locale", "owner", "content_type").order_by("seen_at", "pk")


def undescribed(user: Any) -> QuerySet[Any]:
    """Return the pictures without alternative text in every language, or without credit."""
    lacking = Q(credit="")
    for code in languages.codes():
        lacking |= Q(**{f"alternative_text__{code}__isnull": True}) | Q(**{f"alternative_text__{code}": ""})
    return pictures_of(user).filter(lacking).select_related("uploaded_by_user").order_by("title", "pk")


def consent_ending(user: Any) -> QuerySet[Any]:
    """Return the pictures whose consent ends soon, has ended, or was never stated, the most urgent first."""
    soon = timezone.localdate() + CONSENT_WARNING
    found = Q(consent=Consent.GIVEN, consent_expires_on__lte=soon) | Q(consent="")
    rows = pictures_of(user).filter(found).select_related("uploaded_by_user")
    return rows.order_by(F("consent_expires_on").asc(nulls_first=True), "pk")


def hard_to_read(user: Any) -> QuerySet[Any]:
    """Return the hints on readability, the worst first."""
    rows = ReadingHint.objects.filter(page__in=pages_of(user))
    return rows.select_related("page__locale", "page__owner", "page__content_type").order_by("-count", "pk")


OWN: Final = (
    Kind(
        "links",
        _("Broken links"),
        _("Links in public pages that lead nowhere."),
        broken_links,
        "page",
        f"{FOLDER}_link.html",
    ),
    Kind(
        "reviews",
        _("Not read through for long"),
        _("Pages that nobody has published or read through for a while. Read the page; if all is right, say so."),
        not_reviewed,
        "",
        f"{FOLDER}_page.html",
    ),
    Kind(
        "pictures",
        _("Pictures not described"),
        _("Pictures without alternative text or credit. A page that shows one cannot be published."),
        undescribed,
        None,
        f"{FOLDER}_picture.html",
    ),
    Kind(
        "consent",
        _("Consent that ends"),
        _("Pictures whose consent ends within two months, has ended, or is not stated. Ask again, or replace them."),
        consent_ending,
        None,
        f"{FOLDER}_consent.html",
    ),
    Kind(
        "reading",
        _("Could be easier to read"),
        _("Hints, not faults: shorter sentences and shorter words help people who read on a phone."),
        hard_to_read,
        "page",
        f"{FOLDER}_hint.html",
    ),
)
KINDS: dict[str, Kind] = {kind.key: kind for kind in OWN}


def register(kind: Kind) -> None:
    """Add a kind; an app calls this when it is ready."""
    KINDS[kind.key] = kind


def kinds() -> list[Kind]:
    """Return every kind in the order they were registered."""
    return list(KINDS.values())
