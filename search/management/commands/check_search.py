"""Compares the search documents with what is public, and the distributed index with the search documents."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.upkeep import check, gaps_in_the_index


class Command(BaseCommand):
    """`check_search`: exits with 1 and names each page set whose document is not what it should be."""

    help = "Compare the search documents with the public pages; exit with 1 when one is missing, old or too many."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each gap; raise CommandError when there is any."""
        drifts, gaps = check(), gaps_in_the_index()
        for line in [f"{drift.wrong}: {drift.title} ({drift.key})" for drift in drifts] + gaps:
            self.stdout.write(line)
        if drifts:
            raise CommandError(f"{len(drifts)} search documents are not what they should be: run update_search.")
        if gaps:
            raise CommandError("The index is not what it should be: run drain_search, then update_search --rebuild.")
        self.stdout.write("Search agrees with the public pages.")
