"""The Community Resource Centre: a place people walk into, or a mobile team; and the list of all of them."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from portal import languages
from portal.edit_handlers import tabs
from portal.models import BasePage
from portal.panels import FactsInlinePanel, FactsPanel
from portal.rich_text import SHORT_TEXT

from ..blocks import PhonesBlock
from ..choices import DatePrecision, OrganisationRole
from ..hours.fields import OpeningHoursField
from .rows import IdentifiedRow

# Iraq lies within 29.06-37.39 N and 38.79-48.60 E (GeoNames' bounding box), rounded outwards.
LATITUDES = (28.5, 38.0)
LONGITUDES = (38.0, 49.5)


class CentresIndexPage(BasePage):
    """The list of the centres, and the form that finds the nearest."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["centres.CentrePage"]

    word_fields = ("introduction",)
    introduction = models.TextField(_("introduction"), blank=True)

    edit_handler = tabs(words=[FieldPanel("introduction")])

    class Meta:
        verbose_name = _("list of centres")

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return the centres that fit what the address asks for, the nearest first."""
        from ..finder.showing import finder_context

        return finder_context(request.GET, language)


class CentrePage(BasePage):
    """One centre. Its name and directions are words; where, when and whom to call are facts."""

    parent_page_types = ["centres.CentresIndexPage"]
    subpage_types: list[str] = []
    search_kind = "centre"
    word_fields = ("description", "directions", "accessibility_notes")
    fact_fields = (
        "place",
        "governorate",
        "latitude",
        "longitude",
        "address_hidden",
        "ordinal",
        "opened_on",
        "opened_precision",
        "opening_hours",
        "hours_exceptions",
        "phones",
        "organisations",
        "project",
        "coverage",
        "kinds",
        "audiences",
        "is_mobile",
        "stops",
        "focal_point",
        "picture",
    )
    required_facts = ("governorate",)

    description = RichTextField(_("description"), features=SHORT_TEXT, blank=True)
    directions = models.TextField(
        _("how to get there"), blank=True, help_text=_("Landmarks, one step a line, as you would tell a neighbour.")
    )
    accessibility_notes = models.TextField(_("accessibility notes"), blank=True)

    place = models.ForeignKey(
        "centres.Place", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("place")
    )
    governorate = models.ForeignKey(
        "centres.Governorate", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("governorate")
    )
    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(LATITUDES[0]), MaxValueValidator(LATITUDES[1])],
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(LONGITUDES[0]), MaxValueValidator(LONGITUDES[1])],
    )
    address_hidden = models.BooleanField(
        _("address hidden"),
        default=False,
        help_text=_("No place, position or direction leaves the portal; only phones do."),
    )
    ordinal = models.PositiveSmallIntegerField(_("number in the network"), null=True, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    opened_precision = models.CharField(
        _("how exactly this date is known"), max_length=12, choices=DatePrecision, default=DatePrecision.DAY, blank=True
    )
    opening_hours = OpeningHoursField(_("opening hours"), blank=True)
    phones = StreamField(PhonesBlock(), blank=True, verbose_name=_("phones"))
    project = models.ForeignKey(
        "centres.Project", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("project")
    )
    coverage = ParentalManyToManyField("centres.Place", blank=True, related_name="+", verbose_name=_("coverage area"))
    kinds = ParentalManyToManyField("centres.Kind", blank=True, related_name="+", verbose_name=_("kinds of service"))
    audiences = ParentalManyToManyField("centres.Audience", blank=True, related_name="+", verbose_name=_("audiences"))
    is_mobile = models.BooleanField(_("mobile team"), default=False)
    focal_point = models.ForeignKey(
        "portal.User",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("IOM focal point (never public)"),
    )
    picture = models.ForeignKey(
        "portal.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )

    edit_handler = tabs(
        words=[FieldPanel("description"), FieldPanel("directions"), FieldPanel("accessibility_notes")],
        facts=[
            FactsPanel(
                [
                    FieldPanel(name)
                    for name in ("governorate", "place", "latitude", "longitude", "address_hidden", "is_mobile")
                ],
                heading=_("Where"),
            ),
            FactsPanel([FieldPanel("opening_hours"), FieldPanel("phones")], heading=_("Hours and phones")),
            FactsInlinePanel("hours_exceptions", heading=_("Days with other hours"), label=_("days with other hours")),
            FactsInlinePanel("stops", heading=_("Stops of the mobile team")),
            FactsInlinePanel("organisations", heading=_("Who works here")),
            FactsPanel(
                [FieldPanel(name) for name in ("kinds", "audiences", "coverage")], heading=_("What and for whom")
            ),
            FactsPanel(
                [
                    FieldPanel(name)
                    for name in ("ordinal", "opened_on", "opened_precision", "project", "picture", "focal_point")
                ],
                heading=_("About the centre"),
            ),
        ],
    )

    class Meta:
        verbose_name = _("centre")
        verbose_name_plural = _("centres")

    def clean(self) -> None:
        """Refuse half a position, and a position on a hidden address."""
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Give both latitude and longitude, or neither.")})

    def told_differences(self, before: Any) -> tuple[set[str], list[tuple[str, str]]]:
        """Tell a moved position as a distance."""
        from ..moved import FIELDS, told_move

        return FIELDS, list(told_move(before, self))

    @classmethod
    def narrow_public(cls, pages: QuerySet[Any]) -> QuerySet[Any]:
        """Let all through, with the rows that every output of a centre needs, in the same statement."""
        from ..freshness.state import with_freshness

        return with_freshness(pages).select_related("place", "governorate", "project", "picture")

    @classmethod
    def offered_when_nothing_is_found(cls, language: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
        """Return the first centres."""
        from ..listing import centres_offered

        return [(gettext("Centres"), centres_offered(language))]

    def breadcrumb(self, language: str) -> list[tuple[str, str]]:
        """Return the list of centres and the governorate."""
        from ..presenting import centre_breadcrumb

        return centre_breadcrumb(self, language)

    @property
    def doubts(self) -> list[str]:
        """Return what the public has to know of doubts about the listing, in the active language."""
        from ..freshness.state import doubts

        return doubts(self, languages.current())

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return what the page of the centre shows beside its own words."""
        from ..presenting import centre_context

        return centre_context(self, language)

    def search_keys(self) -> list[UUID]:
        """Return the centre, and what carries its name: its services, their partners, and who works here."""
        from .service_pages import ServicePage

        at_this = ServicePage.objects.filter(centres__centre=self.facts)
        above = {path[: -self.steplen] for path in at_this.values_list("path", flat=True)}
        working = self.facts.organisations.values_list("partner__translation_key", flat=True)
        partners = Page.objects.filter(path__in=above).values_list("translation_key", flat=True)
        keys = [self.translation_key, *at_this.values_list("translation_key", flat=True), *partners, *working]
        return list(dict.fromkeys(key for key in keys if key))

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """Return governorate, kinds and audiences."""
        from ..search_texts import centre_facets

        return centre_facets(self)

    def search_points(self) -> tuple[tuple[float, float], ...]:
        """Return the position, never of a hidden address."""
        from ..whereabouts import point_of

        point = point_of(self)
        return (point,) if point else ()

    def search_also(self) -> str:
        """Return phones, spellings of the place and acronyms of who works here."""
        from ..search_texts import centre_also

        return centre_also(self)

    def search_note(self, facts_page: Any) -> str:
        """Return the place and the governorate, and where the public has to know, that nobody confirmed the centre."""
        from ..search_texts import centre_note

        return centre_note(facts_page, self.language)

    def search_text(self, facts_page: Any) -> str:
        """Return description, directions, place and kinds in this page's language."""
        from ..search_texts import centre_text

        return centre_text(self, facts_page)


class CentreOrganisation(IdentifiedRow):
    """An organisation and what it does at a centre: a partner of the directory, or a donor."""

    page = ParentalKey(CentrePage, related_name="organisations", on_delete=models.CASCADE)
    role = models.CharField(_("role"), max_length=20, choices=OrganisationRole)
    partner = models.ForeignKey(
        "centres.PartnerPage", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("partner")
    )
    donor = models.ForeignKey(
        "centres.Donor", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("donor")
    )

    panels = [FieldPanel("role"), FieldPanel("partner"), FieldPanel("donor")]

    class Meta(IdentifiedRow.Meta):
        verbose_name = _("organisation at the centre")
        verbose_name_plural = _("organisations at the centre")

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.partner or self.donor}"

    def clean(self) -> None:
        """Ask for one of partner and donor, and store a partner by its source page."""
        super().clean()
        if (self.partner_id is None) == (self.donor_id is None):
            raise ValidationError(_("Choose a partner or a donor, one of the two."))
        if self.partner is not None:
            self.partner = self.partner.facts
