"""Deletes what visitors wrote in reports once it is old enough; for cron, once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from centres.reports.receiving import forget_words


class Command(BaseCommand):
    """Deletes the words of old reports; what was chosen and what came of it stays."""

    help = "Delete the words of visitors' reports that are older than PORTAL_REPORT_WORDS_DAYS. Run it from cron daily."

    def handle(self, *args: Any, **options: Any) -> None:
        """Delete, and say how many there were."""
        self.stdout.write(f"the words of {forget_words()} reports deleted")
