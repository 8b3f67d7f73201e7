"""Looks at the links of public pages: those of our own site at once, others by asking their hosts."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from portal.models.upkeep import LinkState, PageLink
from portal.upkeep.asking import ask_links
from portal.upkeep.noting import note_all


class Command(BaseCommand):
    """Fills the list of what is to be looked after."""

    help = "Check the links of all public pages, and read them through for hints. Run it nightly."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to stay on this machine, how many to ask, and how long to wait."""
        parser.add_argument("--own-only", action="store_true", help="ask no other host: nothing leaves this machine")
        parser.add_argument("--most", type=int, default=500, help="ask for at most so many links to elsewhere")
        parser.add_argument("--seconds", type=float, default=10, help="wait so long for an answer")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look at every public page, then ask for what is due."""
        with transaction.atomic():
            pages = note_all()
        self.stdout.write(f"{pages} pages looked at")
        if settings.LINK_CHECK_OUTSIDE and not options["own_only"]:
            asked = ask_links(options["most"], options["seconds"], self.stdout.write)
            self.stdout.write(f"{asked} links to elsewhere asked")
        broken = PageLink.objects.filter(state=LinkState.BROKEN).count()
        self.stdout.write(f"{broken} links broken")
