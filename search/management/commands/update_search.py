"""Makes every search document again from what is public, the distributed index from them, and the admin's own index."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from search import engines
from search.lexicon_upkeep import write_pending
from search.upkeep import rebuild


class Command(BaseCommand):
    """`update_search`: needed after a new version changed how words are analysed, and never harmful."""

    help = (
        "Write the search document of every public page again and delete those of pages that are public no more; "
        "make the admin's own index again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let the distributed index be built anew whatever its state."""
        parser.add_argument("--rebuild", action="store_true", help="build a new Elasticsearch index and swap to it")
        parser.add_argument("--pending", action="store_true", help="write only the documents of another analysis")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild with progress on standard error; the summary goes to standard output."""
        if options["pending"]:
            self.stdout.write(f"{write_pending()} documents written again.")
            return
        rebuilt = rebuild(lambda written: self.stderr.write(f"{written} documents written"))
        self.stdout.write(f"Search holds {rebuilt.written} documents; {rebuilt.deleted} were deleted.")
        call_command("update_index", verbosity=0)
        self.stdout.write("The admin's own index is made again.")
        if cluster := engines.distributed():
            try:
                self._update_index(cluster, options["rebuild"])
            except engines.NotAnswering as why:
                raise CommandError(f"The index was not updated, the one before still serves: {why}") from why
        elif options["rebuild"]:
            self.stdout.write("No Elasticsearch is set (PORTAL_SEARCH_URLS): there is no index to rebuild.")

    def _update_index(self, cluster: Any, anew: bool) -> None:
        """Build a new index when that is asked for or the one in use is missing or old; else push what is pending."""
        if anew or cluster.needs_rebuild():
            held = cluster.rebuild(lambda written: self.stderr.write(f"{written} documents copied"))
            self.stdout.write(f"A new index with {held} documents is searched.")
        elif (drained := cluster.drain()).left:
            raise CommandError(f"{drained.left} documents are pending: {drained.reason}")
