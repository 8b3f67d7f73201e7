"""Decides the tabs of the page editor: words, facts, publishing."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, PublishingPanel, TabbedInterface, TitleFieldPanel

from .panels import facts_tab
from .translation.panels import SourceSchedulePanel, translation_panel


def tabs(*, words: list[Any], facts: list[Any] | None = None) -> TabbedInterface:
    """Return the editor of a page type; the address stands with the publishing settings."""
    handlers = [ObjectList([TitleFieldPanel("title"), *words, translation_panel()], heading=_("Words"))]
    if facts:
        handlers.append(facts_tab(*facts))
    promote = [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")]
    schedule = [PublishingPanel(), FieldPanel("when_untranslated"), SourceSchedulePanel()]
    handlers.append(ObjectList([*promote, *schedule], heading=_("Address and publishing")))
    return TabbedInterface(handlers)
