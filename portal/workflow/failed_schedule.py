"""Decides who hears that a page did not go public at its time: once, those who wrote it and who approved it."""

from typing import Any

from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision, TaskState

from ..letters import send_letter

ACTION = "portal.schedule_failed"


def tell_schedule_failed(revision: Revision, reasons: list[str]) -> None:
    """Log the failure and mail its reasons, unless that was done for the same revision and the same reasons before."""
    page: Any = revision.content_object
    told = PageLogEntry.objects.filter(page_id=page.pk, action=ACTION, revision=revision)
    if any(entry.data.get("reasons") == reasons for entry in told):
        return
    log(instance=page, action=ACTION, revision=revision, data={"reasons": reasons})
    send_letter(_concerned(page, revision), "schedule_failed", page=page, reasons=reasons)


def _concerned(page: Any, revision: Revision) -> list[Any]:
    decided = TaskState.objects.filter(revision=revision).select_related("finished_by", "workflow_state__requested_by")
    people = [revision.user, page.owner]
    for state in decided:
        people += [state.finished_by, state.workflow_state.requested_by]
    return [person for person in people if person is not None]
