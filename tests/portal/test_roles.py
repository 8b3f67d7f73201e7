"""Role × page operation: what each group may do with a page, asked of Wagtail's own views."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, WorkflowPage

from news.models import NewsIndexPage, PressReleasePage
from portal import roles
from tests.portal.staff import draft_release, officer, person, signed_in

pytestmark = pytest.mark.django_db

ROLES = {
    "anonymous": None,
    "nobody": (),
    "media officer": (roles.MEDIA_OFFICERS,),
    "translator into English": (roles.translators("en"),),
    "translator into Arabic": (roles.translators("ar"),),
    "moderator": (roles.MODERATORS,),
    "urgent publisher": (roles.URGENT,),
    "administrator": (roles.ADMINISTRATORS,),
}
WRITERS = {"media officer", "urgent publisher", "administrator"}
PUBLISHERS = {"urgent publisher", "administrator"}
# Operation → the roles that may do it with an Arabic press release of somebody else.
MAY = {
    "explore": WRITERS | {"moderator", "translator into Arabic"},
    "edit": WRITERS | {"moderator", "translator into Arabic"},
    "add": WRITERS | {"translator into Arabic"},
    "save draft": WRITERS | {"moderator", "translator into Arabic"},
    "submit": WRITERS | {"moderator", "translator into Arabic"},
    "publish": PUBLISHERS,
    "unpublish": PUBLISHERS,
    "delete": PUBLISHERS | {"media officer", "moderator", "translator into Arabic"},
    "translate": {"media officer", "translator into English", "administrator"},
    "set privacy": PUBLISHERS,
    "users": {"administrator"},
    "groups": {"administrator"},
    "lists": {"administrator"},
    "workflows": {"administrator"},
    "sites": {"administrator"},
    "collections": {"administrator"},
}


def edit_form(page):
    """Return what the editor posts for an unchanged page."""
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": "",
        "issuing_unit": "",
        "press_contact": "",
        "issued_on": "2019-09-20",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "heading",
        "body-0-id": "",
        "body-0-value": "عنوان",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }


def attempt(operation, client, page):
    """Try the operation and say whether it was let through."""
    parent = page.get_parent()
    urls = {
        "explore": f"/admin/pages/{parent.pk}/",
        "edit": f"/admin/pages/{page.pk}/edit/",
        "add": f"/admin/pages/add/news/pressreleasepage/{parent.pk}/",
        "unpublish": f"/admin/pages/{page.pk}/unpublish/",
        "delete": f"/admin/pages/{page.pk}/delete/",
        "translate": f"/admin/localize/submit/page/{page.pk}/",
        "set privacy": f"/admin/pages/{page.pk}/privacy/",
        "users": "/admin/users/",
        "groups": "/admin/groups/",
        "lists": "/admin/snippets/centres/kind/add/",
        "workflows": "/admin/workflows/list/",
        "sites": "/admin/sites/",
        "collections": "/admin/collections/add/",
    }
    posted = {"save draft": {}, "submit": {"action-submit": "1"}, "publish": {"action-publish": "1"}}
    if operation not in posted:
        return client.get(urls[operation]).status_code == 200
    before = page.revisions.count()
    client.post(urls["edit"], edit_form(page) | posted[operation])
    page = PressReleasePage.objects.get(pk=page.pk)
    if operation == "publish":
        return page.live and page.live_revision_id == page.latest_revision_id and page.revisions.count() > before
    if operation == "submit":
        return page.workflow_in_progress
    return page.revisions.count() > before


@pytest.mark.parametrize("operation", MAY)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_do_exactly_what_the_table_says(role, operation, client):
    page = draft_release(officer("author"))
    if operation in {"unpublish"}:
        page.get_latest_revision().publish()
        page = PressReleasePage.objects.get(pk=page.pk)
    groups = ROLES[role]
    asker = client if groups is None else signed_in(person("asker", *groups))
    assert attempt(operation, asker, page) == (role in MAY[operation])


def test_running_the_set_up_again_changes_nothing():
    def state():
        pages = sorted(GroupPagePermission.objects.values_list("group__name", "page_id", "permission__codename"))
        groups = {
            group.name: sorted(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()
        }
        return pages, groups, Page.objects.count(), sorted(WorkflowPage.objects.values_list("page_id", "workflow_id"))

    before = state()
    call_command("set_up_site", verbosity=0)
    assert state() == before


def test_the_set_up_keeps_rights_that_an_administrator_added():
    group = Group.objects.get(name=roles.MODERATORS)
    group.permissions.add(Permission.objects.get(codename="add_redirect"))
    call_command("set_up_site", verbosity=0)
    assert group.permissions.filter(codename="add_redirect").exists()


def test_no_group_may_publish_but_urgent_publishers_and_administrators():
    publishing = GroupPagePermission.objects.filter(permission__codename="publish_page")
    assert set(publishing.values_list("group__name", flat=True)) == {roles.URGENT, roles.ADMINISTRATORS}


def test_moderators_of_an_older_database_lose_the_rights_on_files_that_wagtail_gave_them():
    group, root = Group.objects.get(name=roles.MODERATORS), Collection.get_first_root_node()
    for permission in Permission.objects.filter(codename__in=("add_image", "change_document")):
        GroupCollectionPermission.objects.create(group=group, collection=root, permission=permission)
    import_module("portal.migrations.0015_file_rights_of_moderators").take_back(apps, None)
    left = GroupCollectionPermission.objects.filter(group=group).values_list("permission__codename", flat=True)
    assert set(left) == {"choose_image", "choose_document"}


def test_every_page_type_below_the_homes_is_moderated():
    for index in NewsIndexPage.objects.all():
        assert index.get_workflow() is not None
