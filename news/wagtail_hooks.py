"""Registers the newsroom's lists in the admin, and from which template a new release begins."""

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from portal.admin_lists import NEWSROOM, group_of

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
