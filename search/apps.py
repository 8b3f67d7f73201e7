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
        """Connect the receivers that keep the documents in step with the pages; answer for health and for spellings."""
        from portal import search_hooks
        from portal.health import PARTS

        from . import signal_handlers, upkeep
        from .name_matching import folded, match_names

        signal_handlers.connect()
        PARTS["search"] = upkeep.state
        search_hooks.provide_matching(match_names, folded)
