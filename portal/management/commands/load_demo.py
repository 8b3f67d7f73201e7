"""Loads the demo site; safe to run again: what is there is left as it is."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from portal.demo.loading.people import logins_file
from portal.demo.loading.site import load_demo_site


class Command(BaseCommand):
    """Writes the demo site and its logins."""

    help = "Load the demo site: centres, partners, services, releases, materials and logins. Safe to run again."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        """Set the site up, write what is missing, and say where the logins are written down."""
        call_command("set_up_site", stdout=self.stdout)
        load_demo_site(self.stdout.write)
        self.stdout.write(f"The demo logins are in {logins_file()}")
