"""Decides what sending a change to the reviewer does, and taking it back: never is anything published."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from portal.translation.sources import refuse_incomplete

from .ownership import is_ours


def hand_in(page: Any, user: Any) -> None:
    """Send what is new of a page to the reviewer, both languages at once; raise ValidationError with the reason."""
    page = type(page).objects.get(pk=page.pk)
    sent = [one for one in [page, *_translations(page)] if _is_to_be_sent(one, page, user)]
    if not sent:
        raise ValidationError(_("Nothing was changed, so there is nothing to send."))
    for one in sent:
        if not one.permissions_for_user(user).can_submit_for_moderation():
            raise ValidationError(_("A change is with the reviewer already. Take it back first."))
        refuse_incomplete(one.get_latest_revision_as_object())
        _start(one, user)


def take_back(page: Any, user: Any) -> None:
    """Take a change back from the reviewer; the draft stays."""
    page = type(page).objects.get(pk=page.pk)
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied
    for one in [page, *_translations(page)]:
        state = one.current_workflow_state
        if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS and is_ours(state.requested_by, page):
            state.cancel(user=user)


def _translations(page: Any) -> list[Any]:
    return list(type(page).objects.filter(source=page).order_by("pk"))


def _is_to_be_sent(one: Any, page: Any, user: Any) -> bool:
    """Say whether a page holds a version to send: of a translation one that the partner wrote, and no translator."""
    is_new = one.has_unpublished_changes or not one.live
    if one.pk == page.pk:
        return bool(is_new)
    revision = one.latest_revision
    return bool(is_new and revision is not None and is_ours(revision.user, page) and not one.workflow_in_progress)


def _start(page: Any, user: Any) -> None:
    """Begin a review; one that was sent back is over, and whoever sends now is answered."""
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=user)
    page.get_workflow().start(page, user)
