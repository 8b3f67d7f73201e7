"""Asks partners' owners once a year who still belongs; for cron, every day."""

from typing import Any

from django.core.management.base import BaseCommand

from centres.desk.yearly import ask_who_belongs


class Command(BaseCommand):
    """Mails the owners whose list of people is a year old."""

    help = "Ask partners' owners once a year who still belongs. Safe to run again; run it every day."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, and say how many partners were asked."""
        self.stdout.write(f"Partners asked: {ask_who_belongs()}")
