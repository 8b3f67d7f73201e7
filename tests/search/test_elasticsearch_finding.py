"""What people type is found on Elasticsearch as in the database, and no text brings it to its knees."""

from __future__ import annotations

import pytest

from search import engines, service
from search.engines.base import Request
from search.queries import parse
from tests.search.samples import HOSTILE
from tests.search.settled import SettledEngine
from tests.search.test_service import (  # noqa: F401
    test_a_document_of_very_many_different_words_is_stored,
    test_a_document_that_is_put_again_loses_its_old_words,
    test_a_word_in_the_title_counts_more_than_one_in_the_text,
    test_any_text_gets_an_answer,
    test_documents_with_all_words_come_first_and_the_rest_is_said_to_be_relaxed,
    test_kinds_are_counted_whichever_is_shown,
    test_pages_follow_each_other_without_gap_or_repetition,
    test_text_that_was_written_as_one_word_is_found_as_two,
    test_the_word_itself_counts_more_than_its_broken_plural,
    test_what_people_type_finds_the_page,
)

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
QUERIES = ["مركز جلولا", "المركزالمشترك", "legal aid", "محامي", "مركز", "الاتحاد الاوربي", "jcmc", "women", "مركز بيجي"]


@pytest.fixture(autouse=True)
def engine(search_index: str, monkeypatch: pytest.MonkeyPatch) -> SettledEngine:
    engine = SettledEngine(engines.of_the_database())
    monkeypatch.setattr(engines, "current", lambda: engine)
    return engine


@pytest.mark.parametrize("any_word", [False, True])
def test_both_engines_find_the_same_documents_and_the_same_best(
    documents: None, engine: SettledEngine, any_word: bool
) -> None:
    for text in QUERIES:
        request = Request(parse(text), any_word=any_word, facets=("language",))
        there, here = engine.search(request), engine.database.search(request)
        assert set(there.numbers) == set(here.numbers), text
        assert there.numbers[:1] == here.numbers[:1], text
        assert (there.kinds, there.facets) == (here.kinds, here.facets), text


def test_every_hostile_text_gets_an_answer_from_elasticsearch(documents: None) -> None:
    for text in HOSTILE:
        for kind in ("", "centre"):
            assert service.search(text, "ar", kind=kind).total >= 0


def test_every_hostile_document_is_stored_on_elasticsearch() -> None:
    from tests.search.samples import content

    for number, text in enumerate(HOSTILE):
        service.put(content(f"hostile-{number}", "release", {"ar": text, "en": "Findable"}, {"ar": text}, also=text))
    assert service.search("findable", "en").total == len(HOSTILE)


def test_a_very_long_query_of_many_words_is_answered_within_the_timeout(documents: None, engine: SettledEngine) -> None:
    from search.engines.elasticsearch import asking, connection, layout

    request = Request(parse(" ".join(f"كلمة{number}" for number in range(100))), any_word=True)
    engine.search(request)
    connection.ask(2, lambda: asking.ranking(connection.client(), layout.alias(), request))
