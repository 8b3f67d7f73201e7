"""Fills the directory with sample partners and services, to see that desk and reviews stay fast at that size."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from ...growing import grow_directory


class Command(BaseCommand):
    """Adds sample partners, their services at the centres that are there, and changes that wait for review."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many of each."""
        parser.add_argument("--partners", type=int, default=300)
        parser.add_argument("--services", type=int, default=5000)
        parser.add_argument("--waiting", type=int, default=500, help="changes that wait for review")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add them and say how many."""
        made = grow_directory(options["partners"], options["services"], options["waiting"])
        self.stdout.write(f"{made.partners} partners, {made.services} services, {made.waiting} changes in review.")
