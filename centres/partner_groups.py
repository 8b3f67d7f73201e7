"""Decides which group a partner's own people are in: rights on their partner's pages, and nothing in the admin."""

from typing import Any

from django.contrib.auth.models import Group

from portal.models import ShortAddress
from portal.roles import grant_pages

from .models import PartnerPage

# What the group may do on the partner's pages and below them; publishing is the moderators'.
RIGHTS = ("add", "change")


def ensure_partner_group(page: PartnerPage) -> Group:
    """Return the group of the partner's page set, made or renamed now if need be, with its rights in every language.

    The group is named by the source's title and the set's short id, and found again by the short id. It is given no
    right but those on pages: without ``access_admin`` the admin stays closed to its members.
    """
    short_id = ShortAddress.of(page.translation_key).short_id
    name = group_name(page.facts.title, short_id)
    group = partner_group(page)
    if group is None:
        group = Group.objects.create(name=name)
    elif group.name != name:
        group.name = name
        group.save(update_fields=["name"])
    grant_pages(group, PartnerPage.objects.filter(translation_key=page.translation_key), RIGHTS)
    return group


def partner_group(page: PartnerPage) -> Group | None:
    """Return the group of the partner's page set, or None before its first publication."""
    address = ShortAddress.objects.filter(translation_key=page.translation_key).first()
    return Group.objects.filter(name__endswith=_mark(address.short_id)).first() if address else None


def keep_member(membership: Any, *, belongs: bool) -> None:
    """Let somebody who belongs to a partner have its group's rights, and nobody else."""
    group = ensure_partner_group(membership.partner) if belongs else partner_group(membership.partner)
    if group is not None:
        (membership.user.groups.add if belongs else membership.user.groups.remove)(group)


def group_name(title: str, short_id: str) -> str:
    """Return the name of a partner's group; a long title is cut so that the short id stays."""
    mark = _mark(short_id)
    room: Any = Group._meta.get_field("name").max_length
    return title[: room - len(mark)] + mark


def _mark(short_id: str) -> str:
    return f" [{short_id}]"
