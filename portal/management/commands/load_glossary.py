"""Loads the shipped glossary; can be run again at any time."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.glossary.loading import load


class Command(BaseCommand):
    """Create the entries that were never loaded and update what nobody has edited."""

    help = "Load the shipped glossary. What editors changed or deleted is left alone; run it again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and print the counts."""
        self.stdout.write(f"Glossary: {load()}")
