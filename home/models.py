"""The home page of each language, and pages of plain information."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.blocks import InformationBody
from portal.edit_handlers import tabs
from portal.models import BasePage
from portal.plain_text import plain_blocks, plain_html


class HomePage(BasePage):
    """The first page: the way to a centre, services, news, materials, search."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "centres.CentresIndexPage",
        "centres.PartnersIndexPage",
        "news.NewsIndexPage",
        "news.MaterialsIndexPage",
        "home.InformationPage",
    ]
    word_fields = ("introduction",)

    introduction = models.TextField(_("introduction"), blank=True)

    edit_handler = tabs(words=[FieldPanel("introduction")])

    class Meta:
        verbose_name = _("home page")

    def clean(self) -> None:
        """Keep the slug equal to the language."""
        super().clean()
        if self.locale_id and self.slug not in (self.language, ""):
            raise ValidationError({"slug": _("The address of a home page is the code of its language.")})

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
