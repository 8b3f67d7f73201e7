"""Registers the newsroom's controlled lists in the admin."""

from wagtail.snippets.models import register_snippet

from portal.admin_lists import NEWSROOM, group_of

from .models import Goal, Topic, UNEntity

register_snippet(group_of(NEWSROOM, (Topic, "tag"), (UNEntity, "group"), (Goal, "pick"), order=610))
