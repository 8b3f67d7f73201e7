"""Loads the shipped governorates and places; can be run again at any time."""

from typing import Any

from django.core.management.base import BaseCommand

from centres.places import gazetteer


class Command(BaseCommand):
    """Create what is missing and update what nobody has edited."""

    help = "Load the shipped governorates and places. What editors changed is left alone; run it again at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and print the counts."""
        gazetteer.load(self.stdout)
