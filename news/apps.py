"""Registers the app."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Press releases and awareness materials."""

    name = "news"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers."""
        from . import signal_handlers  # noqa: F401
