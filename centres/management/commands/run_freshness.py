"""Reminds, reminds again, tells IOM, labels and hides listings that nobody confirms; for cron, once a day."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from centres.freshness.advancing import run
from centres.freshness.models import Stage
from centres.freshness.tasks import let_listings_go_on


class Command(BaseCommand):
    """Lets every listing reach the stage of today; a second run on the same day, or at the same time, does nothing."""

    help = "Ask partners to confirm their listings, and label and hide what nobody confirms. Run it from cron daily."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether a worker does it."""
        parser.add_argument("--enqueue", action="store_true", help="let the worker of TASKS do it, and end at once")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, and say how many listings reached which stage; or hand it to the worker."""
        if options["enqueue"]:
            let_listings_go_on.enqueue()
            return
        reached = run()
        names = {
            Stage.REMINDED: "reminded",
            Stage.REMINDED_AGAIN: "reminded again",
            Stage.ESCALATED: "told to IOM",
            Stage.LABELLED: "labelled",
            Stage.HIDDEN: "hidden",
        }
        self.stdout.write(", ".join(f"{reached[stage]} {name}" for stage, name in names.items()))
