"""Decides what is fetched beside the pages of a review: one statement for all, and one for each type of page named.

It hangs on the pages: their inline rows and lists, what they and their versions name (``known_rows``, ``known_entries``
and ``named_rows``), and what else a review shows (``fetched``).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page, Revision

from ..facts import is_relation
from ..models import AcceptedDifference, ReadyPhrase, SegmentMark, User
from ..page_versions import references
from ..rows_together import Fetched, rows_together

Wanted = dict[type[Any], Q]


def fetch_rows(pages: list[Any], revisions: Iterable[int]) -> None:
    """Fetch what hangs on pages of one type; ``revisions`` of them come too."""
    sources = [page for page in pages if not page.source_id]
    contents = [content for page in pages for content in _contents(page)]
    wanted = _beside(pages, revisions)
    for model, which in [*_of_lists(pages[0], sources, contents), *_of_rows(pages[0], sources, contents)]:
        wanted[model] = wanted[model] | which if model in wanted else which
    found = rows_together(wanted)
    _say_who_accepted(found)
    _give_rows(pages, found)
    _give_entries(pages, found)
    named = _named(pages, contents, found)
    for page in pages:
        page.fetched, page.named_rows = found, named
        page.known_rows = {model: set(rows) for model, rows in named.items()}
        page.known_entries = {name: found[field.related_model] for name, field in _lists(page).items()}


def _contents(page: Any) -> Iterator[dict[str, Any]]:
    """Yield what the versions hold: the page's own, and the source's that its words were written against."""
    for revision in filter(None, (page.latest_revision, page.live_revision)):
        yield revision.content
        basis = getattr(getattr(revision, "note", None), "basis", None)
        if basis is not None:
            yield basis.revision.content


def _inline(page: Any) -> dict[str, type[Any]]:
    """Return the models of a page's inline rows by relation."""
    names = [name for name in page.fact_fields if is_relation(type(page), name)]
    return {name: getattr(page, name).model for name in names}


def _lists(page: Any) -> dict[str, Any]:
    """Return the fields of a page that hold several entries of a list."""
    many = [field for field in page._meta.many_to_many if isinstance(field, ParentalManyToManyField)]
    return {field.name: field for field in many if field.name in page.fact_fields}


def _beside(pages: list[Any], revisions: Iterable[int]) -> Wanted:
    """Want what is known of the translations and of the differences, who let them stand, and the ready phrases."""
    sets = {page.translation_key for page in pages}
    stands = Q(translation_key__in=sets, revoked_at__isnull=True)
    wanted = {
        ReadyPhrase: Q(),
        SegmentMark: Q(page__in=[page.pk for page in pages if page.source_id]),
        AcceptedDifference: stands,
        User: Q(pk__in=AcceptedDifference.objects.filter(stands).order_by().values("accepted_by")),
    }
    if keys := list(revisions):
        of_pages = Q(base_content_type=pages[0].get_base_content_type(), object_id__in=[str(page.pk) for page in pages])
        wanted[Revision] = Q(pk__in=keys) & of_pages
    return wanted


def _of_lists(page: Any, sources: list[Any], contents: list[dict[str, Any]]) -> Iterator[tuple[type[Any], Q]]:
    """Want the entries of the stored pages and of the versions, and which the stored pages have."""
    for name, field in _lists(page).items():
        through, ours = field.remote_field.through, Q(**{f"{field.m2m_field_name()}__in": sources})
        of_pages = through.objects.filter(ours).order_by().values(field.m2m_reverse_field_name())
        key = field.related_model._meta.pk.to_python
        yield through, ours
        in_versions = {key(one) for content in contents for one in content.get(name) or ()}
        yield field.related_model, Q(pk__in=of_pages) | Q(pk__in=in_versions)


def _of_rows(page: Any, sources: list[Any], contents: list[dict[str, Any]]) -> Iterator[tuple[type[Any], Q]]:
    """Want the inline rows of the stored pages, and what is no page and they, the pages or the versions name."""
    for field in _to_lists(type(page)):
        yield field.related_model, Q(pk__in=_keys(field, contents))
    for name, model in _inline(page).items():
        ours = Q(page__in=sources)
        yield model, ours
        versions = [row for content in contents for row in content.get(name) or ()]
        for field in _to_lists(model):
            of_rows = model._base_manager.filter(ours).order_by().values(field.attname)
            yield field.related_model, Q(pk__in=of_rows) | Q(pk__in=_keys(field, versions))


def _to_lists(model: type[Any]) -> Iterator[Any]:
    """Yield the references to what is no page: pages are wide, and are asked by themselves."""
    return (field for field in references(model) if not issubclass(field.related_model, Page))


def _keys(field: Any, rows: Iterable[Mapping[str, Any]]) -> set[Any]:
    return {field.target_field.to_python(key) for row in rows if (key := row.get(field.name)) is not None}


def _say_who_accepted(found: Fetched) -> None:
    for row in found[AcceptedDifference].values():
        if row.accepted_by_id in found[User]:
            row.accepted_by = found[User][row.accepted_by_id]


def _give_rows(pages: list[Any], found: Fetched) -> None:
    """Give the stored pages their inline rows; a translation has none."""
    for name, model in _inline(pages[0]).items():
        of_page = defaultdict(list)
        for row in found[model].values():
            of_page[row.page_id].append(row)
        for page in pages:
            getattr(page, name).set(of_page[page.pk])


def _give_entries(pages: list[Any], found: Fetched) -> None:
    """Give the stored pages the entries of their lists."""
    for name, field in _lists(pages[0]).items():
        chosen = defaultdict(set)
        for row in found[field.remote_field.through].values():
            chosen[getattr(row, f"{field.m2m_field_name()}_id")].add(
                getattr(row, f"{field.m2m_reverse_field_name()}_id")
            )
        for page in pages:
            entries = found[field.related_model].items()
            setattr(page, name, [row for key, row in entries if key in chosen[page.pk]])


def _named(pages: list[Any], contents: list[dict[str, Any]], found: Fetched) -> Fetched:
    """Return what pages and rows name, stored or in a version; of pages those that are not known are asked for."""
    named: Fetched = defaultdict(dict)
    keys: dict[type[Any], set[Any]] = defaultdict(set)
    for field in references(type(pages[0])):
        stored = [value for page in pages if (value := field.get_cached_value(page, None)) is not None]
        named[field.related_model] |= {value.pk: value for value in stored}
        keys[field.related_model] |= _keys(field, contents)
    for name, model in _inline(pages[0]).items():
        versions = [row for content in contents for row in content.get(name) or ()]
        for field in references(model):
            of_rows = {getattr(row, field.attname) for row in found[model].values()} - {None}
            keys[field.related_model] |= _keys(field, versions) | of_rows
    for model, asked in keys.items():
        named[model] |= found.get(model, {})
        if issubclass(model, Page) and (left := asked - set(named[model])):
            named[model] |= model._base_manager.in_bulk(left)
    return named
