"""Decides who may approve or send back, and makes both happen in one transaction."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from ..fact_check.acceptance import refuse_open_findings
from ..models import RevisionNote
from ..tree import lock_row
from .corrections import Changes, correct, follow_correction, tell_of_corrections
from .reviewers import know_reviewer
from .together import handed_in_together, page_of, without_a_second_letter

Corrections = Mapping[int, Mapping[str, str]]


class NewerRevisionError(ValidationError):
    """Somebody changed the page after the revision that was read."""


def shown_revision(task_state: Any) -> Any:
    """Return the revision a moderator has to read: the newest one, whoever saved it."""
    page = task_state.__dict__.get("page_read") or task_state.workflow_state.content_object
    return page.latest_revision


def may_review(task_state: Any, user: Any) -> bool:
    """Say whether the user decides: the reviewers of the task, and whom the page names for this very change."""
    task = task_state.task.specific
    if not hasattr(task, "may_review") or not user.is_active:
        return False
    return bool(task.may_review(user) or page_of(task_state).is_reviewed_by(user, shown_revision(task_state)))


def refuse_outsiders(task_state: Any, user: Any) -> None:
    """Raise PermissionDenied for a user who is no reviewer of the task."""
    if not may_review(task_state, user):
        raise PermissionDenied
    know_reviewer(user)


def why_not_own(task_state: Any, user: Any) -> str:
    """Return why the user may not approve what is shown, or an empty text: nobody approves their own words."""
    if not settings.NOBODY_APPROVES_OWN:
        return ""
    authors = {task_state.workflow_state.requested_by_id, shown_revision(task_state).user_id}
    return _("Nobody approves their own submission. Another moderator has to read it.") if user.pk in authors else ""


def refuse_newer(state: Any, read: Mapping[int, int]) -> None:
    """Raise NewerRevisionError when what was read of a task state's page is not the newest any more."""
    if shown_revision(state).pk != read.get(state.pk):
        raise NewerRevisionError(_("The page was changed while you were reading. Read the difference, then decide."))


@transaction.atomic
def approve(
    task_state_id: int,
    revision_id: int,
    user: Any,
    *,
    is_minor: bool = True,
    others: Mapping[int, int] | None = None,
    corrections: Corrections | None = None,
) -> Any:
    """Publish the revisions that were read and return the page; ``is_minor`` False takes back that its change is minor.

    What was handed in together is approved together: ``others`` names the revision that was read of each companion, by
    its task state. ``corrections`` are what the reviewer put right, by task state. Raise PermissionDenied for
    outsiders, NewerRevisionError when a revision is not the newest any more, and ValidationError when it is the user's
    own, is incomplete, differs from the other language with nobody having said why, or its source is not public.
    """
    first, *companions = states = _locked(task_state_id)
    read = {task_state_id: revision_id, **(others or {})}
    for state in states:
        refuse_outsiders(state, user)
        refuse_newer(state, read)
        if reason := why_not_own(state, user):
            raise ValidationError(reason)
    author = first.workflow_state.requested_by
    revisions, changes = _corrected(states, corrections or {}, user)
    # The letter about what was corrected says that it was approved, too.
    with without_a_second_letter(first) if any(changes.values()) else nullcontext():
        _publish(first, revisions[first.pk], user, is_minor)
    for state in companions:
        with without_a_second_letter(state):
            _publish(state, revisions[state.pk], user, is_minor=True)
    if any(changes.values()):
        tell_of_corrections(author, [(page_of(state), changes[state.pk]) for state in states])
    return first.workflow_state.content_object.specific


@transaction.atomic
def send_back(task_state_id: int, reason: str, user: Any) -> Any:
    """Send the page back to its author, who gets the reason by mail; return the page. The live version stays."""
    first, *companions = states = _locked(task_state_id)
    for state in states:
        refuse_outsiders(state, user)
    if not reason.strip():
        raise ValidationError(_("Say why, so that the author knows what to change."))
    first.reject(user=user, comment=reason.strip())
    for state in companions:
        with without_a_second_letter(state):
            state.reject(user=user, comment=reason.strip())
    return first.workflow_state.content_object.specific


def _corrected(states: list[Any], corrections: Corrections, user: Any) -> tuple[dict[int, Any], dict[int, Changes]]:
    """Return by task state the revision to publish, with what the reviewer put right, and what that was."""
    read = {state.pk: shown_revision(state) for state in states}
    done, changes = dict(read), {}
    for number, state in enumerate(states):
        done[state.pk], changes[state.pk] = correct(state, read[state.pk], corrections.get(state.pk, {}), user)
        if number == 0:
            follow_correction(read[state.pk], done[state.pk], [read[one.pk] for one in states[1:]])
    return done, changes


def _publish(task_state: Any, revision: Any, user: Any, is_minor: bool) -> None:
    stays = is_minor and RevisionNote.objects.filter(pk=revision.pk, is_minor=True).exists()
    refuse_open_findings(revision.as_object(), translations_stay=stays)
    if task_state.revision_id != revision.pk:
        task_state.revision = revision
        task_state.save(update_fields=["revision"])
    if not is_minor:
        RevisionNote.objects.filter(pk=revision.pk).update(is_minor=False)
    task_state.approve(user=user)


def _locked(task_state_id: int) -> list[Any]:
    """Return the task state and its companions with their pages' rows held; what was decided meanwhile is an error."""
    page_id = TaskState.objects.values_list("workflow_state__object_id", flat=True).get(pk=task_state_id)
    lock_row(int(page_id))
    task_state = TaskState.objects.select_related("workflow_state", "task").get(pk=task_state_id).specific
    if task_state.status != TaskState.STATUS_IN_PROGRESS:
        raise ValidationError(_("This was decided already, or was withdrawn by its author."))
    states = handed_in_together(task_state)
    for state in states:
        lock_row(int(state.workflow_state.object_id))
    return [state.specific for state in states]
