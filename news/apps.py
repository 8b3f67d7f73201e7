"""Registers the app."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Press releases and awareness materials."""

    name = "news"
    default_auto_field = "django.db.models.BigAutoField"
