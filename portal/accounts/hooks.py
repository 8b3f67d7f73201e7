"""Registers the way from the admin to one's own account: password, second factor, devices."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_account_menu_item")
def account_item(request: HttpRequest) -> dict[str, Any]:
    """Lead to the page that partners and staff share."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Your account"),
        "help_text": _("Password, second factor, and where you are signed in."),
    }
