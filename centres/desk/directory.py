"""Decides what partners see of each other's services that the public does not: how to refer, and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Page

from portal.gate import attach_words

from ..blocks import PhoneValue
from ..choices import VisibilityTier
from ..hours.evaluate import in_baghdad
from ..models import CentrePage, PartnerPage, ServiceAtCentre, ServicePage
from ..naming import Named, listed
from ..reach import phones_in
from ..states import ended


@dataclass(frozen=True)
class Known:
    """A service that partners refer to: whose it is, where, its numbers and its words."""

    service: Any
    partner: str
    where: str
    phones: list[PhoneValue]
    name: Named


def known_to(user: Any, language: str, query: Mapping[str, str]) -> tuple[ListPage[Any], list[Known]]:
    """Return a page of the services that are for partners or, of those named, for this user; five statements."""
    today = in_baghdad(timezone.now()).date()
    parent = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    key = Subquery(Page.objects.filter(path=parent).values("translation_key")[:1])
    services = ServicePage.objects.shown_to_members(language, user).exclude(visibility=VisibilityTier.PUBLIC)
    services = services.exclude(ended(today)).annotate(partner_key=key).order_by("kind__order", "kind__key", "path")
    list_page = Paginator(services, settings.LIST_PAGE_SIZE).get_page(query.get("page"))
    found = list(list_page.object_list)
    partners = PartnerPage.objects.public(language).filter(translation_key__in={each.partner_key for each in found})
    titles = {partner.translation_key: partner.words.title for partner in partners}
    rows = list(ServiceAtCentre.objects.filter(page__in=[each.pk for each in found]))
    centres = CentrePage.objects.public(language).in_bulk([row.centre_id for row in rows])
    attach_words(centres.values(), language)
    shown = []
    for each in found:
        here = [row for row in rows if row.page_id == each.pk and row.centre_id in centres]
        where = listed(centres[row.centre_id].words.title for row in here)
        shown.append(_known(each, titles.get(each.partner_key, ""), where, here, language))
    return list_page, shown


def _known(service: Any, partner: str, where: str, rows: list[Any], language: str) -> Known:
    words = service.words
    phones = phones_in(service.phones) + [phone for row in rows for phone in phones_in(row.phones)]
    name = Named(words.title, "", "" if words.language == language else words.language)
    return Known(service, partner, where, phones, name)
