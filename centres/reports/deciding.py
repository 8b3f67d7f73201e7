"""Decides what an answer to a report does: the visitor reads it, and the public page stops or starts to tell of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.signals import page_sets_changed

from .models import ConductReport, Report


@transaction.atomic
def answer(report: Report, outcome: str, by: Any, *, is_partner: bool = False) -> None:
    """Give a report its outcome; the page does not say any more that it is being checked."""
    was_shown = report.is_shown
    report.outcome, report.decided_at, report.decided_by = outcome, timezone.now(), by
    report.answered_by_partner, report.is_shown = is_partner, False
    report.save(update_fields=["outcome", "decided_at", "decided_by", "answered_by_partner", "is_shown"])
    if was_shown:
        _tell(report)


@transaction.atomic
def show_as_checked(report: Report, is_shown: bool) -> None:
    """Let the public read that the listing was reported and is being checked, or no longer."""
    if report.outcome or report.is_shown == is_shown:
        return
    report.is_shown = is_shown
    report.save(update_fields=["is_shown"])
    _tell(report)


def handle(report: ConductReport, by: Any) -> None:
    """Note that somebody has looked into a confidential report: nothing else of it is told to anybody."""
    if report.decided_at is None:
        report.decided_at, report.decided_by = timezone.now(), by
        report.save(update_fields=["decided_at", "decided_by"])


def _tell(report: Report) -> None:
    page_sets_changed.send(sender=Report, keys=[report.key])
