"""Tests of finding, on whichever database they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.search_content import SearchContent
from search import engines, service
from search.models import SearchDocument
from tests.search.samples import BAIJI, CENTRE, HOSTILE, LEGAL, MINES, RELEASE, content

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def _first(text: str, language: str = "ar") -> object:
    hits = service.search(text, language).hits
    return hits[0].key if hits else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مركز جلولا", CENTRE),
        ("المركزالمشترك", CENTRE),
        ("المركز المشترك", CENTRE),
        ("مراكز الموارد", CENTRE),
        ("جلولاء ٢٠١٩", CENTRE),
        ("جلولاء 2019", CENTRE),
        ("jcmc", CENTRE),
        ("CRC", CENTRE),
        ("legal aid", LEGAL),
        ("Lawyer family", LEGAL),
        ("محامي", LEGAL),
        ("المحامين", LEGAL),
        ("الغام", MINES),
        ("ألغام", MINES),
        ("وثائق صورة", MINES),
        ("بيجی", BAIJI),
        ("٢٢٠٠٠٠", RELEASE),
        ("220000", RELEASE),
        ("الاتحاد الاوربي", RELEASE),
        ("أين أجد محامي في الموصل", LEGAL),
    ],
)
def test_what_people_type_finds_the_page(documents: None, text: str, expected: SearchContent) -> None:
    assert _first(text) == expected.key


def test_text_that_was_written_as_one_word_is_found_as_two() -> None:
    glued = content("glued", "release", {"ar": "المركزالمشترك"}, {"ar": ""})
    service.put(glued)
    assert _first("المركز المشترك") == glued.key


def test_a_word_in_the_title_counts_more_than_one_in_the_text() -> None:
    in_text = content("in-text", "release", {"en": "News"}, {"en": "About water and schools"})
    in_title = content("in-title", "release", {"en": "Water"}, {"en": "About schools and news"})
    service.put(in_text)
    service.put(in_title)
    assert [hit.key for hit in service.search("water", "en").hits] == [in_title.key, in_text.key]


def test_the_word_itself_counts_more_than_its_broken_plural(documents: None) -> None:
    plural = content("plural", "release", {"ar": "مراكز"}, {"ar": ""})
    singular = content("singular", "release", {"ar": "مركز"}, {"ar": ""})
    service.put(plural)
    service.put(singular)
    keys = [hit.key for hit in service.search("مركز", "ar").hits]
    assert keys.index(singular.key) < keys.index(plural.key)


def test_a_hit_is_shown_in_the_language_of_the_reader(documents: None) -> None:
    hit = service.search("محامي", "en").hits[0]
    assert (hit.language, hit.url) == ("en", LEGAL.urls["en"])
    assert "Legal advice" in hit.title


def test_a_hit_without_such_words_is_shown_in_the_other_language(documents: None) -> None:
    hit = service.search("ألغام", "en").hits[0]
    assert (hit.language, hit.url) == ("ar", MINES.urls["ar"])
    assert "<mark>الألغام</mark>" in hit.title


def test_documents_with_all_words_come_first_and_the_rest_is_said_to_be_relaxed(documents: None) -> None:
    results = service.search("مركز بيجي", "ar")
    assert results.hits[0].key == BAIJI.key
    assert results.relaxed
    assert results.total > 1


def test_of_a_question_the_words_count_together(db: None) -> None:
    scattered = content("scattered", "release", {"en": "Notes"}, {"en": f"lawyer {'word ' * 40} Mosul"})
    answer = content("answer", "release", {"en": "Lawyer"}, {"en": "Come to the centre."})
    for each in (scattered, answer):
        service.put(each)
    assert _first("lawyer Mosul") == scattered.key
    assert _first("where is a lawyer near Mosul") == answer.key


def test_results_that_all_have_all_words_are_not_relaxed(documents: None) -> None:
    assert not service.search("محامي", "ar").relaxed
    assert not service.search("المشورة القانونية والتعليم", "ar", size=1).relaxed


def test_kinds_are_counted_whichever_is_shown(documents: None) -> None:
    results = service.search("جلولاء", "ar", kind="release")
    assert [hit.key for hit in results.hits] == [RELEASE.key]
    assert results.total == 1
    assert results.kinds == {"centre": 1, "release": 1}


@pytest.mark.parametrize("kind", ["", "nothing", "'; --", None])
def test_an_unknown_kind_means_all(documents: None, kind: str | None) -> None:
    assert service.search("جلولاء", "ar", kind=kind).total == 2


def test_pages_follow_each_other_without_gap_or_repetition(many: Callable[[int], None]) -> None:
    many(25)
    pages = [service.search("water", "en", page=number) for number in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [10, 10, 5]
    assert len({hit.key for page in pages for hit in page.hits}) == 25
    assert {(page.total, page.pages) for page in pages} == {(25, 3)}


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-5, 1), (4, 3), (10**9, 3)])
def test_a_page_that_is_none_gives_the_nearest(many: Callable[[int], None], asked: int, given: int) -> None:
    many(25)
    results = service.search("water", "en", page=asked)
    assert results.page == given
    assert results.hits


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ["", "centre"])
def test_a_hostile_text_gets_an_answer(documents: None, text: str, kind: str) -> None:
    assert service.search(text, "ar", kind=kind).total >= 0
    assert SearchDocument.objects.count() == 5


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(st.characters(), max_size=250))
def test_any_text_gets_an_answer(documents: None, text: str) -> None:
    assert service.search(text, "en").total >= 0


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_document_is_stored(text: str) -> None:
    service.put(content("hostile", "release", {"ar": text, "en": "Findable"}, {"ar": text}, also=text))
    assert _first("findable") == content("hostile", "release", {}, {}).key


def test_a_document_of_very_many_different_words_is_stored() -> None:
    text = " ".join(f"kelime{number}" for number in range(40_000))
    service.put(content("long", "release", {"en": "Long"}, {"en": text, "ar": text.replace("kelime", "كلمة ")}))
    assert service.search("long", "en").total == 1
    assert service.search("kelime17", "en").total == 1


@pytest.mark.parametrize("text", ["مركز جلولا", "مركز", "no such words anywhere", "المشورت القانونيت في جلوله"])
def test_a_search_takes_nine_statements_at_most_and_writes_nothing(documents: None, text: str) -> None:
    with CaptureQueriesContext(connection) as statements:
        service.search(text, "ar")
    assert len(statements) <= 9
    assert not [one for one in statements if one["sql"].lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))]


def test_nothing_typed_takes_no_statement(django_assert_num_queries: Callable[[int], object]) -> None:
    with django_assert_num_queries(0):  # type: ignore[attr-defined]
        assert service.search("  ", "ar").total == 0


def test_a_document_that_is_put_again_loses_its_old_words(documents: None) -> None:
    service.put(replace(MINES, titles={"ar": "الماء النظيف"}, bodies={"ar": ""}))
    assert service.search("ألغام", "ar").total == 0
    assert _first("ماء نظيف") == MINES.key
    assert SearchDocument.objects.filter(key=MINES.key).count() == 1


def test_a_removed_document_is_not_found(documents: None) -> None:
    service.remove([LEGAL.key])
    assert LEGAL.key not in {hit.key for hit in service.search("legal aid", "en").hits}
    assert engines.current().numbers() == set(SearchDocument.objects.values_list("number", flat=True))


def test_a_page_set_that_is_not_public_loses_its_document_when_synced(documents: None) -> None:
    service.sync([LEGAL.key, uuid4()])
    assert not SearchDocument.objects.filter(key=LEGAL.key).exists()


def test_a_transaction_that_fails_leaves_neither_row_nor_keys() -> None:
    before = engines.current().numbers()
    with pytest.raises(RuntimeError), transaction.atomic():
        service.put(LEGAL)
        raise RuntimeError
    assert not SearchDocument.objects.filter(key=LEGAL.key).exists()
    assert engines.current().numbers() == before
    assert service.search("legal aid", "en").total == 0


def test_no_more_pages_are_offered_than_are_ranked(
    many: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    many(12)
    monkeypatch.setattr(service, "MOST_RANKED", 10)
    assert service.search("water", "en", size=5).pages == 2
    assert service.search("water", "en", size=5, page=3).page == 2
