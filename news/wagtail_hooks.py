"""Registers the newsroom's lists and the import in the admin, and from which template a new release begins."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from portal.admin_lists import NEWSROOM, group_of

from .importing.views import ImportMenuItem, import_releases, import_report
from .models import Goal, PressContact, PressReleasePage, ReleaseTemplate, Topic, UNEntity
from .template_choice import offer_templates

register_snippet(
    group_of(
        NEWSROOM,
        (Topic, "tag"),
        (UNEntity, "group"),
        (Goal, "pick"),
        (PressContact, "mail"),
        (ReleaseTemplate, "doc-full-inverse"),
        order=610,
    )
)


@hooks.register("before_create_page")
def choose_template(request: HttpRequest, parent_page: Page, page_class: type[Page]) -> HttpResponse | None:
    """Let the author choose among several templates."""
    return offer_templates(request, parent_page) if page_class is PressReleasePage else None


@hooks.register("register_admin_urls")
def admin_urls() -> list[Any]:
    """Add the import of older releases."""
    return [
        path("import/", import_releases, name="import_releases"),
        path("import/<int:archive_id>/", import_report, name="import_report"),
    ]


@hooks.register("register_admin_menu_item")
def import_item() -> ImportMenuItem:
    """Offer the import to those who may use it."""
    return ImportMenuItem(_("Import releases"), reverse("import_releases"), icon_name="upload", order=620)
