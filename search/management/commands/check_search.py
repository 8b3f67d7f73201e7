"""Compares the search documents with what is public."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.upkeep import check


class Command(BaseCommand):
    """`check_search`: exits with 1 and names each page set whose document is not what it should be."""

    help = "Compare the search documents with the public pages; exit with 1 when one is missing, old or too many."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each gap; raise CommandError when there is any."""
        drifts = check()
        for drift in drifts:
            self.stdout.write(f"{drift.wrong}: {drift.title} ({drift.key})")
        if drifts:
            raise CommandError(f"{len(drifts)} search documents are not what they should be: run update_search.")
        self.stdout.write("Search agrees with the public pages.")
