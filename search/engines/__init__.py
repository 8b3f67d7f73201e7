"""Chooses the engine; nothing outside this package knows which one runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from .base import Engine, NotAnswering
from .postgres import PostgresEngine
from .sqlite import SqliteEngine

if TYPE_CHECKING:
    from .elasticsearch.engine import ElasticsearchEngine

__all__ = ["NotAnswering", "current", "distributed", "of_the_database"]


def current() -> Engine:
    """Return the engine in use: the database's own, or a distributed one that rests on it."""
    return distributed() or of_the_database()


def distributed() -> ElasticsearchEngine | None:
    """Return the engine that keeps a copy on a cluster, or None when the settings name none."""
    if not settings.SEARCH_URLS:
        return None
    # The client takes a while to import, and a site without a cluster never needs it.
    from .elasticsearch.engine import ElasticsearchEngine

    return ElasticsearchEngine(of_the_database())


def of_the_database() -> Engine:
    """Return the engine of the database in use; raise ImproperlyConfigured when search knows none for it."""
    match connection.vendor:
        case "sqlite":
            return SqliteEngine()
        case "postgresql":
            return PostgresEngine()
        case vendor:
            raise ImproperlyConfigured(f"Search runs on SQLite and PostgreSQL, not on {vendor}.")
