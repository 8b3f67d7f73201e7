"""Decides which pages are one review: a source and the translations that the same person handed in with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from wagtail.models import Page, TaskState, WorkflowState


def page_of(task_state: Any) -> Any:
    """Return the page as it is stored now; letters read what hangs on the task state, and have to read it later."""
    return Page.objects.get(pk=int(task_state.workflow_state.object_id)).specific


def handed_in_together(task_state: Any) -> list[Any]:
    """Return the open task states that are decided with this one, itself among them, the source's first.

    Without its source a translation stands alone: translators hand in one language at a time.
    """
    page = page_of(task_state)
    author = task_state.workflow_state.requested_by_id
    if not hasattr(page, "fact_fields") or author is None:
        return [task_state]
    family = type(page).objects.filter(translation_key=page.translation_key)
    sources = dict(family.values_list("pk", "source_id"))
    waiting = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=page.get_base_content_type(),
        workflow_state__object_id__in=[str(pk) for pk in sources],
        workflow_state__requested_by=author,
    ).select_related("workflow_state", "task")
    found = {int(one.workflow_state.object_id): one for one in waiting}
    first = next((pk for pk in found if sources[pk] is None), None)
    if first is None or task_state.pk not in {one.pk for one in found.values()}:
        return [task_state]
    return [found[first], *(one for pk, one in found.items() if pk != first)]


@contextmanager
def without_a_second_letter(task_state: Any) -> Iterator[None]:
    """Let a decision on a companion mail nobody: its author hears of the review once."""
    state = task_state.workflow_state
    author = state.requested_by_id
    state.requested_by = None
    yield
    WorkflowState.objects.filter(pk=state.pk).update(requested_by=author)
