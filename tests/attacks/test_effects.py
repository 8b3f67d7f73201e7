"""Role × deed: what each role does to pages of other people happens or leaves every table as it was."""

from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from wagtail.blocks import StreamValue
from wagtail.models import WorkflowState

from portal.models import UrgentNotice
from portal.models.urgent_notices import NoticeState
from tests.attacks.deeds import DEEDS, EVERYTHING, PUBLIC, REVIEWS
from tests.attacks.newsroom import GROUPS, asker, newsroom
from tests.portal.pages import undone
from tests.portal.staff import signed_in

# What asking itself writes: who is signed in, who was refused.
NOT_LOOKED_AT = {"sessions.session", "wagtailadmin.editingsession", "wagtailusers.userprofile", "axes.accesslog"}
READ = ("wagtailcore.page", "news.pressreleasepage", "search.searchdocument", "wagtailcore.pageviewrestriction")
OF_DRAFTS = {"latest_revision_id", "latest_revision_created_at", "draft_title", "has_unpublished_changes", "expire_at"}


def everything() -> dict[str, Any]:
    """Return all that the tables hold."""
    models = [one for one in apps.get_models() if one._meta.label_lower not in NOT_LOOKED_AT and one._meta.managed]
    hidden = {"last_login"}
    return {model._meta.label_lower: rows_of(model, hidden) for model in models}


def what_readers_see() -> dict[str, Any]:
    """Return what is public: pages, their words in search, notices that are up."""
    found = {label: rows_of(apps.get_model(label), OF_DRAFTS) for label in READ}
    return found | {"notices": list(UrgentNotice.objects.filter(state=NoticeState.APPROVED).values_list("pk"))}


def rows_of(model: Any, hidden: set[str]) -> list[str]:
    """Return the rows of a table, without the columns that do not count."""
    names = [field.attname for field in model._meta.concrete_fields if field.attname not in hidden]
    rows = model._base_manager.order_by().values_list(*names)
    return sorted(
        repr([list(value.raw_data) if isinstance(value, StreamValue) else value for value in row]) for row in rows
    )


def reviews() -> dict[str, Any]:
    """Return how each review stands."""
    return {"reviews": list(WorkflowState.objects.values_list("pk", "status"))}


LOOKS = {EVERYTHING: everything, PUBLIC: what_readers_see, REVIEWS: reviews}


@pytest.mark.django_db
@pytest.mark.parametrize("role", GROUPS)
def test_a_role_does_what_it_may_and_nothing_else(role: str, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    room, user = newsroom(), asker(role)
    wrong = []
    for name, deed in DEEDS.items():
        client = Client(SERVER_NAME="localhost") if user is None else signed_in(user)
        client.raise_request_exception = False
        look = LOOKS[deed.counts]
        with undone():
            before = look()
            response = deed.do(client, room)
            after = look()
        if (before != after) != (role in deed.may):
            changed = [one for one in after if after[one] != before[one]]
            wrong.append(f"{name}: {response.status_code}, changed {changed}")
        if response.status_code >= 500:
            wrong.append(f"{name} fails")
    assert not wrong, "\n".join(wrong)
