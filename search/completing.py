"""Decides what completes a beginning of words: titles from any of their words on, places and kinds of service."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from django.db import connection
from django.db.models import QuerySet

from portal.search_hooks import facet_labels

from .analysis.tokens import written_words
from .models import LONGEST_COMPLETION, LONGEST_TITLE, Completion, SearchDocument
from .queries import cleaned_text
from .vocabulary import folded

MOST_OFFERED = 8
MOST_WORDS = 8
SHORTEST_PREFIX = 2
# Of so many beginnings the best are taken.
_LOOKED_AT = 60
_ARTICLE = "ال"
_TABLE = Completion._meta.db_table
_DELETE = f"DELETE FROM {_TABLE} WHERE document_id = %s"  # noqa: S608 - a constant
_INSERT = f"INSERT INTO {_TABLE} (document_id, folded, said, word) VALUES (%s, %s, %s, %s)"  # noqa: S608 - a constant


def folded_words(text: str) -> list[str]:
    """Return the words of the text, folded."""
    return [word for written in written_words(text) if (word := folded(written))]


def store(documents: Collection[SearchDocument]) -> None:
    """Write the completions of the documents in place of those they had, in the transaction of the caller."""
    rows = [
        (document.number, ending, title, word)
        for document in documents
        for title in dict.fromkeys(title[:LONGEST_TITLE] for title in document.titles.values())
        for word, ending in enumerate(_endings(title))
    ]
    # Nothing refers to a completion; the ORM would take as long for these few rows as all else that is stored.
    with connection.cursor() as cursor:
        cursor.executemany(_DELETE, [[document.number] for document in documents])
        cursor.executemany(_INSERT, rows)


def complete(prefix: str, language: str, most: int = MOST_OFFERED) -> list[str]:
    """Return what the typed text may become, the best first: at most two statements, and none for a single letter."""
    beginnings = _beginnings(prefix)
    if not beginnings:
        return []
    rows = _starting(beginnings).order_by("word", "folded").values_list("word", "said")[:_LOOKED_AT]
    of_lists = _in_lists(beginnings, language)
    titles = [said for _word, said in sorted(rows, key=lambda row: (row[0] > 0, len(row[1])))]
    return list(dict.fromkeys([*of_lists, *titles]))[:most]


def first_choices(labels: Mapping[str, Mapping[str, str]], most: int = 15) -> list[str]:
    """Return what is offered before anything is typed: the kinds of service."""
    return list(labels.get("service", {}).values())[:most]


def _endings(title: str) -> Iterable[str]:
    """Return the title from each of its words on, the first word of each without the article."""
    words = folded_words(title)
    for start in range(min(len(words), MOST_WORDS)):
        yield " ".join([_without_article(words[start]), *words[start + 1 :]])[:LONGEST_COMPLETION]


def _beginnings(prefix: str) -> list[str]:
    """Return what a completion may begin with, the article typed or not; nothing for less than two letters."""
    words = folded_words(cleaned_text(prefix))
    typed = " ".join(words)
    if len(typed) < SHORTEST_PREFIX:
        return []
    # While the article is typed, the letters that follow it are still few.
    bare = " ".join([words[0].removeprefix(_ARTICLE) or words[0], *words[1:]])
    return list(dict.fromkeys((typed, bare)))


def _starting(beginnings: list[str]) -> QuerySet[Completion]:
    found = Completion.objects.none()
    for beginning in beginnings:
        if connection.vendor == "sqlite":
            # LIKE uses no index there.
            rows = Completion.objects.filter(folded__gte=beginning, folded__lt=beginning + "\U0010ffff")
        else:
            rows = Completion.objects.filter(folded__startswith=beginning)
        found = found | rows
    return found


def _in_lists(beginnings: list[str], language: str) -> list[str]:
    """Return the labels of places and kinds of service that begin so."""
    labels = facet_labels(language)
    told = [label for name in ("service", "governorate") for label in labels.get(name, {}).values()]
    return [label for label in told if any(ending.startswith(tuple(beginnings)) for ending in _endings(label))]


def _without_article(word: str) -> str:
    return word.removeprefix(_ARTICLE) if len(word) > len(_ARTICLE) + 1 else word
