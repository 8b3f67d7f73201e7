"""Registers upkeep in the admin: its page, its menu item, its counts on the first page, and hints on submission."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from .links import broken_own_links
from .panel import LookAfterPanel
from .views import look_after, reviewed


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Add the page of what is to be looked after."""
    return [
        path("look-after/", look_after, name="look_after"),
        path("look-after/reviewed/<int:page_id>/", reviewed, name="reviewed"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Lead to it."""
    return MenuItem(gettext_lazy("To look after"), reverse("look_after"), icon_name="glasses", order=260)


@hooks.register("construct_homepage_panels")
def home_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Count it on the first page."""
    panels.append(LookAfterPanel())


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def tell_of_broken_links(request: HttpRequest, page: Any) -> None:
    """Say on submission and on publishing which links lead nowhere on our own site; a hint, no refusal."""
    if not {"action-submit", "action-publish", "action-restart-workflow"} & set(request.POST):
        return
    specific = page.specific
    if hasattr(specific, "word_fields") and (broken := broken_own_links(specific.get_latest_revision_as_object())):
        messages.warning(request, _("These links lead nowhere: %(links)s") % {"links": "، ".join(broken[:10])})


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name the entry of a page that was read through."""
    actions.register_action(
        "portal.read_through", gettext_lazy("Read through"), gettext_lazy("Read through, all is right")
    )
