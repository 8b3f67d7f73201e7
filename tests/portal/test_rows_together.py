"""Rows of several tables that are fetched with one statement are the rows that each table by itself would give."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from centres.models import Audience, Place, ServiceAtCentre
from portal.models import AcceptedDifference, ReadyPhrase, User
from portal.rows_together import fetched, rows_together
from tests.centres import factories
from tests.portal.staff import officer

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def prepared(row: Any) -> dict[str, Any]:
    """Return what of a row the database would be given: blocks are compared by what they hold."""
    return {field.attname: field.get_prep_value(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def test_they_are_the_same_values_in_the_same_order() -> None:
    person = officer()
    User.objects.filter(pk=person.pk).update(last_login=timezone.now(), is_active=False)
    factories.audience("host", "المجتمع المضيف", "Host “community”")
    factories.place()
    hours = {"opening_hours": "Mo-We 09:00-12:00", "phones": factories.phones("+9647000000011", "122")}
    factories.service(factories.partner(), at={factories.centre(): hours}, audiences=(factories.audience(),))
    AcceptedDifference.objects.create(
        translation_key="00000000-0000-4000-8000-000000000001", fingerprint="x", reason="'", accepted_by=person
    )
    models = (User, ReadyPhrase, Audience, Place, ServiceAtCentre, AcceptedDifference)
    with CaptureQueriesContext(connection) as captured:
        found = rows_together(dict.fromkeys(models, Q()))
    assert len(captured) == 1
    for model in models:
        alone = list(model._default_manager.all() if model._meta.ordering else model._default_manager.order_by("pk"))
        together = list(found[model].values())
        assert alone and [prepared(row) for row in together] == [prepared(row) for row in alone], model
        assert [str(row) for row in together] == [str(row) for row in alone]


def test_only_what_is_wanted_comes_and_nothing_wanted_is_nothing() -> None:
    first, second = factories.audience(), factories.audience("host", "المجتمع المضيف", "Host community")
    found = rows_together({Audience: Q(pk=second.pk), User: Q(pk__in=[])})
    assert list(found[Audience]) == [second.pk] != [first.pk] and found[User] == {}
    assert rows_together({}) == {}


def test_who_reads_them_knows_what_was_fetched_from_what_was_not() -> None:
    audience = factories.audience()
    audience.fetched = rows_together({Audience: Q(), User: Q(pk__in=[])})
    assert fetched(audience, Audience) == [audience] and fetched(audience, User) == []
    assert fetched(audience, ReadyPhrase) is None
