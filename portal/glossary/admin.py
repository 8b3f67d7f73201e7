"""Decides how the glossary is listed, searched and edited in the admin."""

from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, UpdatedAtColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from portal import languages
from portal.models import GlossaryEntry

from .folding import folded


class SpellingColumn(Column):
    """How a language writes the entry, in that language's direction."""

    def __init__(self, language: str) -> None:
        super().__init__(f"term_{language}", label=languages.own_name(language))
        self.language = language

    def get_value(self, instance: Any) -> SafeString:
        """Return the preferred spelling."""
        spellings = instance.terms.get(self.language, [])
        said = spellings[0] if spellings else ""
        return format_html('<span lang="{}" dir="auto">{}</span>', self.language, said)


class AcronymColumn(Column):
    """The acronyms, one after the other."""

    def get_value(self, instance: Any) -> str:
        """Return the acronyms on one line."""
        return ", ".join(instance.acronyms)


class GlossaryList(IndexView):
    """The list; a search looks through every spelling, folded."""

    is_searchable = True

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the entries with a spelling that holds every word that was typed."""
        for word in folded(self.search_query or "").replace("\x00", "").split():
            queryset = queryset.filter(folded__contains=word)
        return queryset


class GlossaryViewSet(SnippetViewSet):
    """The glossary in the menu of those who keep it."""

    model = GlossaryEntry
    icon = "openquote"
    menu_label = _("Glossary")
    menu_order = 620
    add_to_admin_menu = True
    index_view_class = GlossaryList
    list_per_page = 50
    list_filter = ["kind"]
    list_display: Any = [
        "__str__",
        *(SpellingColumn(code) for code in languages.codes()),
        AcronymColumn("acronyms", label=_("Acronyms")),
        Column("get_kind_display", label=capfirst(GlossaryEntry._meta.get_field("kind").verbose_name), sort_key="kind"),
        UpdatedAtColumn(),
    ]
