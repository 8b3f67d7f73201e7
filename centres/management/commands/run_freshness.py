"""Reminds, reminds again, tells IOM, labels and hides listings that nobody confirms; for cron, once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from centres.freshness.advancing import run
from centres.freshness.models import Stage


class Command(BaseCommand):
    """Lets every listing reach the stage of today; a second run on the same day, or at the same time, does nothing."""

    help = "Ask partners to confirm their listings, and label and hide what nobody confirms. Run it from cron daily."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run, and say how many listings reached which stage."""
        reached = run()
        names = {
            Stage.REMINDED: "reminded",
            Stage.REMINDED_AGAIN: "reminded again",
            Stage.ESCALATED: "told to IOM",
            Stage.LABELLED: "labelled",
            Stage.HIDDEN: "hidden",
        }
        self.stdout.write(", ".join(f"{reached[stage]} {name}" for stage, name in names.items()))
