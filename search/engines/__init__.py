"""Chooses the engine; nothing outside this package knows which one runs."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from .base import Engine
from .postgres import PostgresEngine
from .sqlite import SqliteEngine


def current() -> Engine:
    """Return the engine of the database in use; raises ImproperlyConfigured when search knows none for it."""
    match connection.vendor:
        case "sqlite":
            return SqliteEngine()
        case "postgresql":
            return PostgresEngine()
        case vendor:
            raise ImproperlyConfigured(f"Search runs on SQLite and PostgreSQL, not on {vendor}.")
