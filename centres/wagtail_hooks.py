"""Registers the directory's controlled lists and its own pages in the admin."""

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from portal.admin_lists import DIRECTORY, group_of

from .desk import hooks as desk  # noqa: F401
from .desk.listings import at_once, stop_admin
from .desk.sheets import admin_views as sheets
from .freshness import hooks as freshness_hooks
from .models import Audience, Donor, FreshnessSchedule, Governorate, Kind, Place, Project
from .reports import hooks as reports_hooks

__all__ = ["freshness_hooks", "reports_hooks"]

register_snippet(
    group_of(
        DIRECTORY,
        (Kind, "tag"),
        (Audience, "group"),
        (Place, "site"),
        (Governorate, "globe"),
        (Project, "folder-open-inverse"),
        (Donor, "pick"),
        (FreshnessSchedule, "calendar-check"),
    )
)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Add the list of what partners suspended or closed, and the spreadsheets of all partners."""
    return [
        path("stopped/", stop_admin.stopped_services, name="stopped_services"),
        path("sheets/", sheets.all_sheets, name="all_sheets"),
        path("sheets/<int:partner_id>.xlsx", sheets.partner_sheet, name="partner_sheet"),
        path("stopped/<int:entry_id>/", stop_admin.revert_stop, name="revert_stop"),
    ]


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what happens at once at the desk."""
    actions.register_action(at_once.STOP, _("Suspend or close"), _("Suspended or closed by its partner"))
    actions.register_action(at_once.REVERT, _("Undo a suspension"), _("The suspension or closure was undone"))


@hooks.register("register_reports_menu_item")
def sheets_menu() -> MenuItem:
    """Lead to the spreadsheets of all partners."""
    return MenuItem(_("Services as a spreadsheet"), reverse("all_sheets"), icon_name="table", order=900)


@hooks.register("register_admin_menu_item")
def stopped_menu() -> MenuItem:
    """Lead to what partners suspended or closed."""
    return stop_admin.StoppedMenuItem()
