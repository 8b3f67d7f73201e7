"""Registers search with Django."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The app that stores search documents and finds them."""

    name = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers that keep the documents in step with the pages, and answer for search's health."""
        from portal.health import PARTS

        from . import signal_handlers, upkeep

        signal_handlers.connect()
        PARTS["search"] = upkeep.state
