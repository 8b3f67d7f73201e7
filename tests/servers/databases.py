"""Decides which database a test sees: ``empty`` (tables and roles), or ``demo`` for a test that asks for that fixture.

Nothing is migrated and nothing is flushed: a test that really commits leaves its database to be copied anew.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from portal.bootstrap.catalogues import compile_catalogues
from portal.bootstrap.site import SET_UP_COMMAND
from tests.servers import prebuilt
from tests.servers.isolation import DATABASE_URL
from tests.servers.stores import PostgresqlStore, SqliteStore, Store


class Databases:
    """The copies that this run's tests use, and the one that the connection leads to."""

    def __init__(self, folder: Path) -> None:
        """Choose the store by the environment; nothing is built yet."""
        url = os.environ[DATABASE_URL]
        self.store: Store = PostgresqlStore(folder, url) if url.startswith("postgres") else SqliteStore(folder)
        self._pristine: set[str] = set()
        self._fresh: set[str] = set()
        self._demo_folder: Path | None = None

    def choose(self, kind: str) -> None:
        """Lead the connection to a fresh copy of ``demo``, or of ``empty`` once ``make_empty`` has run."""
        self._lead_to(kind)
        if kind == "demo":
            self.demo_folder()
        if kind in self._pristine and kind not in self._fresh:
            self.store.restore(kind, kind)
            self._fresh.add(kind)

    def spoil(self, kind: str) -> None:
        """Remember that a test has committed to this copy."""
        self._fresh.discard(kind)

    def make_empty(self) -> None:
        """Build ``empty`` for this run; queries must be allowed, and the connection leads where it did before."""
        before = connections["default"].settings_dict["NAME"]
        self._require_migrated()
        self.store.restore("empty", "migrated")
        self._lead_to("empty")
        call_command(SET_UP_COMMAND, verbosity=0)
        connections.close_all()
        self.store.keep("empty", "empty")
        self._pristine.add("empty")
        self._fresh.add("empty")
        connections["default"].settings_dict["NAME"] = before

    def demo_folder(self) -> Path:
        """Return the prebuilt data folder of the demo site, and see that its rows and files are in this run."""
        if self._demo_folder is None:
            self._require_migrated()
            self._demo_folder = self.store.fetch_demo()
            self._pristine.add("demo")
            media = self._demo_folder / "media"
            if media.exists():
                shutil.copytree(media, settings.MEDIA_ROOT, dirs_exist_ok=True)
        return self._demo_folder

    def _require_migrated(self) -> None:
        if "migrated" not in self._pristine:
            self.store.fetch_migrated()
            self._pristine.add("migrated")

    def _lead_to(self, kind: str) -> None:
        # The connections of other threads are made from this same dictionary.
        connections["default"].close()
        connections["default"].settings_dict["NAME"] = self.store.name_of(kind)


DATABASES = pytest.StashKey[Databases]()
COMMITTING_FIXTURES = frozenset(
    {"transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback", "live_server"}
)


def pytest_configure(config: pytest.Config) -> None:
    """Prepare catalogues, static files and databases; a test that commits needs no flush: its copy is thrown away."""
    from django.test import TransactionTestCase

    compile_catalogues()
    # Before Django's own start: Wagtail reads the manifest of the static files when it is imported.
    prebuilt.link_static_files(Path(settings.DATA_DIR))
    config.stash[DATABASES] = Databases(Path(settings.DATA_DIR))
    TransactionTestCase._fixture_teardown = lambda self: None  # type: ignore[attr-defined]


def kind_of(item: pytest.Item) -> str:
    """Return the kind of database that a test asks for."""
    return "demo" if "demo" in getattr(item, "fixturenames", ()) else "empty"


def commits(item: pytest.Item) -> bool:
    """Return True when a test really commits, instead of being rolled back at its end."""
    marker = item.get_closest_marker("django_db")
    arguments: Mapping[str, Any] = marker.kwargs if marker else {}
    return bool(arguments.get("transaction")) or not COMMITTING_FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Lead the connection to the test's database before any fixture opens a transaction."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache

    from portal.notices.shown import drop_kept

    if item.get_closest_marker("database"):
        item.config.stash[DATABASES].choose(kind_of(item))
        ContentType.objects.clear_cache()
        cache.clear()
        drop_kept()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """Throw away the copy that a committing test has written to."""
    yield
    if item.get_closest_marker("database") and commits(item):
        item.config.stash[DATABASES].spoil(kind_of(item))


@pytest.fixture(scope="session")
def django_db_setup(pytestconfig: pytest.Config, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Stand in for pytest-django's migrated test database."""
    databases = pytestconfig.stash[DATABASES]
    with django_db_blocker.unblock():
        databases.make_empty()
    yield
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture
def demo(db: None) -> None:
    """Let the test see the demo site; what it changes is rolled back (or copied anew, with ``transactional_db``)."""
