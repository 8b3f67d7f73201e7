"""Registers the directory's controlled lists in the admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from portal.admin_lists import DIRECTORY, group_of

from .models import Audience, Donor, FreshnessSchedule, Governorate, Kind, Place, Project

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


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """Name the entry of a listing that somebody confirmed."""
    actions.register_action("centres.confirm", _("Confirm"), _("Confirmed that the listing is right"))
