"""Does what waits: writes documents that spellings or a new version made old, pushes to Elasticsearch what it lacks."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from search import engines
from search.lexicon_upkeep import MOST_AT_ONCE, write_pending


class Command(BaseCommand):
    """`drain_search`: once, exiting with 1 when something is left, or for ever with `--every`."""

    help = (
        "Write again the search documents that new spellings or a new version made old, and push those that "
        "Elasticsearch, where there is one, has not confirmed yet. Safe to run several at once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let it be run as a service."""
        parser.add_argument("--every", type=float, metavar="SECONDS", help="go on for ever, with this pause")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what waits and say how much; raise CommandError when documents are left and it is run once."""
        while options["every"] is not None:
            self._drain_and_go_on()
            time.sleep(max(options["every"], 0.1))
        self._say_written(write_pending())
        cluster = engines.distributed()
        if cluster is None:
            self.stdout.write("No Elasticsearch is set (PORTAL_SEARCH_URLS): nothing is ever pending there.")
            return
        drained = cluster.drain()
        if drained.left:
            raise CommandError(f"{drained.confirmed} documents pushed, {drained.left} are pending: {drained.reason}")
        self.stdout.write(f"{drained.confirmed} documents pushed, none is pending.")

    def _drain_and_go_on(self) -> None:
        """Do what waits once; neither a lost cluster nor a lost database ends the service."""
        cluster = engines.distributed()
        try:
            self._say_written(write_pending(MOST_AT_ONCE))
            drained = cluster.drain(patient=False) if cluster else None
        except DatabaseError as why:
            connection.close()
            self.stderr.write(f"The database is not available: {why}")
            return
        if drained and (drained.confirmed or drained.left):
            self.stdout.write(
                f"{drained.confirmed} documents pushed, {drained.left} pending. {drained.reason}".rstrip()
            )

    def _say_written(self, written: int) -> None:
        if written:
            self.stdout.write(f"{written} documents written again.")
