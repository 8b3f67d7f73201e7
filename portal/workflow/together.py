"""Decides which pages are one review: a source and its translations, and the rows of a sheet, of the same author."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from wagtail.models import COMMENTS_RELATION_NAME, Page, TaskState, WorkflowState

from ..models import ReviewBundle


def page_of(task_state: Any) -> Any:
    """Return the page as it is stored now; letters read what hangs on the task state, and have to read it later."""
    if "page_read" in task_state.__dict__:
        return task_state.page_read
    return Page.objects.get(pk=int(task_state.workflow_state.object_id)).specific


def read_pages(states: list[Any]) -> None:
    """Load what a review shows of its pages, with one statement for all; they are of one type."""
    model = page_type_of(states[0])
    pages = model.objects.filter(pk__in=[state.workflow_state.object_id for state in states])
    found = {page.pk: page for page in pages.select_related("latest_revision", "live_revision")}
    for state in states:
        state.page_read = page = found[int(state.workflow_state.object_id)]
        page.is_just_loaded = True
        # Nothing of it is saved, so that nobody has to ask for what editors note on it.
        getattr(page, COMMENTS_RELATION_NAME).set([])
        if getattr(page, "source_id", None) in found:
            page.source = found[page.source_id]
        for revision in filter(None, (page.latest_revision, page.live_revision)):
            revision.content_object = page


def page_type_of(task_state: Any) -> Any:
    """Return the type of the page that waits."""
    return ContentType.objects.get_for_id(task_state.workflow_state.content_type_id).model_class()


def bundle(pages: Iterable[Any]) -> None:
    """Let the reviews that wait for these pages, with all that was handed in with each, be decided as one."""
    key = uuid4()
    for page in pages:
        if state := page.current_workflow_task_state:
            for one in handed_in_together(state):
                ReviewBundle.objects.update_or_create(workflow_state_id=one.workflow_state_id, defaults={"key": key})


def handed_in_together(task_state: Any) -> list[Any]:
    """Return the open task states that are decided with this one, itself among them: sources first.

    Without its source a translation stands alone: translators hand in one language at a time.
    """
    page = page_of(task_state)
    author = task_state.workflow_state.requested_by_id
    if not hasattr(page, "fact_fields") or author is None:
        return [task_state]
    family = dict(type(page).objects.filter(translation_key=page.translation_key).values_list("pk", "source_id"))
    key = ReviewBundle.objects.filter(workflow_state=task_state.workflow_state_id).values_list("key", flat=True).first()
    mine = Q(workflow_state__object_id__in=[str(pk) for pk in family])
    if key is not None:
        mine |= Q(workflow_state__bundle__key=key)
    waiting = TaskState.objects.filter(
        mine,
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=page.get_base_content_type(),
        workflow_state__requested_by=author,
    ).select_related("workflow_state", "task")
    found = {int(one.workflow_state.object_id): one for one in waiting}
    sources = dict(type(page).objects.filter(pk__in=found).values_list("pk", "source_id")) if key else family
    has_source = any(sources.get(pk, pk) is None for pk in found)
    if not has_source or task_state.pk not in {one.pk for one in found.values()}:
        return [task_state]
    return sorted(found.values(), key=lambda one: _place(one, sources))


def _place(task_state: Any, sources: dict[int, int | None]) -> tuple[bool, int]:
    """Return where a page stands among those decided with it: sources before translations, then as handed in."""
    return sources.get(int(task_state.workflow_state.object_id)) is not None, task_state.pk


@contextmanager
def without_a_second_letter(task_state: Any) -> Iterator[None]:
    """Let a decision on a companion mail nobody: its author hears of the review once."""
    state = task_state.workflow_state
    author = state.requested_by_id
    state.requested_by = None
    yield
    WorkflowState.objects.filter(pk=state.pk).update(requested_by=author)
