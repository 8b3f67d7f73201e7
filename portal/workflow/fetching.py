"""Decides what is fetched for a review: a statement a table, however many pages, versions and rows are read.

The pages are only read. What was fetched hangs on them, and ``portal.page_versions`` makes their versions of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, TextField, Value
from django.db.models.functions import Cast
from django.http import Http404
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision, WorkflowState

from ..fact_check.pages import is_counterpart
from ..facts import is_relation
from ..models import ReviewTask
from ..page_versions import references
from .differences import Named
from .together import in_order, page_type_of, with_companions

NOTE = "note__basis__revision"


def read_review(task_state_id: int, user: Any) -> list[Any]:
    """Return the task states that are decided at once with one, sources first, each with its page (``page_read``)."""
    groups = ReviewTask.groups.through.objects.filter(reviewtask=OuterRef("task"), group__user=user)
    states = with_companions(task_state_id).select_related("workflow_state__requested_by", "task__reviewtask")
    found = list(states.annotate(is_theirs=Exists(groups)))
    if task_state_id not in {state.pk for state in found}:
        raise Http404("No such review.")
    _read_pages(found)
    for state in found:
        _know_reviewers(state, user)
    return in_order(task_state_id, found, {state.page_id: state.page_read.source_id for state in found})


def _know_reviewers(state: Any, user: Any) -> None:
    """Answer beforehand whether the user is among the reviewers, where Wagtail keeps that, and which task it is."""
    if hasattr(state.task, "reviewtask"):
        state.task.specific = state.task.reviewtask
        answers = getattr(user, "_group_approval_task_checks", {})
        user._group_approval_task_checks = {**answers, state.task.pk: state.is_theirs}
    workflow_state = state.workflow_state
    if workflow_state.current_task_state_id == state.pk:
        workflow_state.current_task_state = state
    state.page_read._current_workflow_states = [workflow_state] if state.status == state.STATUS_IN_PROGRESS else []


def _read_pages(states: list[Any]) -> None:
    """Load the pages, which are of one type, and their sets with the versions that a review shows."""
    model = page_type_of(states[0])
    number, base = Cast(OuterRef("pk"), TextField()), ContentType.objects.get_for_model(Page)
    revisions = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    reviews = WorkflowState.objects.active().filter(base_content_type=base)
    pages = model.objects.filter(translation_key__in=[state.set_key for state in states]).annotate(
        is_scheduled=Exists(revisions.filter(object_id=number)),
        is_in_review=Exists(reviews.filter(object_id=number)),
    )
    named = [field.name for field in references(model)]
    found = {
        page.pk: page for page in pages.select_related(f"latest_revision__{NOTE}", f"live_revision__{NOTE}", *named)
    }
    for page in found.values():
        page.is_just_loaded = True
        # Nothing of it is saved, so that nobody has to ask for what editors note on it.
        getattr(page, COMMENTS_RELATION_NAME).set([])
        if page.source_id in found:
            page.source = found[page.source_id]
        page.review_family = [one for one in found.values() if one.translation_key == page.translation_key]
        for revision in filter(None, (page.latest_revision, page.live_revision)):
            revision.content_object, revision.is_read_with_note = page, True
    _fetch_facts(list(found.values()))
    for state in states:
        state.page_read = found[state.page_id]


def _fetch_facts(pages: list[Any]) -> None:
    """Fetch the rows, the lists and what they name, of the pages and of every version that is read of them."""
    contents = [content for page in pages for content in _contents(page)]
    sources = [page for page in pages if not page.source_id]
    rows, entries = _rows(pages, sources), _entries(pages, sources, contents)
    named = _named(pages, rows, contents)
    known = {model: set(found) for model, found in named.items()}
    for page in pages:
        page.known_rows, page.known_entries, page.named_rows = known, entries, named


def _contents(page: Any) -> Iterator[dict[str, Any]]:
    """Yield what the versions hold: the page's own, and the source's that its words were written against."""
    for revision in filter(None, (page.latest_revision, page.live_revision)):
        yield revision.content
        basis = getattr(getattr(revision, "note", None), "basis", None)
        if basis is not None:
            yield basis.revision.content


def _rows(pages: list[Any], sources: list[Any]) -> dict[str, list[Any]]:
    """Fetch the inline rows of the stored pages by relation; a translation has none."""
    model = type(pages[0])
    found = {}
    for name in [name for name in model.fact_fields if is_relation(model, name)]:
        manager = getattr(pages[0], name)
        found[name] = list(manager.model._base_manager.filter(page__in=sources)) if sources else []
        of_page = defaultdict(list)
        for row in found[name]:
            of_page[row.page_id].append(row)
        for page in pages:
            getattr(page, name).set(of_page[page.pk])
    return found


def _entries(pages: list[Any], sources: list[Any], contents: list[dict[str, Any]]) -> dict[str, dict[Any, Any]]:
    """Fetch the entries of the lists by field and key: those of the stored pages, and those that versions hold."""
    model = type(pages[0])
    many = [field for field in model._meta.many_to_many if isinstance(field, ParentalManyToManyField)]
    fields = {field.name: field for field in many if field.name in model.fact_fields}
    chosen = defaultdict(list)
    for name, page_id, key in _links(list(fields.values()), sources):
        chosen[name, page_id].append(key)
    found = {}
    for name, field in fields.items():
        keys = {key for (of, _page), mine in chosen.items() if of == name for key in mine}
        keys |= {field.related_model._meta.pk.to_python(key) for one in contents for key in one.get(name) or ()}
        rows = field.related_model._default_manager.filter(pk__in=keys) if keys else ()
        found[name] = {row.pk: row for row in rows}
        for page in pages:
            setattr(page, name, [row for key, row in found[name].items() if key in chosen[name, page.pk]])
    return found


def _links(fields: list[Any], sources: list[Any]) -> list[tuple[str, Any, Any]]:
    """Return which entries the stored pages have in their lists, all lists with one statement."""
    rows = [
        field.remote_field.through.objects.filter(**{f"{field.m2m_field_name()}__in": sources})
        .order_by()
        .annotate(which=Value(field.name, output_field=CharField()))
        .values_list("which", f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id")
        for field in fields
    ]
    return list(rows[0].union(*rows[1:], all=True)) if rows and sources else []


def _named(pages: list[Any], rows: dict[str, list[Any]], contents: list[dict[str, Any]]) -> Named:
    """Fetch what pages and rows name, stored or in a version, by model and key; what is known already is not asked."""
    model = type(pages[0])
    found: Named = defaultdict(dict)
    keys: dict[type[Any], set[Any]] = defaultdict(set)
    for field in references(model):
        keys[field.related_model] |= _keys(field, contents)
        stored = [value for page in pages if (value := field.get_cached_value(page, None)) is not None]
        found[field.related_model] |= {value.pk: value for value in stored}
    for name, stored in rows.items():
        versions = [row for content in contents for row in content.get(name) or ()]
        for field in references(getattr(pages[0], name).model):
            keys[field.related_model] |= _keys(field, versions) | {getattr(row, field.attname) for row in stored}
    for of, asked in keys.items():
        if left := asked - set(found[of]) - {None}:
            found[of] |= of._base_manager.in_bulk(left)
    return found


def _keys(field: Any, rows: Iterable[dict[str, Any]]) -> set[Any]:
    return {field.target_field.to_python(key) for row in rows if (key := row.get(field.name)) is not None}


def version_of(page: Any) -> Any:
    """Return the newest version of a page that was read; it, the stored page and their rows have what they name.

    Nobody then asks for it by one key after the other.
    """
    version = page.latest_revision.as_object() if page.latest_revision else page
    version.source, version._current_workflow_states = page.source, page.__dict__.get("_current_workflow_states", [])
    for one in (page, version):
        _name(one, page.named_rows)
    return version


def counterpart_of(page: Any, shown: list[Any]) -> Any:
    """Return the newest version of a page that was read in the other language of the fact check, or None.

    ``shown`` are the versions that the review shows; a draft that nobody handed in counts for nothing.
    """
    versions = {version.pk: version for version in shown}
    for other in page.review_family:
        is_ready = other.live or other.is_in_review or other.is_scheduled
        if is_ready and is_counterpart(other, page):
            return versions.get(other.pk) or version_of(other)
    return None


def _name(version: Any, named: Named) -> None:
    holders = [version]
    for name in version.fact_fields:
        if is_relation(type(version), name):
            rows = list(getattr(version, name).all())
            getattr(version, name).set(rows)
            holders += rows
    for holder in holders:
        for field in references(type(holder)):
            thing = named.get(field.related_model, {}).get(getattr(holder, field.attname))
            if thing is not None and not field.is_cached(holder):
                setattr(holder, field.name, thing)
