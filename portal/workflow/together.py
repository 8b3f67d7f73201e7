"""Decides which pages are one review: a source and its translations, and the rows of a sheet, of the same author."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from wagtail.models import Page, TaskState, WorkflowState

from ..models import ReviewBundle

# Of a task state that waits, and of the review it belongs to.
OPEN = (TaskState.STATUS_IN_PROGRESS, WorkflowState.STATUS_IN_PROGRESS)


def page_of(task_state: Any) -> Any:
    """Return the page as it is stored now; letters read what hangs on the task state, and have to read it later."""
    if "page_read" in task_state.__dict__:
        return task_state.page_read
    return Page.objects.get(pk=int(task_state.workflow_state.object_id)).specific


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
    model = page_type_of(task_state)
    if not hasattr(model, "fact_fields"):
        return [task_state]
    states = list(with_companions(task_state.pk).select_related("workflow_state", "task"))
    pages = model.objects.filter(pk__in=[state.page_id for state in states])
    return in_order(task_state.pk, states, dict(pages.values_list("pk", "source_id")))


def with_companions(task_state_id: int) -> QuerySet[Any]:
    """Return a task state, decided or not, and the open ones that the same author handed in with it.

    Those are of the same page set or in the same bundle; each knows the key of its page (``page_id``).
    """
    states = TaskState.objects.annotate(page_id=Cast("workflow_state__object_id", BigIntegerField()))
    states = states.annotate(
        set_key=Subquery(Page.objects.filter(pk=OuterRef("page_id")).values("translation_key")[:1])
    )
    this = states.filter(pk=task_state_id)
    with_it = Q(set_key=Subquery(this.values("set_key")))
    with_it |= Q(workflow_state__bundle__key=Subquery(this.values("workflow_state__bundle__key")))
    is_open = Q(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=ContentType.objects.get_for_model(Page),
        workflow_state__requested_by=Subquery(this.values("workflow_state__requested_by")),
    )
    return states.filter(Q(pk=task_state_id) | (is_open & with_it))


def in_order(task_state_id: int, states: list[Any], sources: dict[int, int | None]) -> list[Any]:
    """Return what is decided at once of a task state and its companions, the sources first, then as handed in.

    ``sources`` has the pages' sources by their keys.
    """
    this = next(state for state in states if state.pk == task_state_id)
    is_open = (this.status, this.workflow_state.status) == OPEN
    has_source = None in {sources.get(state.page_id, 0) for state in states}
    if not (is_open and has_source):
        return [this]
    return sorted(states, key=lambda one: (sources.get(one.page_id) is not None, one.pk))


@contextmanager
def without_a_second_letter(task_state: Any) -> Iterator[None]:
    """Let a decision on a companion mail nobody: its author hears of the review once."""
    state = task_state.workflow_state
    author = state.requested_by_id
    state.requested_by = None
    yield
    WorkflowState.objects.filter(pk=state.pk).update(requested_by=author)
