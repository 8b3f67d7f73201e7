"""Decides what is shown before somebody publishes without a review, and what has to be said to publish all the same.

Whoever may publish urgently is not a second reader: what a reviewer would be warned of stands before them too.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.log_actions import log

from ..fact_check.acceptance import accept, holds_back, open_findings
from ..fact_check.findings import Finding
from ..fact_check.pages import counterpart
from ..models import RevisionNote
from ..translation.segments.reading import Segment, State
from ..translation.segments.versions import reading_of
from ..tree import lock_row
from .decisions import NewerRevisionError

ACTION = "portal.publish_past_warnings"


@dataclass(frozen=True)
class Warnings:
    """What stands against a version of a page: differences that nobody accepted, texts that are not translated."""

    findings: list[Finding]
    untranslated: list[Segment]

    def __bool__(self) -> bool:
        return bool(self.findings or self.untranslated)


def warnings_of(page: Any) -> Warnings:
    """Return what a reviewer of the page's newest version would be warned of."""
    revision = page.latest_revision
    draft = revision.as_object() if revision else page
    stays = revision is not None and RevisionNote.objects.filter(pk=revision.pk, is_minor=True).exists()
    found = [one for one in open_findings(draft, counterpart(draft)) if holds_back(one, draft, stays)]
    return Warnings(found, untranslated(page))


def untranslated(page: Any) -> list[Segment]:
    """Return the texts of a translation's newest version that are missing, or still the source's own words."""
    return reading_of(page).in_state(State.MISSING) if page.source_id else []


def show_warnings_first(request: HttpRequest, page: Any) -> HttpResponse | None:
    """Lead from the editor's button to the warnings, where there are any; what was written is a draft by then."""
    if not hasattr(page, "fact_fields") or not warnings_of(page):
        return None
    messages.warning(request, _("Saved as a draft, not published yet: read what was found first."))
    return redirect("publish_without_review", page.pk)


@transaction.atomic
def publish_past(page: Any, revision_id: int, reason: str, user: Any) -> Any:
    """Publish (or schedule) the version that was shown, past its warnings with a reason that is logged.

    Raise PermissionDenied for who may not publish, NewerRevisionError when that version is not the newest any more, and
    ValidationError without a reason or when readers would lack something.
    """
    lock_row(page.pk)
    page = type(page).objects.get(pk=page.pk)
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied
    revision = page.latest_revision
    if revision is None or revision.pk != revision_id:
        raise NewerRevisionError(_("The page was changed while you were reading. Read it again, then decide."))
    if warnings := warnings_of(page):
        _say_why(page, warnings, reason.strip(), user)
    page.publish(revision, user=user, skip_permission_checks=True)
    return type(page).objects.get(pk=page.pk)


def _say_why(page: Any, warnings: Warnings, reason: str, user: Any) -> None:
    if not reason:
        raise ValidationError(_("Say why it has to go public all the same."))
    for finding in warnings.findings:
        accept(page, finding, reason, user)
    texts = [segment.text.label for segment in warnings.untranslated]
    data = {"reason": reason[:500], "differences": len(warnings.findings), "untranslated": texts}
    log(instance=page, action=ACTION, user=user, revision=page.latest_revision, data=data)
