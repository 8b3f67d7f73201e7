"""Publishes what was approved for now and takes down what has expired; for cron, every minute, safe to run twice."""

import logging
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from portal.translation.embargo import publish_due_set
from portal.tree import lock_row
from portal.workflow.failed_schedule import tell_schedule_failed

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Runs the schedule: each page set in a transaction of its own, so that one that cannot go live stops no other."""

    help = "Publish what is due and unpublish what has expired. Run it from cron every minute."

    def handle(self, *args: Any, **options: Any) -> None:
        """Unpublish, then publish; sources go before their translations."""
        expired = [pk for pk in _expired() if self._take_down(pk)]
        due = _due()
        for pk in due:
            self._publish(pk)
        # Those that are held, or that something stands against, are due still.
        published = set(due) - set(_due())
        self.stdout.write(f"{len(published)} published, {len(expired)} taken down")

    def _take_down(self, pk: int) -> bool:
        with transaction.atomic():
            lock_row(pk)
            page = Page.objects.get(pk=pk).specific
            if not page.live:
                return False
            page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        return True

    def _publish(self, pk: int) -> None:
        revision = Revision.objects.get(pk=pk)
        try:
            publish_due_set(pk)
        except ValidationError as error:
            tell_schedule_failed(revision, error.messages)
            logger.error("“%s” was not published as scheduled: %s", revision.object_str, " ".join(error.messages))
            self.stderr.write(f"{revision.object_str}: {' '.join(error.messages)}")


def _expired() -> list[int]:
    return list(
        Page.objects.filter(live=True, expire_at__lte=timezone.now()).order_by("expire_at").values_list("pk", flat=True)
    )


def _due() -> list[int]:
    due = Revision.page_revisions.filter(approved_go_live_at__lte=timezone.now()).order_by("approved_go_live_at")
    return sorted(due.values_list("pk", flat=True), key=_is_translation)


def _is_translation(revision_id: int) -> bool:
    return bool(Revision.objects.get(pk=revision_id).content.get("source"))
