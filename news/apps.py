"""Registers the app."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Press releases and awareness materials."""

    name = "news"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the receivers, and name what is to be looked after."""
        from portal.signals import letter_returned
        from portal.upkeep.kinds import register

        from . import signal_handlers  # noqa: F401
        from .following.asking import leave_returned
        from .review_reminders import TO_LOOK_AFTER

        register(TO_LOOK_AFTER)
        letter_returned.connect(leave_returned, dispatch_uid="following")
