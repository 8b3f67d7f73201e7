"""Registers the directory's controlled lists in the admin."""

from wagtail.snippets.models import register_snippet

from portal.admin_lists import DIRECTORY, group_of

from .models import Audience, Donor, Governorate, Kind, Place, Project

register_snippet(
    group_of(
        DIRECTORY,
        (Kind, "tag"),
        (Audience, "group"),
        (Place, "site"),
        (Governorate, "globe"),
        (Project, "folder-open-inverse"),
        (Donor, "pick"),
    )
)
