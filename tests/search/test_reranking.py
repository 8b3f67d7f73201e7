"""Tests of the order that search gives to what an engine has found."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import rarity
from search.models import SearchDocument, SpellingsInUse
from search.queries import parse
from search.reranking import best_first
from search.service import search
from search.spellings import refresh
from tests.search.samples import HOSTILE


@dataclass
class Document:
    """What is read of a document."""

    number: int
    body: str
    title: str = ""
    kind: str = "information"
    also: str = ""
    titles: dict[str, str] = field(init=False)
    bodies: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.titles, self.bodies = {"ar": self.title}, {"ar": self.body}


FILLER = " ".join(["كلام"] * 30)


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("legal aid", "legal aid here", f"legal things {FILLER} first aid"),
        ("legal aid", "we offer legal aid today", "aid that is legal today"),
        ("وزارة الهجرة", "وزارة الهجرة في بغداد", f"وزارة {FILLER} الهجرة"),
        ("عبدالستار", "عبد الستار قال كلاماً", "قال كلاماً اليوم هنا"),
        ("حقوقهم", "حقوقهم", "حق"),
        ("متى افتتح المركز", "افتتح المركز يوم ١٩ أيلول", "افتتح المركز يوم جميل جداً"),
        ("شكد يسع المركز", "يسع المركز 40 عائلة كبيرة", "يسع المركز عوائل كثيرة كبيرة"),
        ("how many families came", "120 families came there", "many families came there"),
    ],
)
def test_the_closer_answer_comes_first(query: str, better: str, worse: str) -> None:
    documents = [Document(1, worse), Document(2, better)]
    assert best_first(documents, parse(query))[0] == 2


def test_a_word_in_the_title_counts_more() -> None:
    documents = [Document(1, "water water and more"), Document(2, "and more words here", title="water")]
    assert best_first(documents, parse("water"))[0] == 2


@pytest.mark.parametrize(
    ("query", "title", "longer"),
    [
        ("المياه", "عن المياه", "افتتاح محطة لتنقية المياه في المدارس"),
        ("water", "About the water", "Drinking water for all the schools in Mosul"),
    ],
)
def test_a_title_that_says_just_what_was_asked_comes_before_one_that_says_more(
    query: str, title: str, longer: str
) -> None:
    body = f"{query} {FILLER}"
    assert best_first([Document(1, f"{body} {query}", longer), Document(2, body, title)], parse(query)) == [2, 1]


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("مراكز الموارد", ["About the centres"]),
        ("المراكز", ["About the centres"]),
        ("about the centres", ["About the centres"]),
        ("resource centres", ["Baiji centre", "Fallujah centre", "Jalawla centre"]),
        ("contact", ["Contact"]),
        ("اتصل بنا", ["Contact"]),
        ("الخصوصية", ["Privacy"]),
        ("جلولاء", ["Jalawla centre"]),
        ("Jalawla centre", ["Jalawla centre"]),
        ("legal aid", ["Legal advice and legal aid"]),
    ],
)
def test_what_is_about_the_words_is_among_the_first_five_of_the_demo(demo: None, query: str, titles: list[str]) -> None:
    """Pages that name what was typed in their text alone, however often, come after those that are about it."""
    rarity.count()
    first = [str(hit.title).replace("<mark>", "").replace("</mark>", "") for hit in search(query, "en").hits[:5]]
    assert set(titles) <= set(first), first


def test_equals_keep_the_order_of_the_engine() -> None:
    assert best_first([Document(7, "water"), Document(3, "water")], parse("water")) == [7, 3]


@given(st.text(max_size=60), st.lists(st.tuples(st.text(max_size=60), st.text(max_size=20)), max_size=4))
def test_any_query_puts_any_documents_in_some_order(query: str, texts: list[tuple[str, str]]) -> None:
    documents = [Document(number, body, title) for number, (body, title) in enumerate(texts)]
    assert sorted(best_first(documents, parse(query))) == list(range(len(texts)))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_ranked_for_itself(text: str) -> None:
    assert best_first([Document(1, text, text)], parse(text)) == [1]


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_rare_word_tells_more_than_a_frequent_one(demo: None) -> None:
    rarity.count()
    refresh()
    frequent, rare = parse("مركز تعويض").words
    assert rarity.rarity_of(rare) > rarity.rarity_of(frequent) > 0
    assert rarity.average_length() > 10


@pytest.mark.postgres
@pytest.mark.django_db
def test_a_count_is_seen_by_the_mark_it_leaves(demo: None) -> None:
    rarity.count()
    before = SpellingsInUse.objects.get().counted
    SearchDocument.objects.all().delete()
    refresh()
    rarity.count_if_needed()
    assert SpellingsInUse.objects.get().counted != before
