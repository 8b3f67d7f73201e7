"""Says what works: for monitors and for whoever runs the portal."""

import shutil
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

LOW_DISK_BYTES = 200_000_000
# What other apps have to say: each returns "ok" or a word for what is wrong.
PARTS: dict[str, Callable[[], str]] = {}


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 with the state of each part, 503 when visitors cannot be served. No secret and no version is told."""
    parts = {"database": _database(), "migrations": "unknown", "disk": _disk()}
    if parts["database"] == "ok":
        parts["migrations"] = _migrations()
    if parts["migrations"] == "ok":
        parts |= {name: part() for name, part in PARTS.items()}
    works = parts["database"] == "ok" and parts["migrations"] == "ok"
    state = "ok" if works and all(part == "ok" for part in parts.values()) else "degraded" if works else "down"
    response = JsonResponse({"state": state, "parts": parts}, status=200 if works else 503)
    response["Cache-Control"] = "no-store"
    return response


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "down"
    return "ok"


def _migrations() -> str:
    executor: Any = MigrationExecutor(connection)
    return "pending" if executor.migration_plan(executor.loader.graph.leaf_nodes()) else "ok"


def _disk() -> str:
    return "ok" if shutil.disk_usage(settings.DATA_DIR).free > LOW_DISK_BYTES else "low"
