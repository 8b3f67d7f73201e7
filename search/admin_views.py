"""Decides how editors put pages first in search, and how they see what was searched for in vain."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import PromotedResult, ZeroResult


class PromotedResultViewSet(SnippetViewSet):
    """The promoted results in the menu of those who keep them; Wagtail logs each change."""

    model = PromotedResult
    icon = "pick"
    menu_label = _("Promoted results")
    menu_order = 620
    add_to_admin_menu = True
    list_display = ("__str__", "page")


class ZeroResultsView(ReportView):
    """Words that found nothing, those typed most often first."""

    page_title = _("Searches without results")
    header_icon = "search"
    index_url_name = "searches_without_results"
    index_results_url_name = "searches_without_results_table"
    permission_policy = ModelPermissionPolicy(ZeroResult)
    permission_required = "view"
    default_ordering = ("-times", "text")
    columns = [
        Column("text", label=_("Words"), sort_key="text"),
        Column("language", label=_("Language"), sort_key="language"),
        Column("times", label=_("How often"), sort_key="times"),
        Column("last_on", label=_("Last on"), sort_key="last_on"),
    ]
    list_export = ("text", "language", "times", "last_on")
    export_filename = "searches-without-results"

    def get_queryset(self) -> QuerySet[Any]:
        """Return what was typed often enough for its text to be kept."""
        return ZeroResult.objects.exclude(text="").order_by(*self.default_ordering)


REPORT_URL = reverse_lazy("searches_without_results")
