"""Tests of documents that follow the spellings which editors keep."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from centres.models import Place
from portal.models import GlossaryEntry
from search import lexicon_upkeep, service, upkeep
from search.analysis.keys import stamp
from search.models import SearchDocument

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

Committing = Callable[..., AbstractContextManager[Any]]


def titles(text: str, language: str = "en") -> set[str]:
    return {str(hit.key) for hit in service.search(text, language).hits}


@pytest.fixture
def release(demo: None) -> SearchDocument:
    """Return a document of the demo site that says nothing of what the tests name."""
    lexicon_upkeep.bring_in_step()
    return SearchDocument.objects.filter(kind="centre").order_by("number")[0]


def test_a_new_spelling_finds_what_was_published_before(
    release: SearchDocument, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        GlossaryEntry.objects.create(terms={"en": ["zorbing"], "ar": ["مركز الموارد المجتمعية"]})
    assert titles("zorbing")
    assert upkeep.state() == "ok"
    with django_capture_on_commit_callbacks(execute=True):
        GlossaryEntry.objects.get(key="zorbing").delete()
    assert titles("zorbing") == set()
    assert upkeep.state() == "ok"


def test_only_documents_that_a_change_touches_are_written_again(
    release: SearchDocument, django_capture_on_commit_callbacks: Committing
) -> None:
    before = dict(SearchDocument.objects.values_list("key", "updated_at"))
    with django_capture_on_commit_callbacks(execute=True):
        GlossaryEntry.objects.create(terms={"en": ["zorbing"], "ar": ["جلولاء السادس"]})
    after = dict(SearchDocument.objects.values_list("key", "updated_at"))
    assert sum(before[key] != after[key] for key in before) < len(before) / 2
    assert not SearchDocument.objects.exclude(stamp=stamp()).exists()


def test_a_new_name_of_a_place_counts_at_once(
    release: SearchDocument, django_capture_on_commit_callbacks: Committing
) -> None:
    place = Place.objects.get(key="iq-jalawla")
    with django_capture_on_commit_callbacks(execute=True):
        place.spellings = [*place.spellings, "Zorbtown"]
        place.save()
    assert titles("zorbtown")


def test_more_than_can_be_written_at_once_waits_and_is_told(
    release: SearchDocument, django_capture_on_commit_callbacks: Committing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lexicon_upkeep, "MOST_AT_ONCE", 1)
    with django_capture_on_commit_callbacks(execute=True):
        GlossaryEntry.objects.create(terms={"en": ["zorbing"], "ar": ["مركز"]})
    assert upkeep.state() == "stale"
    call_command("update_search", "--pending", stdout=StringIO())
    assert upkeep.state() == "ok"
    assert titles("zorbing")
