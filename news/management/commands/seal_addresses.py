"""Seals the addresses of followers with the first key again; run once after a new key was put before the others."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from news.following.asking import seal_again


class Command(BaseCommand):
    """Afterwards the older keys can be taken out of PORTAL_SUBSCRIBER_KEYS."""

    help = "Seal followers' addresses with the first of PORTAL_SUBSCRIBER_KEYS; then older keys can be taken out."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal, and say how many; raise CommandError where an address is opened by no key."""
        done, lost = seal_again()
        if lost:
            raise CommandError(f"{done} addresses sealed; {lost} are opened by none of the keys.")
        self.stdout.write(f"{done} addresses sealed")
