"""Pushes to Elasticsearch what it has not confirmed yet."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from search import engines


class Command(BaseCommand):
    """`drain_search`: once, exiting with 1 when something is left, or for ever with `--every`."""

    help = "Push the search documents that Elasticsearch has not confirmed yet. Safe to run several at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let it be run as a service."""
        parser.add_argument("--every", type=float, metavar="SECONDS", help="go on for ever, with this pause")

    def handle(self, *args: Any, **options: Any) -> None:
        """Drain and say how much; raise CommandError when documents are left and it is run once."""
        cluster = engines.distributed()
        if cluster is None:
            self.stdout.write("No Elasticsearch is set (PORTAL_SEARCH_URLS): nothing is ever pending.")
            return
        while options["every"] is not None:
            self._drain_and_go_on(cluster)
            time.sleep(max(options["every"], 0.1))
        drained = cluster.drain()
        if drained.left:
            raise CommandError(f"{drained.confirmed} documents pushed, {drained.left} are pending: {drained.reason}")
        self.stdout.write(f"{drained.confirmed} documents pushed, none is pending.")

    def _drain_and_go_on(self, cluster: Any) -> None:
        """Drain once; neither a lost cluster nor a lost database ends the service."""
        try:
            drained = cluster.drain(patient=False)
        except DatabaseError as why:
            connection.close()
            self.stderr.write(f"The database is not available: {why}")
            return
        if drained.confirmed or drained.left:
            self.stdout.write(
                f"{drained.confirmed} documents pushed, {drained.left} pending. {drained.reason}".rstrip()
            )
