"""A service: what one partner offers, and at which centres, each with its own hours and phones."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
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
from ..choices import Access, Cost, ServiceStatus, SpokenLanguage, VisibilityTier
from ..fields import ChoicesField
from ..hours.fields import OpeningHoursField
from .rows import IdentifiedRow


class ServicePage(BasePage):
    """One service of one partner."""

    parent_page_types = ["centres.PartnerPage"]
    subpage_types: list[str] = []
    search_kind = "service"
    word_fields = ("what", "who", "how", "documents_needed", "referral_how", "next_step", "feedback")
    fact_fields = (
        "kind",
        "audiences",
        "cost",
        "access",
        "referral_needed",
        "response_days",
        "languages_spoken",
        "phones",
        "status",
        "status_from",
        "status_until",
        "visibility",
        "focal_points",
        "centres",
        "hours_exceptions",
    )
    required_facts = ("kind",)
    required_words = ("what",)

    what = RichTextField(_("what it is"), features=SHORT_TEXT, blank=True)
    who = models.TextField(_("who can get it"), blank=True)
    how = models.TextField(_("how to get it"), blank=True, help_text=_("One step a line."))
    documents_needed = models.TextField(_("documents needed"), blank=True, help_text=_("One document a line."))

    referral_how = models.TextField(
        _("how to refer somebody"),
        blank=True,
        help_text=_("For other organisations; one step a line."),
    )
    next_step = models.TextField(_("what happens next"), blank=True, help_text=_("After the first visit."))
    feedback = models.TextField(
        _("feedback and complaints"), blank=True, help_text=_("Where people say what was good and what was not.")
    )

    kind = models.ForeignKey(
        "centres.Kind", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kind of service")
    )
    audiences = ParentalManyToManyField("centres.Audience", blank=True, related_name="+", verbose_name=_("audiences"))
    cost = models.CharField(_("cost"), max_length=10, choices=Cost, blank=True)
    access = models.CharField(_("appointment or walk-in"), max_length=12, choices=Access, blank=True)
    referral_needed = models.BooleanField(_("referral needed"), null=True, blank=True)
    response_days = models.PositiveSmallIntegerField(
        _("days until the first answer"), null=True, blank=True, help_text=_("0 is the same day.")
    )
    languages_spoken = ChoicesField(_("languages spoken"), choices=SpokenLanguage.choices, blank=True)
    phones = StreamField(PhonesBlock(), blank=True, verbose_name=_("phones"))
    status = models.CharField(
        _("status"), max_length=10, choices=ServiceStatus, default=ServiceStatus.ACTIVE, blank=True
    )
    status_from = models.DateField(_("since"), null=True, blank=True)
    status_until = models.DateField(_("expected until"), null=True, blank=True)
    visibility = models.CharField(
        _("who may see it"), max_length=14, choices=VisibilityTier, default=VisibilityTier.PUBLIC, blank=True
    )
    focal_points = ParentalManyToManyField(
        "portal.User",
        blank=True,
        related_name="+",
        verbose_name=_("named focal points (never public)"),
        help_text=_("Who sees the service at the desk when only named focal points may."),
    )

    edit_handler = tabs(
        words=[FieldPanel(name) for name in word_fields],
        facts=[
            FactsPanel(
                [FieldPanel(name) for name in ("kind", "audiences", "visibility", "focal_points")],
                heading=_("What and for whom"),
            ),
            FactsPanel(
                [
                    FieldPanel(name)
                    for name in ("cost", "access", "referral_needed", "response_days", "languages_spoken", "phones")
                ],
                heading=_("How one gets it"),
            ),
            FactsInlinePanel("centres", heading=_("At which centres")),
            FactsInlinePanel("hours_exceptions", heading=_("Days with other hours"), label=_("days with other hours")),
            FactsPanel([FieldPanel(name) for name in ("status", "status_from", "status_until")], heading=_("Status")),
        ],
    )

    class Meta:
        verbose_name = _("service")
        verbose_name_plural = _("services")

    @classmethod
    def narrow_public(cls, pages: QuerySet[Any]) -> QuerySet[Any]:
        """Let through services that everybody may see and that somebody keeps; the others appear in no output."""
        from ..freshness.state import with_freshness, without_hidden

        pages = without_hidden(pages.filter(visibility=VisibilityTier.PUBLIC))
        return with_freshness(pages).select_related("kind")

    @classmethod
    def narrow_members(cls, pages: QuerySet[Any], user: Any) -> QuerySet[Any]:
        """Let through what partners may see of each other, and to a named focal point what is theirs to know."""
        from ..freshness.state import with_freshness, without_hidden

        named = Q(pk__in=cls.focal_points.through.objects.filter(user=user).values("servicepage"))
        tiers = Q(visibility__in=(VisibilityTier.PUBLIC, VisibilityTier.PARTNERS))
        return with_freshness(without_hidden(pages.filter(tiers | named))).select_related("kind")

    @classmethod
    def offered_when_nothing_is_found(cls, language: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
        """Return the kinds of service that are offered somewhere."""
        from ..listing import kinds_offered

        return [(gettext("Kinds of service"), kinds_offered(language))]

    @property
    def is_private_reading(self) -> bool:  # type: ignore[override]
        """Say whether the kind is sensitive: then nothing of the page may be kept."""
        return bool(self.facts.kind and self.facts.kind.is_sensitive)

    def is_reviewed_by(self, user: Any, revision: Any) -> bool:
        """Let a centre's focal point decide whether the service comes to that centre."""
        from ..desk.listings.proposing import is_decided_by

        return is_decided_by(self, revision, user)

    @classmethod
    def changes_told(
        cls, pairs: list[tuple[dict[str, Any], dict[str, Any]]]
    ) -> list[list[tuple[str, str, str]] | None]:
        """Return each change of a public version in lines, or None where it has to be read on its own page."""
        from ..desk.listings.in_lines import changes_told

        return changes_told(pairs)

    @classmethod
    def pages_reviewed_by(cls, user: Any) -> QuerySet[Any] | None:
        """Return the services that were proposed for the user's centres."""
        from ..desk.listings.proposing import proposals_of

        return proposals_of(user)

    @classmethod
    def naming_reviewer(cls, user: Any) -> QuerySet[Any] | None:
        """Return the centres whose focal point the user is: services may be proposed for them."""
        from .centre_pages import CentrePage

        return CentrePage.objects.filter(focal_point=user)

    def desk_path(self, language: str) -> str:
        """Return the listing at the desk."""
        return f"/{language}/desk/listings/{self.source_id or self.pk}/"

    @property
    def is_for_everybody(self) -> bool:  # type: ignore[override]
        """Say whether everybody may see the service, as it is in this revision."""
        return self.facts.visibility == VisibilityTier.PUBLIC

    def clean(self) -> None:
        """Refuse a status that ends before it begins."""
        super().clean()
        if self.status_from and self.status_until and self.status_until < self.status_from:
            raise ValidationError({"status_until": _("This date lies before the one above.")})

    def breadcrumb(self, language: str) -> list[tuple[str, str]]:
        """Return the directory of partners and the partner."""
        from ..presenting import service_breadcrumb

        return service_breadcrumb(self, language)

    @property
    def doubts(self) -> list[str]:
        """Return what the public has to know of doubts about the listing, in the active language."""
        from ..freshness.state import doubts

        return doubts(self, languages.current())

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return the partner, the centres and the hours."""
        from ..presenting import service_context

        return service_context(self, language)

    def search_keys(self) -> list[UUID]:
        """Return the service, and what names it in its document: its partner and the centres where it is offered."""
        partner = Page.objects.filter(path=self.facts.path[: -self.steplen]).values_list("translation_key", flat=True)
        centres = self.facts.centres.values_list("centre__translation_key", flat=True)
        return list(dict.fromkeys([self.translation_key, *partner, *centres]))

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """Return kind, audiences and the governorates where it is offered."""
        from ..search_texts import service_facets

        return service_facets(self)

    def search_points(self) -> tuple[tuple[float, float], ...]:
        """Return the positions of the centres where it is offered, never of a hidden address."""
        from ..search_texts import service_points

        return service_points(self)

    def search_also(self) -> str:
        """Return phones, the partner's acronym and the spellings of the places it is offered in."""
        from ..search_texts import service_also

        return service_also(self)

    def search_note(self, facts_page: Any) -> str:
        """Return partner and centre."""
        from ..search_texts import service_note

        return service_note(self, facts_page)

    def search_text(self, facts_page: Any) -> str:
        """Return all words of the service with the names of partner, kind and centres in this page's language."""
        from ..search_texts import service_text

        return service_text(self, facts_page)


class ServiceAtCentre(IdentifiedRow):
    """A service at one centre; empty hours and phones mean those of the service and the centre."""

    page = ParentalKey(ServicePage, related_name="centres", on_delete=models.CASCADE)
    centre = models.ForeignKey("centres.CentrePage", models.CASCADE, related_name="+", verbose_name=_("centre"))
    opening_hours = OpeningHoursField(_("hours of the service here"), blank=True)
    phones = StreamField(PhonesBlock(), blank=True, verbose_name=_("phones for the service here"))

    panels = [FieldPanel("centre"), FieldPanel("opening_hours"), FieldPanel("phones")]

    class Meta(IdentifiedRow.Meta):
        verbose_name = _("service at a centre")
        verbose_name_plural = _("service at centres")
        constraints = [models.UniqueConstraint(fields=["page", "centre"], name="service_once_at_a_centre")]

    def __str__(self) -> str:
        return str(self.centre)

    def clean(self) -> None:
        """Store the centre by its source page."""
        super().clean()
        if self.centre_id is not None:
            self.centre = self.centre.facts
