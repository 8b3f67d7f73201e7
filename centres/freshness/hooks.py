"""Registers IOM's overview of confirmations in the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .admin_views import CONFIRM, confirm_chosen, freshness_overview, write_again


class ConfirmationsMenuItem(MenuItem):
    """Shown to those who may confirm for partners."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else."""
        return request.user.has_perm(CONFIRM)


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Add the overview and its buttons."""
    return [
        path("freshness/", freshness_overview, name="freshness_overview"),
        path("freshness/confirm/", confirm_chosen, name="confirm_chosen"),
        path("freshness/addresses/<int:pk>/", write_again, name="write_again"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """Lead to the overview."""
    return ConfirmationsMenuItem(
        _("Confirmations"), reverse("freshness_overview"), icon_name="calendar-check", order=270
    )


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name the entry of a listing that somebody confirmed."""
    actions.register_action("centres.confirm", _("Confirm"), _("Confirmed that the listing is right"))
