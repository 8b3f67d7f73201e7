"""Decides which marks tests carry, so that parts of the suite can be run apart, and in which order tests run."""

import os

import pytest

from tests.servers.isolation import DATABASE_URL

MARKS = {
    "postgres": "runs on SQLite and again on PostgreSQL",
    "postgres_only": "runs on PostgreSQL alone",
    "faults": "slow and destructive: kills processes, fills disks; `make test-faults`",
    "database": "set by itself on tests that use the database",
    "journey": "set by itself on tests that use a live site or a browser",
}
DATABASE_FIXTURES = frozenset({"db", "transactional_db", "demo", "live_server", "admin_user", "admin_client"})
JOURNEY_FIXTURES = frozenset({"live_site", "fresh_live_site", "browser", "open_page"})


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marks, because undeclared ones are errors."""
    for name, meaning in MARKS.items():
        config.addinivalue_line("markers", f"{name}: {meaning}")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Set the marks that follow from fixtures, before ``-m`` selects, and keep tests of one database together."""
    for item in items:
        _mark(item)
    if not os.environ[DATABASE_URL].startswith("postgres"):
        elsewhere = [item for item in items if item.get_closest_marker("postgres_only")]
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]
    items.sort(key=_turn)


def _mark(item: pytest.Item) -> None:
    fixtures = frozenset(getattr(item, "fixturenames", ()))
    if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
        item.add_marker("database")
    if fixtures & JOURNEY_FIXTURES:
        item.add_marker("journey")
        # A browser on a busy machine misses a moment once in thousands of visits. What is broken fails twice; the
        # closing lines name what failed once.
        item.add_marker(pytest.mark.flaky(reruns=1))
    if item.get_closest_marker("postgres_only"):
        item.add_marker("postgres")


def _turn(item: pytest.Item) -> int:
    """Return when a test runs: pure ones first, then the empty database, the demo, and journeys last."""
    if item.get_closest_marker("journey"):
        return 3
    if "demo" in getattr(item, "fixturenames", ()):
        return 2
    return 1 if item.get_closest_marker("database") else 0
