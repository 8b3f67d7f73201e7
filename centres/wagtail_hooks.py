"""Registers the directory's controlled lists and its own pages in the admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from portal.admin_lists import DIRECTORY, group_of

from .desk import hooks as desk  # noqa: F401
from .desk.listings import at_once, stop_admin
from .desk.sheets import admin_views as sheets
from .freshness import hooks as freshness_hooks
from .hours import closing, closing_views
from .hours.presets_admin import PresetViewSet, confirmations
from .models import Audience, CentrePage, Donor, FreshnessSchedule, Governorate, Kind, Place, Project, ServicePage
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
register_snippet(PresetViewSet)


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
    actions.register_action("centres.close", _("Close now"), _("Closed at once"))
    actions.register_action("centres.reopen", _("Reopen"), _("Reopened"))
    actions.register_action(
        "centres.confirm_preset", _("Confirm hours"), _("Confirmed the hours of a holiday or of Ramadan")
    )


class SheetsMenuItem(MenuItem):
    """Shown to those who may change all services."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from translators."""
        return sheets.changes_every_language(request.user)


@hooks.register("register_reports_menu_item")
def sheets_menu() -> MenuItem:
    """Lead to the spreadsheets of all partners."""
    return SheetsMenuItem(_("Services as a spreadsheet"), reverse("all_sheets"), icon_name="table", order=900)


@hooks.register("register_admin_menu_item")
def stopped_menu() -> MenuItem:
    """Lead to what partners suspended or closed."""
    return stop_admin.StoppedMenuItem()


@hooks.register("register_admin_urls")
def hours_urls() -> list[Any]:
    """Route the pages on which centres are closed and seasons confirmed."""
    return [
        path("closures/", closing_views.closures, name="closures"),
        path("closures/<int:page_id>/", closing_views.close_centre, name="close_centre"),
        path("closures/service/<int:page_id>/", closing_views.close_service, name="close_service"),
        path("confirmations/<int:pk>/", confirmations, name="preset_confirmations"),
    ]


@hooks.register("register_page_header_buttons")
def closing_button(page: Page, user: Any, **_where: Any) -> Iterator[Button]:
    """Lead from a centre or a service to where it is closed and reopened."""
    name = {CentrePage: "close_centre", ServicePage: "close_service"}.get(page.specific_class or Page, "")
    if name and closing.may_close(user, page.specific):
        address = reverse(name, args=[page.specific.facts.pk])
        yield Button(_("Close or reopen now"), address, icon_name="time", priority=3)


class ClosuresMenuItem(MenuItem):
    """Shown to those who may close a centre."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else."""
        return closing.may_close_some(request.user)


@hooks.register("register_admin_menu_item")
def closures_menu() -> MenuItem:
    """Lead to the centres that can be closed."""
    return ClosuresMenuItem(_("Close a centre"), reverse("closures"), name="closures", icon_name="time", order=255)
