"""Registers what every other app shares, and its receivers and checks."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Languages, base page, workflow, translation, uploads and security."""

    name = "portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect receivers and register system checks."""
        from . import checks, glossary, search_hooks, signal_handlers  # noqa: F401
        from .accounts import signal_handlers as account_signals
        from .page_choices import speak_to_who_chooses

        speak_to_who_chooses()
        search_hooks.register(self.name, spellings=glossary.spelled)
        account_signals.connect()
