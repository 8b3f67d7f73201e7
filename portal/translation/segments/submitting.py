"""Decides when a translation can be submitted to review, and says what stands against it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from ... import languages
from ...dates import say_number
from ..sources import refuse_incomplete
from .reading import State
from .versions import reading_of

MOST_NAMED = 8


def submit(page: Any, user: Any) -> str:
    """Submit the newest draft of a translation and return what to tell the user; raise ValidationError, in words."""
    if not page.permissions_for_user(user).can_submit_for_moderation():
        raise ValidationError(_("This page cannot be submitted by you."))
    if page.workflow_in_progress:
        raise ValidationError(_("This page waits for review already."))
    reading = reading_of(page)
    if lacking := reading.incomplete:
        raise ValidationError(_("Not submitted. Still to do: %(texts)s") % {"texts": _named(lacking)})
    refuse_incomplete(page.get_latest_revision_as_object())
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    else:
        page.get_workflow().start(page, user)
    said = _("“%(title)s” was submitted to review.") % {"title": page.get_admin_display_title()}
    if by_machine := reading.in_state(State.MACHINE):
        said += " " + _("Written by machine and confirmed by nobody: %(texts)s") % {"texts": _named(by_machine)}
    return said


def unfinished_in(page: Any) -> str:
    """Return what a translation still lacks beside its source, as it is told to people, or an empty text."""
    return _named(reading_of(page).incomplete) if page.source_id else ""


def _named(segments: list[Any]) -> str:
    """Return the segments by label and the beginning of their source."""
    first = [
        _("%(label)s “%(text)s”") % {"label": one.text.label, "text": Truncator(one.source).chars(40)}
        for one in segments
    ]
    more = len(first) - MOST_NAMED
    said = _("; ").join(first[:MOST_NAMED])
    return (
        _("%(texts)s, and %(count)s more") % {"texts": said, "count": say_number(more, languages.current())}
        if more > 0
        else said
    )
