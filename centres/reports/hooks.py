"""Registers the queue of reports and the confidential inbox in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin_views import conduct_reports, report_decision, reports


class ReportsMenuItem(MenuItem):
    """Shown to those who have the right for it."""

    def __init__(self, label: Any, url: str, permission: str, **kwargs: Any) -> None:
        super().__init__(label, url, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else."""
        return request.user.has_perm(self.permission)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Add the queue, a report, and the confidential inbox."""
    return [
        path("reports-of-visitors/", reports, name="reports"),
        path("reports-of-visitors/<int:pk>/", report_decision, name="report_decision"),
        path("confidential/", conduct_reports, name="conduct_reports"),
    ]


@hooks.register("register_admin_menu_item")
def queue_item() -> MenuItem:
    """Lead to the queue."""
    label = _("Reports of visitors")
    return ReportsMenuItem(label, reverse("reports"), "centres.handle_report", icon_name="comment", order=272)


@hooks.register("register_admin_menu_item")
def inbox_item() -> MenuItem:
    """Lead to the confidential inbox."""
    label, right = _("Confidential inbox"), "centres.read_conductreport"
    return ReportsMenuItem(label, reverse("conduct_reports"), right, icon_name="lock", order=274)
