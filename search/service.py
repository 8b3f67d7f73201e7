"""What views, receivers and commands ask of search: find, keep in step, make again, compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString

from portal.search_content import SearchContent, public_content
from portal.search_hooks import AtMoment, at_moment

from . import completing, engines, rarity, vocabulary
from .choices import Kind
from .did_you_mean import suggestion
from .documents import COLUMNS_WRITTEN, columns_of, keys_of
from .engines.base import MOST_RANKED, Point, Ranking, Request, Sort
from .first_read import parsed
from .highlights import extract, highlighted
from .models import SearchDocument
from .named_places import distance_km
from .narrowing import Asked, facets, most_frequent, of_pages
from .promoted import promoted_for
from .queries import Query, cleaned_text
from .reranking import MOST_RERANKED, best_first
from .spellings import refresh

PAGE_SIZE = 10
MOST_PROMOTED = 2
MOST_WANTED_TOGETHER = 3
# The kinds of which something may be said at this moment that stands in no document.
OPENING = (Kind.CENTRE, Kind.SERVICE)
_IS_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: title and extract are safe HTML in `language`, which is the reader's where there are such words.

    `note` says whose it is and where; `distance` is in km from where the reader asked for, None where that is unknown.
    """

    key: UUID
    kind: str
    title: SafeString
    url: str
    language: str
    extract: SafeString
    date: date | None
    note: str = ""
    distance: float | None = None
    is_promoted: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """One page of results; `total` is of the kind asked for, `kinds` counts every kind, `words` is what was looked up.

    `relaxed` says that too few documents hold all words, so that those with any of them follow. `facets` and `open_now`
    say how many there would be with that choice, `titles` name the page sets that are values of facets. `suggestion` is
    the text as it may have been meant; promoted hits come before the others and are not counted. `notes` say
    what has to be said of hits at this moment: that they were closed. `without` counts what there would be without each
    of the filters in use, and without all ("").
    """

    query: str
    total: int = 0
    hits: tuple[Hit, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)
    relaxed: bool = False
    page: int = 1
    pages: int = 1
    words: tuple[str, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    open_now: int | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    suggestion: str = ""
    promoted: tuple[Hit, ...] = ()
    first: int = 1
    notes: Mapping[UUID, str] = field(default_factory=dict)
    without: Mapping[str, int] = field(default_factory=dict)


def search(text: str, language: str, kind: str | None = None, page: int = 1, size: int = PAGE_SIZE) -> Results:
    """Return one page of what the text finds, for a reader of the language; an unknown kind means all."""
    known = kind if kind in Kind.values else ""
    return find(Asked(text=cleaned_text(text), kind=known or "", page=page), language, size)


def find(asked: Asked, language: str, size: int = PAGE_SIZE) -> Results:
    """Return one page of what is asked for, the nearest one outside of the results, for a reader of the language.

    At most nine statements: what is known first, two for what is open, how much holds all words, the ranking, the
    documents, three for another spelling; a few more after spellings or counts changed. Nothing is written or raised.
    """
    query, put_first = parsed(asked.text)
    if not query.words and not replace(asked, text="").asks_for_something:
        return Results(query.text)
    request = _request(asked, query, size, now := at_moment(timezone.now()))
    ranking, strict_total = _ranked(_of_all_reranked(request), enough=size)
    promoted = promoted_for(query, put_first)[:MOST_PROMOTED] if asked.page == 1 else []
    documents = _documents(ranking, promoted, request.filters)
    numbers = _best_first(ranking, strict_total, request, documents)
    shown = partial(_hit, query=query, language=language, origin=asked.origin)
    first, hits = _hits(shown, numbers, promoted, documents)
    total, page, pages = _place(ranking, request)
    return Results(
        query=query.text,
        total=total,
        hits=hits,
        kinds=ranking.kinds,
        relaxed=ranking.total > strict_total,
        page=page,
        pages=pages,
        words=tuple(word.text for word in query.words),
        facets=ranking.facets,
        open_now=None if request.open_keys is None else ranking.open_now,
        titles=_titles(documents, language),
        suggestion=suggestion(request, strict_total, ranking.total) if strict_total < size and query.words else "",
        promoted=first,
        first=(page - 1) * size + 1,
        notes=_notes([*first, *hits], now, language),
        without=ranking.without,
    )


def sync(keys: Iterable[UUID]) -> None:
    """Bring the documents of these page sets in step with what is public now, in the transaction of the caller.

    A page set that is not public any more loses its document.
    """
    wanted = sorted(set(keys))
    with transaction.atomic():
        engines.current().lock(wanted)
        transaction.on_commit(rarity.count_if_needed, robust=True)
        for key in wanted:
            content = public_content(key)
            if content is None:
                remove([key])
            else:
                put(content)


def put(*contents: SearchContent) -> None:
    """Store the documents and their keys in place of those they had, in the transaction of the caller.

    Of several contents of one page set the last is stored. As many statements as for one document.
    """
    refresh()
    documents = [
        SearchDocument(key=key, **columns_of(each)) for key, each in {each.key: each for each in contents}.items()
    ]
    with transaction.atomic():
        SearchDocument.objects.bulk_create(
            documents, update_conflicts=True, unique_fields=["key"], update_fields=COLUMNS_WRITTEN
        )
        engines.current().put({document.number: keys_of(document) for document in documents})
        completing.store(documents)
        for document in documents:
            vocabulary.learn([*document.titles.values(), *document.bodies.values(), document.also])


def remove(keys: Iterable[UUID]) -> None:
    """Delete the documents of these page sets and their keys, in the transaction of the caller."""
    documents = SearchDocument.objects.filter(key__in=list(keys))
    with transaction.atomic():
        engines.current().delete(list(documents.values_list("number", flat=True)))
        documents.delete()


def _request(asked: Asked, query: Query, size: int, now: Iterable[AtMoment]) -> Request:
    open_keys = [each.open_keys for each in now]
    return Request(
        query,
        asked.kind,
        offset=(min(max(asked.page, 1), max(1, MOST_RANKED // size)) - 1) * size,
        limit=size,
        filters=asked.filters,
        facets=tuple(facets()),
        open_keys=frozenset().union(*open_keys) if open_keys else None,
        only_open=asked.only_open,
        since=asked.since,
        until=asked.until,
        near=asked.origin,
        sort=asked.sort,
    )


def _place(ranking: Ranking, request: Request) -> tuple[int, int, int]:
    """Return how much there is of the kind asked for, on which page of it one is, and how many pages there are."""
    total = ranking.kinds.get(request.kind, 0) if request.kind else ranking.total
    pages = max(1, -(-min(total, MOST_RANKED) // request.limit))
    return total, min(request.offset // request.limit + 1, pages), pages


def _notes(hits: Iterable[Hit], now: Iterable[AtMoment], language: str) -> dict[UUID, str]:
    keys = [hit.key for hit in hits if hit.kind in OPENING]
    return {key: note for each in now for key, note in each.notes(keys, language).items()}


def _ranked(request: Request, enough: int) -> tuple[Ranking, int]:
    """Return what was found with all words, or with any where that is too little; and how much there was with all."""
    engine = engines.current()
    if len(request.query.words) > 1 and (complete := engine.complete(request, enough)) < enough:
        return engine.search(replace(request, any_word=True)), complete
    ranking = engine.search(request)
    return ranking, ranking.total


def _of_all_reranked(request: Request) -> Request:
    """Return the request for all documents that are put in order here, where the stretch is among them."""
    if _is_reranked(request):
        return replace(request, offset=0, limit=MOST_RERANKED)
    return request


def _is_reranked(request: Request) -> bool:
    in_reach = request.offset + request.limit <= MOST_RERANKED
    return in_reach and request.sort == Sort.RELEVANCE and bool(request.query.words)


def _best_first(
    ranking: Ranking, strict_total: int, request: Request, documents: Mapping[int | UUID, SearchDocument]
) -> Sequence[int]:
    """Return the stretch that is asked for, the best first; of a few words, documents that have all come before others.

    Of a sentence or a question the words count together: a document that answers it seldom has every one of them.
    """
    if not _is_reranked(request):
        return ranking.numbers
    found = [documents[number] for number in ranking.numbers if number in documents]
    names_it = len(request.query.words) <= MOST_WANTED_TOGETHER and not request.query.is_question
    complete = strict_total if names_it else 0
    parts = found[:complete], found[complete:]
    numbers = [number for part in parts for number in best_first(part, request.query)]
    start = min(request.offset, max(0, len(numbers) - 1) // request.limit * request.limit)
    return numbers[start : start + request.limit]


def _documents(
    ranking: Ranking, promoted: list[UUID], filters: Mapping[str, tuple[str, ...]]
) -> dict[int | UUID, SearchDocument]:
    """Return the documents of hits, promoted results, and page sets that facets count or filter by: one statement."""
    offered = (
        value for name in of_pages() for value in most_frequent(ranking.facets.get(name, {}), filters.get(name, ()))
    )
    values = {value for value in offered if _IS_KEY.fullmatch(value)}
    if not ranking.numbers and not promoted and not values:
        return {}
    rows = SearchDocument.objects.filter(Q(number__in=ranking.numbers) | Q(key__in={*promoted, *values}))
    # Nothing of a result is made from these columns.
    rows = rows.defer("facets", "digest", "stamp", "updated_at", "version")
    return {name: document for document in rows for name in (document.number, document.key)}


def _hits(
    shown: Callable[..., Hit],
    numbers: Sequence[int],
    promoted: list[UUID],
    documents: Mapping[int | UUID, SearchDocument],
) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Return what editors put first, and what does not stand there already."""
    first = tuple(shown(documents[key], is_promoted=True) for key in promoted if key in documents)
    others = (documents[number] for number in numbers if number in documents)
    return first, tuple(shown(document) for document in others if document.key not in promoted)


def _titles(documents: Mapping[int | UUID, SearchDocument], language: str) -> dict[str, str]:
    return {str(row.key): row.titles[language_for(row, language)] for row in documents.values() if row.titles}


def language_for(document: SearchDocument, language: str) -> str:
    """Return the language in which the document is shown to readers of a language."""
    return language if language in document.urls else next(iter(document.urls), language)


def _hit(
    document: SearchDocument, *, query: Query, language: str, origin: Point | None, is_promoted: bool = False
) -> Hit:
    shown = language_for(document, language)
    distances = [distance_km(origin, (latitude, longitude)) for latitude, longitude in document.points if origin]
    return Hit(
        key=document.key,
        kind=document.kind,
        title=highlighted(document.titles.get(shown, ""), query),
        url=document.urls.get(shown, ""),
        language=shown,
        extract=extract(document.bodies.get(shown, ""), query),
        date=document.date,
        note=document.notes.get(shown, ""),
        distance=min(distances, default=None),
        is_promoted=is_promoted,
    )
