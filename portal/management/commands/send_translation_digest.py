"""Mails translators who want it what waits for them; for cron, each morning, safe to run twice."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone, translation

from portal.models import TranslationDigest
from portal.translation.digest import digest_for
from portal.translation.letters import language_of, send_digest


class Command(BaseCommand):
    """Sends each person's mail once on a day of Baghdad, and none when nothing waits."""

    help = "Mail those who want it which translations wait for them. Run it from cron each morning; safe to run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, each in a transaction of its own."""
        sent = sum(self._send(pk) for pk in TranslationDigest.objects.order_by("pk").values_list("pk", flat=True))
        self.stdout.write(f"{sent} sent")

    @transaction.atomic
    def _send(self, pk: int) -> bool:
        today = timezone.localdate()
        # Whoever sets the day sends; a second run at the same time finds it set.
        due = TranslationDigest.objects.filter(pk=pk).exclude(last_sent_on=today)
        if not due.update(last_sent_on=today):
            return False
        user = TranslationDigest.objects.select_related("user").get(pk=pk).user
        # What waits is told in words too: what to do next.
        with translation.override(language_of(user)):
            work = digest_for(user) if user.is_active and user.email else []
        if work:
            send_digest(user, work)
        return bool(work)
