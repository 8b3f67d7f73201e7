"""Decides when the languages of an embargoed page go public: together, as its source is scheduled.

A source's editor chooses what happens when a translation is not approved by then: all wait, or the source goes alone.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from .. import languages
from ..models.revision_notes import RevisionNote
from ..models.taken_down import TakenDown
from ..tree import lock_row
from .currency import basis_of, is_followed
from .letters import tell_of_hold


def scheduled_revision(source: Any) -> Revision | None:
    """Return the source's revision that is approved for later (or held), or None."""
    found: Revision | None = source.revisions.filter(approved_go_live_at__isnull=False).first()
    return found


def goes_public_with(translation: Any, revision: Revision) -> Revision | None:
    """Return the source's scheduled revision that the translation's revision has to wait for, or None."""
    scheduled = scheduled_revision(translation.source)
    if scheduled is None:
        return None
    if not type(translation).objects.only("live").get(pk=translation.source_id).live:
        return scheduled
    return scheduled if basis_of(revision) == scheduled else None


def approve_for_later(translation: Any, revision: Revision, scheduled: Revision, user: Any) -> None:
    """Let a translation's revision wait for its source; where the source waits for it, both go public now."""
    revision.content["go_live_at"] = revision.content["expire_at"] = None
    revision.approved_go_live_at = scheduled.approved_go_live_at
    revision.save(update_fields=["content", "approved_go_live_at"])
    translation.revisions.exclude(pk=revision.pk).update(approved_go_live_at=None)
    type(translation).objects.filter(pk=translation.pk).update(has_unpublished_changes=True)
    if workflow_state := translation.current_workflow_state:
        workflow_state.cancel(user=user)
    data = {"revision": {"id": revision.pk, "go_live_at": scheduled.approved_go_live_at.isoformat()}}
    log(instance=translation, action="wagtail.publish.schedule", user=user, revision=revision, data=data)
    if scheduled.approved_go_live_at <= timezone.now():
        publish_due_set(scheduled.pk)


def follow_schedule(source: Any) -> None:
    """Let translations that wait for the source wait until its new moment."""
    scheduled = scheduled_revision(source)
    if scheduled is None:
        return
    for translation in type(source).objects.filter(source=source):
        waiting = translation.revisions.filter(approved_go_live_at__isnull=False)
        waiting.update(approved_go_live_at=scheduled.approved_go_live_at)


@transaction.atomic
def publish_due_set(revision_id: int) -> bool:
    """Publish a page's due revision, a source's with the translations approved for it; say whether it went public.

    A translation's waits while its source's does. Where a source is held for a translation, its author is told once and
    nothing changes. Raise ValidationError when the source, or with the same choice a translation, cannot be published.
    """
    revision = Revision.objects.get(pk=revision_id)
    lock_row(int(revision.object_id))
    revision.refresh_from_db()
    if revision.approved_go_live_at is None:
        return False
    page = Page.objects.get(pk=revision.object_id).specific
    if page.source_id and scheduled_revision(page.source):
        return False
    note = RevisionNote.objects.filter(pk=revision.pk).first()
    missing = languages_missing(revision) if note and note.holds_for_translations else []
    if note and missing:
        if note.held_at is None:
            note.held_at = timezone.now()
            note.save(update_fields=["held_at"])
            tell_of_hold(revision, missing)
            log(instance=revision.content_object, action="portal.hold", revision=revision, data={"languages": missing})
        return False
    revision.publish(log_action="wagtail.publish.scheduled", skip_permission_checks=True)
    return True


def languages_missing(revision: Revision) -> list[str]:
    """Return the languages in which no approved or public translation says what the source's revision says."""
    source = Page.objects.get(pk=revision.object_id).specific
    missing = []
    for code in languages.others(source.language):
        locale_id = languages.locale_id_of(code)
        translation = type(source).objects.filter(source=source, locale_id=locale_id).first()
        if translation is None or not (_is_withdrawn(translation) or _is_ready(translation, revision)):
            missing.append(code)
    return missing


def _is_withdrawn(translation: Any) -> bool:
    return TakenDown.objects.filter(page_id=translation.pk, with_source=False).exists()


def _is_ready(translation: Any, revision: Revision) -> bool:
    approved = translation.revisions.filter(approved_go_live_at__isnull=False)
    candidates = [*approved, *([translation.live_revision] if translation.live_revision else [])]
    return any(is_followed(candidate, revision) for candidate in candidates)


def holds_for_translations(source: Any) -> bool:
    """Say whether the public revision of the source is one that goes public with its translations only."""
    return RevisionNote.objects.filter(pk=source.live_revision_id, holds_for_translations=True).exists()
