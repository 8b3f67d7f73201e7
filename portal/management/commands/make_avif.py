"""Makes the lightest format of pictures in the background: nobody who uploads or reads waits for it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.uploads.renditions import make_avif

MOST = 50


class Command(BaseCommand):
    """Make the AVIF of pictures that have none yet; safe to run twice."""

    help = "Makes the AVIF of pictures that have none yet, the newest first."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how many pictures are done at most."""
        parser.add_argument("--most", type=int, default=MOST, help="How many pictures at most.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, and say how many."""
        self.stdout.write(f"{make_avif(options['most'])} made")
