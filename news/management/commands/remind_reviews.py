"""Reminds owners of awareness materials whose day of review is long past; for cron, safe to run twice."""

from typing import Any

from django.core.management.base import BaseCommand

from news.review_reminders import remind_owners


class Command(BaseCommand):
    """Sends one mail for each day of review that has passed."""

    help = "Mail the owners of awareness materials that are due for review. Run it from cron; safe to run twice."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send."""
        self.stdout.write(f"{remind_owners()} sent")
