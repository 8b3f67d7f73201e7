"""Decides which database a ``PORTAL_DATABASE_URL`` means, and how it is opened."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_INIT = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; PRAGMA foreign_keys=ON;"


def database_from_url(url: str, data_folder: Path) -> dict[str, Any]:
    """Return Django's settings of one database.

    ``sqlite:`` (the default) means ``portal.sqlite3`` in the data folder, ``sqlite:///path`` a file of its own, and
    ``postgres://user:password@host:port/name`` a PostgreSQL server (``?host=/folder`` for a socket). Raise
    ImproperlyConfigured for anything else.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = Path(unquote(parts.path)) if parts.path else data_folder / "portal.sqlite3"
        # IMMEDIATE: two writers wait for each other instead of failing when the second one upgrades its read lock.
        options = {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_INIT, "timeout": 20}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}
    if parts.scheme in {"postgres", "postgresql"}:
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": options,
            "CONN_MAX_AGE": 60,
            # A restarted server must not cost a visitor an error page.
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(f"PORTAL_DATABASE_URL is {url!r}; it must begin with sqlite: or postgres://.")
