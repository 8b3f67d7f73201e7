"""Decides what each role may do: rights on pages per language, on pictures, lists, users and settings."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

MEDIA_OFFICERS = "Media officers"
MODERATORS = "Moderators"
URGENT = "May publish urgently"
ADMINISTRATORS = "Administrators"
# The few who read what visitors report about conduct; whoever manages groups puts them there.
CONFIDENTIAL = "Read confidential reports"
ADMIN_ACCESS = "wagtailadmin.access_admin"
# Inviting partners' people, and deciding on organisations that register.
ADMIT_PARTNERS = "centres.admit_partners"
TRANSLATE = "wagtail_localize.submit_translation"
GLOSSARY = tuple(f"portal.{right}_glossaryentry" for right in ("view", "add", "change", "delete"))
# What is put first in search, and what is searched for in vain.
SEARCH = (
    *(f"search.{right}_promotedresult" for right in ("add", "change", "delete", "view")),
    "search.view_zeroresult",
)

PAGE_RIGHTS = {
    MEDIA_OFFICERS: ("add", "change"),
    MODERATORS: ("change",),
    URGENT: ("add", "change", "publish"),
    ADMINISTRATORS: ("add", "change", "publish", "bulk_delete", "lock", "unlock"),
}
FILE_RIGHTS = {
    MEDIA_OFFICERS: ("add", "change", "choose"),
    MODERATORS: ("choose",),
    URGENT: ("add", "change", "choose"),
    ADMINISTRATORS: ("add", "change", "choose"),
}
# What the media unit keeps itself: the address book and the standing parts of releases; it also imports older ones.
KEPT_BY_OFFICERS = (
    *(f"news.{right}_{model}" for right in ("add", "change", "view") for model in ("presscontact", "releasetemplate")),
    "news.add_importarchive",
)
MODEL_RIGHTS = {
    MEDIA_OFFICERS: (ADMIN_ACCESS, TRANSLATE, *GLOSSARY, *KEPT_BY_OFFICERS, *SEARCH),
    MODERATORS: (ADMIN_ACCESS, ADMIT_PARTNERS, *SEARCH),
    URGENT: (ADMIN_ACCESS,),
    ADMINISTRATORS: (ADMIN_ACCESS, ADMIT_PARTNERS, TRANSLATE),
}
# What moderators keep beside their reviews.
PHRASES = tuple(f"portal.{right}_readyphrase" for right in ("view", "add", "change", "delete"))
# Closing a centre at once, and the hours of holidays and of Ramadan.
CLOSE_CENTRE = "centres.close_centre"
SEASONS = tuple(f"centres.{right}_hourspreset" for right in ("view", "add", "change", "delete"))
# Urgent notices: who writes them, approves those of others, puts one up without approval.
NOTICE_RIGHTS = {
    MEDIA_OFFICERS: ("portal.write_urgentnotice",),
    MODERATORS: ("portal.approve_urgentnotice", *PHRASES, CLOSE_CENTRE, *SEASONS),
    URGENT: ("portal.write_urgentnotice", "portal.publish_urgentnotice", CLOSE_CENTRE),
    ADMINISTRATORS: ("portal.write_urgentnotice", "portal.publish_urgentnotice", *PHRASES, CLOSE_CENTRE, *SEASONS),
}
# The directory: who confirms for partners and answers visitors' reports, and who alone reads those about conduct.
DIRECTORY_RIGHTS = {
    MODERATORS: ("centres.confirm_freshness", "centres.handle_report"),
    ADMINISTRATORS: ("centres.confirm_freshness", "centres.handle_report"),
    CONFIDENTIAL: (ADMIN_ACCESS, "centres.read_conductreport"),
}
# What administrators manage beside pages, by app.
MANAGED = {
    "portal": ("user", "glossaryentry"),
    "auth": ("group",),
    "centres": ("governorate", "place", "kind", "audience", "donor", "project", "freshnessschedule"),
    "news": ("topic", "goal", "unentity", "presscontact", "releasetemplate", "importarchive"),
    "search": ("promotedresult", "zeroresult"),
    "wagtailcore": ("site", "collection", "workflow", "task"),
    "wagtailredirects": ("redirect",),
}


def translators(language: str) -> str:
    """Return the name of the group of translators into a language."""
    return f"Translators: {language}"


def set_up_groups(homes: dict[str, Page]) -> None:
    """Make the groups and give them their rights below the homes (by language); what is there already stays."""
    _forget_wagtails_own()
    for name, rights in PAGE_RIGHTS.items():
        group = Group.objects.get_or_create(name=name)[0]
        grant_pages(group, homes.values(), rights)
        grant_files(group, FILE_RIGHTS[name])
        group.permissions.add(*_permissions((*MODEL_RIGHTS[name], *NOTICE_RIGHTS[name])))
    for language, home in homes.items():
        group = Group.objects.get_or_create(name=translators(language))[0]
        grant_pages(group, [home], ("add", "change"))
        grant_files(group, ("choose",))
        group.permissions.add(*_permissions((ADMIN_ACCESS, TRANSLATE)))
    for name, rights in DIRECTORY_RIGHTS.items():
        Group.objects.get_or_create(name=name)[0].permissions.add(*_permissions(rights))
    administrators = Group.objects.get(name=ADMINISTRATORS)
    administrators.permissions.add(*_managed_permissions())
    grant_collections(administrators)


def grant_pages(group: Group, pages: Iterable[Page], rights: Iterable[str]) -> None:
    """Give a group rights (Wagtail's words: add, change, publish …) on pages and all below them."""
    for page in pages:
        for right in rights:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{right}_page")
            GroupPagePermission.objects.get_or_create(group=group, page_id=page.pk, permission=permission)


def grant_files(group: Group, rights: Iterable[str]) -> None:
    """Give a group rights on pictures and documents of every collection."""
    root = Collection.get_first_root_node()
    # Wagtail asks for the rights on its own models, whichever ours are.
    names = [f"{right}_{model}" for right in rights for model in ("image", "document")]
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=names
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def grant_collections(group: Group) -> None:
    """Let a group make, change and delete collections; Wagtail asks for these rights collection by collection."""
    root = Collection.get_first_root_node()
    names = [f"{right}_collection" for right in ("add", "change", "delete")]
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=names):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _permissions(names: Iterable[str]) -> list[Permission]:
    wanted = Q()
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))


def _managed_permissions() -> list[Permission]:
    wanted = Q()
    for app, models in MANAGED.items():
        wanted |= Q(content_type__app_label=app, content_type__model__in=models)
    return list(Permission.objects.filter(wanted))


def _forget_wagtails_own() -> None:
    """Take back what Wagtail's first migrations granted: its moderators publish without reading, and change files."""
    Group.objects.filter(name="Editors").delete()
    rights = GroupPagePermission.objects.filter(page__depth=1)
    if rights.filter(group__name=MODERATORS).exists():
        GroupCollectionPermission.objects.filter(group__name=MODERATORS).delete()
    rights.delete()
