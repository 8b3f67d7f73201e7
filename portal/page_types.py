"""Knows every page type of the portal, in the order in which lists of all pages show them."""

from django.apps import apps

from .models import BasePage


def page_types() -> list[type[BasePage]]:
    """Return the concrete page types that go through the gate."""
    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def found_types() -> list[type[BasePage]]:
    """Return the page types that search finds."""
    return [model for model in page_types() if model.search_kind]
