"""What views, receivers and commands ask of search: find, keep in step, make again, compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.safestring import SafeString

from portal.search_content import SearchContent, public_content

from . import engines
from .choices import Kind
from .documents import columns_of, keys_of
from .engines.base import MOST_RANKED, Ranking, Request
from .highlights import extract, highlighted
from .models import SearchDocument
from .queries import Query, parse

PAGE_SIZE = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: title and extract are safe HTML in `language`, which is the reader's where there are such words."""

    key: UUID
    kind: str
    title: SafeString
    url: str
    language: str
    extract: SafeString
    date: date | None


@dataclass(frozen=True, slots=True)
class Results:
    """One page of results; `total` is of the kind asked for, `kinds` counts every kind, `words` is what was looked up.

    `relaxed` says that too few documents hold all words, so that those with any of them follow.
    """

    query: str
    total: int = 0
    hits: tuple[Hit, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    relaxed: bool = False
    page: int = 1
    pages: int = 1
    words: tuple[str, ...] = ()


def search(text: str, language: str, kind: str | None = None, page: int = 1, size: int = PAGE_SIZE) -> Results:
    """Return one page of what the text finds, for a reader of the language.

    An unknown kind means all, a page outside of the results the nearest one. At most three statements are run: all
    words, any word when those give less than a page, and the documents. Nothing is written, no string raises.
    """
    query = parse(text)
    if not query.words:
        return Results(query.text)
    kind = kind if kind in Kind.values else ""
    offset = (min(max(page, 1), MOST_RANKED // size) - 1) * size
    ranking, relaxed = _ranked(Request(query, kind or "", offset=offset, limit=size), enough=size)
    total = ranking.kinds.get(kind, 0) if kind else ranking.total
    pages = max(1, -(-min(total, MOST_RANKED) // size))
    return Results(
        query=query.text,
        total=total,
        hits=_hits(ranking, query, language),
        kinds=ranking.kinds,
        relaxed=relaxed,
        page=min(offset // size + 1, pages),
        pages=pages,
        words=tuple(word.text for word in query.words),
    )


def sync(keys: Iterable[UUID]) -> None:
    """Bring the documents of these page sets in step with what is public now, in the transaction of the caller.

    A page set that is not public any more loses its document.
    """
    wanted = sorted(set(keys))
    with transaction.atomic():
        engines.current().lock(wanted)
        for key in wanted:
            content = public_content(key)
            if content is None:
                remove([key])
            else:
                put(content)


def put(content: SearchContent) -> None:
    """Store the document and its keys in place of those it had, in the transaction of the caller."""
    columns = columns_of(content)
    with transaction.atomic():
        document, _made = SearchDocument.objects.update_or_create(key=content.key, defaults=columns)
        engines.current().put(document.number, keys_of(document))


def remove(keys: Iterable[UUID]) -> None:
    """Delete the documents of these page sets and their keys, in the transaction of the caller."""
    documents = SearchDocument.objects.filter(key__in=list(keys))
    with transaction.atomic():
        engines.current().delete(list(documents.values_list("number", flat=True)))
        documents.delete()


def _ranked(request: Request, enough: int) -> tuple[Ranking, bool]:
    engine = engines.current()
    strict = engine.search(request)
    if strict.total >= enough or len(request.query.words) == 1:
        return strict, False
    loose = engine.search(replace(request, any_word=True))
    return loose, loose.total > strict.total


def _hits(ranking: Ranking, query: Query, language: str) -> tuple[Hit, ...]:
    documents = SearchDocument.objects.in_bulk(ranking.numbers) if ranking.numbers else {}
    return tuple(_hit(documents[number], query, language) for number in ranking.numbers if number in documents)


def _hit(document: SearchDocument, query: Query, language: str) -> Hit:
    shown = language if language in document.urls else next(iter(document.urls), language)
    return Hit(
        key=document.key,
        kind=document.kind,
        title=highlighted(document.titles.get(shown, ""), query),
        url=document.urls.get(shown, ""),
        language=shown,
        extract=extract(document.bodies.get(shown, ""), query),
        date=document.date,
    )
