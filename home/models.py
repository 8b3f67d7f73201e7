"""The home page of each language, and pages of plain information."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField

from portal.blocks import InformationBody
from portal.edit_handlers import tabs
from portal.models import BasePage
from portal.panels import FactsPanel
from portal.plain_text import plain_blocks, plain_html
from portal.rich_text import SHORT_TEXT


class HomePage(BasePage):
    """The first page: an urgent notice when there is one, the way to a centre, services, news, materials, search."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "centres.CentresIndexPage",
        "centres.PartnersIndexPage",
        "news.NewsIndexPage",
        "news.MaterialsIndexPage",
        "home.InformationPage",
    ]
    word_fields = ("introduction", "notice_title", "notice_text")
    fact_fields = ("notice_from", "notice_until")

    introduction = models.TextField(_("introduction"), blank=True)
    notice_title = models.CharField(_("title of the urgent notice"), max_length=160, blank=True)
    notice_text = RichTextField(_("text of the urgent notice"), features=SHORT_TEXT, blank=True)
    notice_from = models.DateTimeField(_("urgent notice from"), null=True, blank=True)
    notice_until = models.DateTimeField(_("urgent notice until"), null=True, blank=True)

    edit_handler = tabs(
        words=[
            FieldPanel("introduction"),
            MultiFieldPanel([FieldPanel("notice_title"), FieldPanel("notice_text")], heading=_("Urgent notice")),
        ],
        facts=[FactsPanel([FieldPanel("notice_from"), FieldPanel("notice_until")], heading=_("Urgent notice"))],
    )

    class Meta:
        verbose_name = _("home page")

    def clean(self) -> None:
        """Keep the slug equal to the language, and refuse a notice that ends before it begins."""
        super().clean()
        if self.locale_id and self.slug not in (self.language, ""):
            raise ValidationError({"slug": _("The address of a home page is the code of its language.")})
        if self.notice_from and self.notice_until and self.notice_until <= self.notice_from:
            raise ValidationError({"notice_until": _("The notice ends before it begins.")})

    @property
    def notice_is_shown(self) -> bool:
        """Say whether the urgent notice is up at this moment; without a beginning it is not."""
        begins, ends = self.facts.notice_from, self.facts.notice_until
        now = timezone.now()
        return bool(self.notice_title and begins and begins <= now and (ends is None or now < ends))

    def reader_context(self, request: HttpRequest, language: str) -> dict[str, Any]:
        """Return governorates, kinds, centres and the latest news and materials."""
        from .front import front_context

        return front_context(language)


class InformationPage(BasePage):
    """About, privacy, accessibility, contact."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    search_kind = "information"
    word_fields = ("summary", "body")
    required_words = ("body",)

    summary = models.TextField(_("summary"), blank=True)
    body = StreamField(InformationBody(), blank=True, verbose_name=_("text"))

    edit_handler = tabs(words=[FieldPanel("summary"), FieldPanel("body")])

    class Meta:
        verbose_name = _("information page")
        verbose_name_plural = _("information pages")

    def search_text(self, facts_page: Any) -> str:
        """Return the whole text."""
        return "\n".join([plain_html(self.summary), plain_blocks(self.body)])
