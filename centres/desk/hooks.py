"""Registers IOM's side of the desk in the admin, and what its log says of partners' people."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import admin_views, people_admin
from .registering import ADMIT


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Add the partners' people, invitations and registrations."""
    return [
        path("desks/", admin_views.desks, name="desks"),
        path("desks/<int:partner_id>/", people_admin.people, name="desk_people"),
        path("desks/invite/", admin_views.invite, name="desk_invite"),
        path("desks/invitations/", admin_views.invitations, name="desk_invitations"),
        path("desks/registrations/<int:pk>/", admin_views.registration, name="desk_registration"),
    ]


class DesksMenuItem(MenuItem):
    """Shown to those who may invite."""

    def __init__(self) -> None:
        super().__init__(_("Partners’ people"), reverse("desks"), name="desks", icon_name="group", order=260)

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else."""
        return bool(request.user.has_perm(ADMIT))


@hooks.register("register_admin_menu_item")
def desks_menu() -> MenuItem:
    """Lead to the partners' people."""
    return DesksMenuItem()


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name what happens to partners' people."""
    actions.register_action("centres.invite", _("Invite somebody"), _("Invited somebody to act for the partner"))
    actions.register_action("centres.join", _("Join a partner"), _("Joined the partner"))
    actions.register_action("centres.leave", _("Remove somebody"), _("Removed somebody from the partner’s people"))
    actions.register_action("centres.role", _("Change a role"), _("Changed somebody’s role"))
    actions.register_action("centres.reset_factor", _("Take a second factor away"), _("Took a lost second factor away"))
    actions.register_action("centres.register", _("Accept a registration"), _("Made from a registration"))
