"""Registers search's additions to the admin; what they do is decided in `admin_views`."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from .admin_views import REPORT_URL, PromotedResultViewSet, ZeroResultsView

register_snippet(PromotedResultViewSet)


class ZeroResultsMenuItem(MenuItem):
    """The report in the menu, for those who may see it."""

    def is_shown(self, request: Any) -> bool:
        """Say whether the user may see the report."""
        return bool(ZeroResultsView.permission_policy.user_has_permission(request.user, "view"))


@hooks.register("register_reports_menu_item")
def zero_results_menu_item() -> MenuItem:
    """Add the report."""
    return ZeroResultsMenuItem(_("Searches without results"), REPORT_URL, icon_name="search", order=1_000)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Add the report's addresses."""
    return [
        path("reports/searches/", ZeroResultsView.as_view(), name="searches_without_results"),
        path(
            "reports/searches/results/",
            ZeroResultsView.as_view(results_only=True),
            name="searches_without_results_table",
        ),
    ]
