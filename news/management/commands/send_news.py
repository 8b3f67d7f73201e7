"""Mails followers what is new; for cron, or for ever with a pause."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from news.following.sending import run


class Command(BaseCommand):
    """`send_news`: once, or for ever with `--every`; safe to run twice and at once."""

    help = "Mail those who follow a centre, a place or a topic what is new, and forget addresses of no use."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let it be run as a service."""
        parser.add_argument("--every", type=float, metavar="SECONDS", help="go on for ever, with this pause")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send what is new, and say how many letters left."""
        while options["every"] is not None:
            try:
                self._run()
            except DatabaseError as why:
                connection.close()
                self.stderr.write(f"The database is not available: {why}")
            time.sleep(max(options["every"], 1.0))
        self._run()

    def _run(self) -> None:
        done = run()
        deleted = f"{done.refused} refused, {done.forgotten} never confirmed, {done.without_subject} of what is gone"
        self.stdout.write(f"{done.sent} sent, {done.failed} failed, {deleted}")
