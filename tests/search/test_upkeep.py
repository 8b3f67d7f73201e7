"""Tests of making the documents again and of comparing them with what is public."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from centres.models import CentrePage
from search import engines, service, upkeep
from search.documents import digest_of
from search.models import SearchDocument
from tests.search.samples import CENTRE, LEGAL, content

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def test_documents_of_page_sets_that_are_not_public_are_reported(documents: None) -> None:
    drifts = {drift.key: drift for drift in upkeep.check()}
    assert drifts[LEGAL.key].wrong == upkeep.NOT_PUBLIC
    assert drifts[LEGAL.key].title == LEGAL.titles["ar"]


def test_rebuilding_deletes_documents_of_page_sets_that_are_not_public(documents: None) -> None:
    call_command("update_search", stdout=StringIO(), stderr=StringIO())
    assert not SearchDocument.objects.filter(key=LEGAL.key).exists()
    assert service.search("legal aid", "en").total == 0
    assert upkeep.check() == []


def test_one_command_brings_an_older_site_up_to_date_for_visitors_and_for_the_admin(demo: None) -> None:
    centre = CentrePage.objects.get(slug="jalawla")
    # As a version without folding left it, and one without the keys of today.
    CentrePage.objects.filter(pk=centre.pk).update(title="الأُسرة")
    SearchDocument.objects.update(stamp="old")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_vocabularyword")
    assert upkeep.state() == "stale"
    call_command("update_search", stdout=StringIO(), stderr=StringIO())
    assert upkeep.state() == "ok"
    assert [page.pk for page in CentrePage.objects.all().autocomplete("اسره")] == [centre.pk]


def test_rebuilding_deletes_keys_without_a_document(documents: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_searchdocument")
    upkeep.rebuild()
    assert engines.current().numbers() == set(SearchDocument.objects.values_list("number", flat=True))


def test_the_check_exits_with_one_and_names_the_page_set(documents: None) -> None:
    out = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("check_search", stdout=out)
    assert refused.value.returncode == 1
    assert f"not public: {CENTRE.titles['ar']} ({CENTRE.key})" in out.getvalue()


def test_the_digest_changes_with_what_the_page_says() -> None:
    same = content("legal-aid", "service", dict(LEGAL.titles), dict(LEGAL.bodies))
    other = content("legal-aid", "service", dict(LEGAL.titles), {"en": "Other words"})
    assert digest_of(same) == digest_of(LEGAL) != digest_of(other)
