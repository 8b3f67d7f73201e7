"""Counts the SQL statements of each public page, with nothing kept from an earlier one."""

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.notices.shown import drop_kept
from tests.sweep.public_pages import CASES, name_of

# Addresses that machines read, with the most statements each may run.
MACHINES = {
    "sitemap": ("/sitemap.xml", 30),
    "health": ("/health/", 12),
    "robots": ("/robots.txt", 2),
    "notices": ("/ar/notices.json", 2),
    "offline": ("/ar/offline/", 2),
    "directory": ("/ar/offline/directory.json", 14),
    "points": ("/ar/offline/points.json", 14),
    "manifest": ("/ar/app.webmanifest", 0),
    "worker": ("/service-worker.js", 0),
}


def statements_of(address: str, **headers: str) -> list[str]:
    """Return the SQL of an uncached answer, the notices' among it; what a process keeps for its life is kept."""
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.get(address, headers=headers)
    cache.clear()
    drop_kept()
    with CaptureQueriesContext(connection) as captured:
        client.get(address, headers=headers)
    return [query["sql"] for query in captured.captured_queries]


def counts() -> dict[str, list[str]]:
    """Return the statements of each example by its name, and of the addresses for machines."""
    found = {}
    for example, language in CASES:
        if example.is_live:
            found[name_of((example, language))] = statements_of(example.find(language), **{"Accept-Language": language})
    return found | {name: statements_of(address) for name, (address, _most) in MACHINES.items()}
