"""Awareness materials: posters, leaflets, recordings and films, each with files people can take along."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField

from portal.edit_handlers import tabs
from portal.models import BasePage
from portal.panels import FactsPanel
from portal.rich_text import SHORT_TEXT

from ..blocks import FilesBlock


class MaterialsIndexPage(BasePage):
    """The library of awareness materials."""

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.AwarenessMaterialPage"]

    word_fields = ("introduction",)
    introduction = models.TextField(_("introduction"), blank=True)

    edit_handler = tabs(words=[FieldPanel("introduction")])

    class Meta:
        verbose_name = _("list of awareness materials")

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return the materials, narrowed by topic, a page of them at a time."""
        from ..listing import materials_page

        return materials_page(request.GET, language)


class AwarenessMaterialPage(BasePage):
    """One material with its files; the same text stands on the page for those who cannot open them."""

    parent_page_types = ["news.MaterialsIndexPage"]
    subpage_types: list[str] = []
    search_kind = "material"
    word_fields = ("summary", "transcript")
    fact_fields = ("topic", "audiences", "files", "reviewed_on", "supersedes")
    required_facts = ("topic", "files")
    required_words = ("transcript",)

    summary = models.TextField(_("summary"), max_length=500, blank=True)
    transcript = RichTextField(
        _("transcript or text alternative"),
        features=SHORT_TEXT,
        blank=True,
        help_text=_("Everything the files say, as text."),
    )
    topic = models.ForeignKey(
        "news.Topic", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    audiences = ParentalManyToManyField("centres.Audience", blank=True, related_name="+", verbose_name=_("audiences"))
    files = StreamField(FilesBlock(), blank=True, verbose_name=_("files"))
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    supersedes = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("replaces"),
        help_text=_("The older version of this material. It stays reachable and says that there is a newer one."),
    )

    edit_handler = tabs(
        words=[FieldPanel(name) for name in word_fields],
        facts=[FactsPanel([FieldPanel(name) for name in fact_fields], heading=_("Files and topic"))],
    )

    class Meta:
        verbose_name = _("awareness material")
        verbose_name_plural = _("awareness materials")

    @classmethod
    def narrow_public(cls, pages: QuerySet[Any]) -> QuerySet[Any]:
        """Let all through, with the topic in the same statement."""
        return pages.select_related("topic")

    def clean(self) -> None:
        """Refuse a material that replaces itself."""
        from ..versions import refuse_circles

        super().clean()
        refuse_circles(self)

    def breadcrumb(self, language: str) -> list[tuple[str, str]]:
        """Return the library."""
        from ..presenting import materials_breadcrumb

        return materials_breadcrumb(language)

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return the files with their sizes."""
        from ..presenting import material_context

        return material_context(self, language)

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """Return topic and audiences."""
        from ..search_texts import material_facets

        return material_facets(self)

    def search_date(self) -> date | None:
        """Return the day of the last review."""
        return self.reviewed_on

    def search_text(self, facts_page: Any) -> str:
        """Return summary, transcript and topic in this page's language."""
        from ..search_texts import material_text

        return material_text(self, facts_page)


class MaterialReminder(models.Model):
    """That the owner of a material was reminded that a day of review has passed."""

    material = models.ForeignKey(AwarenessMaterialPage, models.CASCADE, related_name="+")
    reviewed_on = models.DateField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["material", "reviewed_on"], name="one_reminder_per_review")]

    def __str__(self) -> str:
        return f"{self.material_id} {self.reviewed_on}"
