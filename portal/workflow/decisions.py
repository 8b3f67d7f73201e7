"""Decides who may approve or send back, and makes both happen in one transaction."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from ..fact_check.acceptance import refuse_open_findings
from ..models import RevisionNote
from ..tree import lock_row


class NewerRevisionError(ValidationError):
    """Somebody changed the page after the revision that was read."""


def shown_revision(task_state: Any) -> Any:
    """Return the revision a moderator has to read: the newest one, whoever saved it."""
    return task_state.workflow_state.content_object.latest_revision


def refuse_outsiders(task_state: Any, user: Any) -> None:
    """Raise PermissionDenied for a user who is no reviewer of the task."""
    task = task_state.task.specific
    if not hasattr(task, "may_review") or not task.may_review(user):
        raise PermissionDenied


def why_not_own(task_state: Any, user: Any) -> str:
    """Return why the user may not approve what is shown, or an empty text: nobody approves their own words."""
    if not settings.NOBODY_APPROVES_OWN:
        return ""
    authors = {task_state.workflow_state.requested_by_id, shown_revision(task_state).user_id}
    return _("Nobody approves their own submission. Another moderator has to read it.") if user.pk in authors else ""


@transaction.atomic
def approve(task_state_id: int, revision_id: int, user: Any, *, is_minor: bool = True) -> Any:
    """Publish the revision that was read and return the page; ``is_minor`` False takes back that its change is minor.

    Raise PermissionDenied for outsiders, NewerRevisionError when that revision is not the newest any more, and
    ValidationError when it is the user's own, is incomplete, differs from the other language with nobody having said
    why, or its source is not public.
    """
    task_state = _locked(task_state_id)
    refuse_outsiders(task_state, user)
    newest = shown_revision(task_state)
    if newest.pk != revision_id:
        raise NewerRevisionError(_("The page was changed while you were reading. Read the difference, then decide."))
    if reason := why_not_own(task_state, user):
        raise ValidationError(reason)
    stays = is_minor and RevisionNote.objects.filter(pk=revision_id, is_minor=True).exists()
    refuse_open_findings(newest.as_object(), translations_stay=stays)
    if task_state.revision_id != revision_id:
        task_state.revision = newest
        task_state.save(update_fields=["revision"])
    if not is_minor:
        RevisionNote.objects.filter(pk=revision_id).update(is_minor=False)
    task_state.approve(user=user)
    return task_state.workflow_state.content_object.specific


@transaction.atomic
def send_back(task_state_id: int, reason: str, user: Any) -> Any:
    """Send the page back to its author, who gets the reason by mail; return the page. The live version stays."""
    task_state = _locked(task_state_id)
    refuse_outsiders(task_state, user)
    if not reason.strip():
        raise ValidationError(_("Say why, so that the author knows what to change."))
    task_state.reject(user=user, comment=reason.strip())
    return task_state.workflow_state.content_object.specific


def _locked(task_state_id: int) -> Any:
    """Return the task state with its page's row held; a decision that was made meanwhile is an error."""
    page_id = TaskState.objects.values_list("workflow_state__object_id", flat=True).get(pk=task_state_id)
    lock_row(int(page_id))
    task_state = TaskState.objects.select_related("workflow_state", "task").get(pk=task_state_id).specific
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise ValidationError(_("This was decided already, or was withdrawn by its author."))
    return task_state
