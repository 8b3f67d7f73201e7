"""Decides what is fetched for a review: as many statements however many pages, versions and rows are read.

The pages are only read. What was fetched hangs on them, and ``portal.page_versions`` makes their versions of it.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast
from django.http import Http404
from wagtail.models import COMMENTS_RELATION_NAME, Page, Revision, WorkflowState

from ..fact_check.pages import is_counterpart
from ..facts import is_relation
from ..models import ReviewTask
from ..page_versions import references
from .differences import Named
from .review_rows import fetch_rows
from .together import in_order, page_type_of, with_companions

NOTE = "note__basis__revision"


def read_review(task_state_id: int, user: Any, revisions: Iterable[int] = ()) -> list[Any]:
    """Return the task states that are decided at once with one, sources first, each with its page (``page_read``).

    ``revisions`` are those that were read before; they come with the pages.
    """
    groups = ReviewTask.groups.through.objects.filter(reviewtask=OuterRef("task"), group__user=user)
    states = with_companions(task_state_id).select_related("workflow_state__requested_by", "task__reviewtask")
    found = list(states.annotate(is_theirs=Exists(groups)))
    if task_state_id not in {state.pk for state in found}:
        raise Http404("No such review.")
    _read_pages(found, revisions)
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


def _read_pages(states: list[Any], revisions: Iterable[int]) -> None:
    """Load the pages, which are of one type, and their sets with the versions that a review shows."""
    model = page_type_of(states[0])
    number, base = Cast(OuterRef("pk"), TextField()), ContentType.objects.get_for_model(Page)
    approved = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    reviews = WorkflowState.objects.active().filter(base_content_type=base)
    pages = model.objects.filter(translation_key__in=[state.set_key for state in states]).annotate(
        is_scheduled=Exists(approved.filter(object_id=number)),
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
    fetch_rows(list(found.values()), revisions)
    for state in states:
        state.page_read = found[state.page_id]


def version_of(page: Any) -> Any:
    """Return the newest version of a page that was read; it, the stored page and their rows have what they name.

    Nobody then asks for it by one key after the other.
    """
    version = page.latest_revision.as_object() if page.latest_revision else page
    version.source, version._current_workflow_states = page.source, page.__dict__.get("_current_workflow_states", [])
    version.fetched = page.fetched
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
