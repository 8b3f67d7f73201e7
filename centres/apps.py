"""Registers the app."""

from django.apps import AppConfig


class CentresConfig(AppConfig):
    """Centres, partners, services and places."""

    name = "centres"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers."""
        from . import signal_handlers

        signal_handlers.connect()
