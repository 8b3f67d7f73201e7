"""Organisations that deliver, run, lead: each with a page of its own, below which its services stand."""

from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField

from portal.edit_handlers import tabs
from portal.models import BasePage
from portal.panels import FactsPanel
from portal.rich_text import SHORT_TEXT

from ..blocks import ContactsBlock
from ..choices import PartnerType


class PartnersIndexPage(BasePage):
    """The public directory of partners."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["centres.PartnerPage"]

    word_fields = ("introduction",)
    introduction = models.TextField(_("introduction"), blank=True)

    edit_handler = tabs(words=[FieldPanel("introduction")])

    class Meta:
        verbose_name = _("directory of partners")

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return the partners, a page of them at a time."""
        from ..listing import partners_page

        return partners_page(request.GET, language)


class PartnerPage(BasePage):
    """An organisation; the tree below it is what its own people may edit."""

    parent_page_types = ["centres.PartnersIndexPage"]
    subpage_types = ["centres.ServicePage"]
    search_kind = "partner"
    word_fields = ("about",)
    fact_fields = ("acronym", "type", "logo", "website", "contacts")
    required_facts = ("type",)

    about = RichTextField(_("about"), features=SHORT_TEXT, blank=True)
    acronym = models.CharField(_("acronym"), max_length=20, blank=True)
    type = models.CharField(_("type of organisation"), max_length=20, choices=PartnerType, blank=True)
    logo = models.ForeignKey(
        "portal.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    website = models.URLField(_("website"), blank=True)
    contacts = StreamField(ContactsBlock(), blank=True, verbose_name=_("contacts"))

    edit_handler = tabs(
        words=[FieldPanel("about")],
        facts=[
            FactsPanel(
                [FieldPanel(name) for name in ("acronym", "type", "logo", "website", "contacts")],
                heading=_("Organisation"),
            )
        ],
    )

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def desk_path(self, language: str) -> str:
        """Return the partner's own page at the desk."""
        return f"/{language}/desk/about/"

    def breadcrumb(self, language: str) -> list[tuple[str, str]]:
        """Return the directory of partners."""
        from ..presenting import partner_breadcrumb

        return partner_breadcrumb(language)

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return the partner's services and the centres where it works."""
        from ..presenting import partner_context

        return partner_context(self, language, request.GET)

    def search_keys(self) -> list[UUID]:
        """Return the partner, its services and the centres where it has a role, whose documents carry its name."""
        from .centre_pages import CentreOrganisation
        from .service_pages import ServicePage

        family = PartnerPage.objects.filter(translation_key=self.translation_key).values_list("path", flat=True)
        in_family = reduce(or_, (Q(path__startswith=path) for path in family), Q(pk__in=()))
        below = ServicePage.objects.filter(in_family).values_list("translation_key", flat=True)
        centres = CentreOrganisation.objects.filter(partner=self.facts).values_list("page__translation_key", flat=True)
        return list(dict.fromkeys([self.translation_key, *below, *centres]))

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """Return the partner itself, its type, and what and where its services are."""
        from ..search_texts import partner_facets

        return partner_facets(self)

    @classmethod
    def narrow_public(cls, pages: QuerySet[Any]) -> QuerySet[Any]:
        """Let all through, with the logo in the same statement."""
        return pages.select_related("logo")

    def search_also(self) -> str:
        """Return acronym and contacts."""
        from ..search_texts import partner_also

        return partner_also(self)

    def search_text(self, facts_page: Any) -> str:
        """Return the text about the partner, its type, its services and the centres where it works."""
        from ..search_texts import partner_text

        return partner_text(self, facts_page)
