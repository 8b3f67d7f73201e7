"""Makes every search document again from what is public."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from search.upkeep import rebuild


class Command(BaseCommand):
    """`update_search`: needed after a new version changed how words are analysed, and never harmful."""

    help = "Write the search document of every public page again and delete those of pages that are public no more."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild with progress on standard error; the summary goes to standard output."""
        rebuilt = rebuild(lambda written: self.stderr.write(f"{written} documents written"))
        self.stdout.write(f"Search holds {rebuilt.written} documents; {rebuilt.deleted} were deleted.")
