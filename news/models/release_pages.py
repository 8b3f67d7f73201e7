"""Press releases and the list of them."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.blocks import ReleaseBody
from portal.edit_handlers import tabs
from portal.models import BasePage
from portal.panels import FactsPanel

from ..corrections import CorrectionsBlock, refuse_too_early


class NewsIndexPage(BasePage):
    """The list of press releases."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.PressReleasePage"]

    word_fields = ("introduction",)
    introduction = models.TextField(_("introduction"), blank=True)

    edit_handler = tabs(words=[FieldPanel("introduction")])

    class Meta:
        verbose_name = _("list of press releases")

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return the releases, newest first, a page of them at a time."""
        from ..listing import releases_page

        return releases_page(request.GET, language)


class PressReleasePage(BasePage):
    """A press release: its words in one language; dates, places, donors and goals are facts of all of them."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    search_kind = "release"
    word_fields = ("summary", "body", "issuing_unit", "press_contact")
    fact_fields = (
        "dateline_place",
        "issued_on",
        "event_on",
        "related_centres",
        "related_partners",
        "topics",
        "project",
        "donors",
        "un_entities",
        "goals",
        "picture",
        "press_contacts",
        "corrections",
    )
    required_facts = ("issued_on",)
    required_words = ("body",)

    summary = models.TextField(_("summary"), max_length=500, blank=True)
    body = StreamField(ReleaseBody(), blank=True, verbose_name=_("text"))
    issuing_unit = models.CharField(_("issuing unit"), max_length=160, blank=True)
    press_contact = models.TextField(
        _("other press contact"),
        blank=True,
        help_text=_("Only who is not in the address book; the contacts from there are chosen under Facts."),
    )

    dateline_place = models.ForeignKey(
        "centres.Place",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("place in the dateline"),
    )
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    event_on = models.DateField(_("date of the event"), null=True, blank=True)
    related_centres = ParentalManyToManyField(
        "centres.CentrePage", blank=True, related_name="+", verbose_name=_("centres named")
    )
    related_partners = ParentalManyToManyField(
        "centres.PartnerPage", blank=True, related_name="+", verbose_name=_("partners named")
    )
    topics = ParentalManyToManyField("news.Topic", blank=True, related_name="+", verbose_name=_("topics"))
    project = models.ForeignKey(
        "centres.Project", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("project")
    )
    donors = ParentalManyToManyField("centres.Donor", blank=True, related_name="+", verbose_name=_("donors"))
    un_entities = ParentalManyToManyField(
        "news.UNEntity", blank=True, related_name="+", verbose_name=_("UN entities involved")
    )
    goals = ParentalManyToManyField("news.Goal", blank=True, related_name="+", verbose_name=_("goals supported"))
    picture = models.ForeignKey(
        "portal.PortalImage", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    press_contacts = ParentalManyToManyField(
        "news.PressContact", blank=True, related_name="+", verbose_name=_("press contacts")
    )

    corrections = StreamField(
        CorrectionsBlock(),
        blank=True,
        verbose_name=_("corrections"),
        help_text=_("Of a published release: what was wrong, what is right. They stand on top of the page."),
    )

    edit_handler = tabs(
        words=[FieldPanel(name) for name in word_fields],
        facts=[
            FactsPanel(
                [FieldPanel(name) for name in ("issued_on", "event_on", "dateline_place")], heading=_("When and where")
            ),
            FactsPanel(
                [
                    FieldPanel(name)
                    for name in ("related_centres", "related_partners", "topics", "picture", "press_contacts")
                ],
                heading=_("Named here"),
            ),
            FactsPanel(
                [FieldPanel(name) for name in ("project", "donors", "un_entities", "goals")],
                heading=_("Project and funding"),
            ),
            FactsPanel([FieldPanel("corrections")], heading=_("Corrections")),
        ],
    )

    class Meta:
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")

    @classmethod
    def narrow_public(cls, pages: QuerySet[Any]) -> QuerySet[Any]:
        """Let all through, with the rows that a release tells of, in the same statement."""
        return pages.select_related("dateline_place__governorate", "project", "picture")

    def clean(self) -> None:
        """Refuse a release that is issued before its event, and store related pages by their source."""
        super().clean()
        if self.issued_on and self.event_on and self.issued_on < self.event_on:
            raise ValidationError({"issued_on": _("A release cannot be issued before the event it reports.")})
        refuse_too_early(self)
        for name in ("related_centres", "related_partners"):
            chosen = list(getattr(self, name).all())
            sources = list({page.facts.pk: page.facts for page in chosen}.values())
            if [page.pk for page in sources] != [page.pk for page in chosen]:
                setattr(self, name, sources)

    def begin_translation(self, source: Any) -> None:
        """Write the standing parts of a template in the translation's language."""
        from ..release_start import translate_standing_parts

        translate_standing_parts(source, self)

    def breadcrumb(self, language: str) -> list[tuple[str, str]]:
        """Return the list of releases."""
        from ..presenting import news_breadcrumb

        return news_breadcrumb(language)

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return the centres named, the project's and donors' lines, entities and goals."""
        from ..presenting import release_context

        return release_context(self, language)

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """Return governorate, project and goals."""
        from ..search_texts import release_facets

        return release_facets(self)

    def search_date(self) -> date | None:
        """Return the day of issue."""
        return self.issued_on

    def search_also(self) -> str:
        """Return acronyms of donors and entities, and spellings of the places."""
        from ..search_texts import release_also

        return release_also(self)

    def search_text(self, facts_page: Any) -> str:
        """Return summary, text, place, date and names in this page's language."""
        from ..search_texts import release_text

        return release_text(self, facts_page)
