"""Decides who may let a difference stand, keeps who did and why, and refuses to approve while one is open."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from .. import languages
from ..dates import say_number
from ..models import AcceptedDifference
from ..rows_together import fetched
from ..tree import lock_row
from .findings import Finding
from .log_entries import ACCEPT, REVOKE
from .pages import counterpart, findings_of


def may_read(user: Any, page: Any) -> bool:
    """Say whether the user may read the report: whoever writes, reviews or publishes the page."""
    return page.permissions_for_user(user).can_edit() or may_accept(user, page)


def may_accept(user: Any, page: Any) -> bool:
    """Say whether the user may let a difference stand: who may publish the page, or reviews it now."""
    state = page.current_workflow_task_state
    task = state.task.specific if state else None
    reviews = task is not None and hasattr(task, "may_review") and task.may_review(user)
    return bool(reviews or page.permissions_for_user(user).can_publish())


def accepted(page: Any) -> dict[str, AcceptedDifference]:
    """Return what was accepted on the page set and not taken back, by fingerprint."""
    known = fetched(page, AcceptedDifference)
    if known is not None:
        return {row.fingerprint: row for row in known if row.translation_key == page.translation_key}
    rows = AcceptedDifference.objects.filter(translation_key=page.translation_key, revoked_at__isnull=True)
    return {row.fingerprint: row for row in rows.select_related("accepted_by")}


def open_findings(page: Any, other: Any) -> list[Finding]:
    """Return the findings between two versions that nobody accepted."""
    known = accepted(page)
    return [finding for finding in findings_of(page, other) if finding.fingerprint not in known]


def holds_back(finding: Finding, page: Any, translations_stay: bool) -> bool:
    """Say whether a finding stands against publishing this version of the page.

    A source may go ahead of its translation, which is marked outdated by that and has to agree when it is approved
    itself; unless the change is called minor, and the translation would count as current.
    """
    return bool(page.source_id) or translations_stay or finding.how in {"calendar", "facts"}


def refuse_open_findings(page: Any, translations_stay: bool) -> None:
    """Raise ValidationError when a difference, neither mended nor accepted, stands against publishing the page."""
    count = sum(holds_back(finding, page, translations_stay) for finding in open_findings(page, counterpart(page)))
    if count:
        raise ValidationError(
            ngettext(
                "The fact check found %(number)s difference. Have it mended, or accept it with a word of why.",
                "The fact check found %(number)s differences. Have each mended, or accept it with a word of why.",
                count,
            )
            % {"number": say_number(count, languages.current())}
        )


@transaction.atomic
def accept(page: Any, finding: Finding, reason: str, user: Any) -> None:
    """Let a difference stand; raise ValidationError without a reason."""
    if not may_accept(user, page):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Say in a word why the difference may stand."))
    lock_row(page.pk)
    sentences = [side.sentence if side else "" for side in (finding.first, finding.second)]
    _row, is_new = AcceptedDifference.objects.get_or_create(
        translation_key=page.translation_key,
        fingerprint=finding.fingerprint,
        revoked_at=None,
        defaults={
            "kind": finding.kind,
            "first_sentence": sentences[0],
            "second_sentence": sentences[1],
            "reason": reason.strip()[:500],
            "accepted_by": user,
        },
    )
    if is_new:
        _log(page, ACCEPT, user, finding.fingerprint, reason.strip()[:500], sentences)


@transaction.atomic
def revoke(page: Any, row: AcceptedDifference, user: Any) -> None:
    """Take an acceptance back; the record of it stays."""
    if not may_accept(user, page) or row.translation_key != page.translation_key:
        raise PermissionDenied
    if row.revoked_at is None:
        row.revoked_at, row.revoked_by = timezone.now(), user
        row.save(update_fields=["revoked_at", "revoked_by"])
        _log(page, REVOKE, user, row.fingerprint, row.reason, [row.first_sentence, row.second_sentence])


def _log(page: Any, action: str, user: Any, fingerprint: str, reason: str, sentences: Sequence[str]) -> None:
    data = {"fingerprint": fingerprint, "reason": reason, "sentences": list(sentences)}
    log(instance=page, action=action, user=user, data=data)
