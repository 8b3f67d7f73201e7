"""Registers the app."""

from django.apps import AppConfig


class CentresConfig(AppConfig):
    """Centres, partners, services and places."""

    name = "centres"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers; tell search by what it can be narrowed, and the fact check which names there are."""
        from portal import search_hooks
        from portal.fact_check.registry import provide_names

        from . import search_narrowing, signal_handlers
        from .fact_names import sources

        signal_handlers.connect()
        search_hooks.register(
            self.name,
            facets=search_narrowing.FACETS,
            labels=search_narrowing.facet_labels,
            at_moment=search_narrowing.HoursAt,
            places=search_narrowing.named_points,
            spellings=search_narrowing.spelled_places,
        )
        for source in sources():
            provide_names(source)
