"""Decides how a pristine database is kept, and how a test gets a fresh copy of it, on SQLite and on PostgreSQL.

``migrated`` has all tables, ``empty`` the roles besides, ``demo`` the demo site. A store hands out copies by name.
"""

import os
import shutil
import sqlite3
from abc import ABC, abstractmethod
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.programs import postgresql
from tests.servers import prebuilt

DUMP = "portal.dump"
DATABASE = "portal.sqlite3"


class Store(ABC):
    """Where the pristine databases of one run lie, and the copies that are made of them."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder of this run, in which files of the store may be written."""
        self.folder = folder

    @abstractmethod
    def name_of(self, copy: str) -> str:
        """Return what Django's NAME setting is for a copy."""

    @abstractmethod
    def url_of(self, copy: str) -> str:
        """Return the PORTAL_DATABASE_URL of a copy."""

    @abstractmethod
    def restore(self, copy: str, pristine: str) -> None:
        """Make the copy anew from a pristine database, whatever it held; nobody may be connected to it."""

    @abstractmethod
    def keep(self, copy: str, pristine: str) -> None:
        """Make a copy that nobody is connected to a pristine database of this run."""

    @abstractmethod
    def drop(self, copy: str) -> None:
        """Remove a copy."""

    @abstractmethod
    def fetch_migrated(self) -> None:
        """Bring the pristine ``migrated`` into this run."""

    @abstractmethod
    def fetch_demo(self) -> Path:
        """Bring the pristine ``demo`` into this run, and return the prebuilt data folder with its files."""


class SqliteStore(Store):
    """Pristine databases and copies are files."""

    def name_of(self, copy: str) -> str:
        return str(self.folder / f"copy-{copy}.sqlite3")

    def url_of(self, copy: str) -> str:
        return f"sqlite://{self.name_of(copy)}"

    def restore(self, copy: str, pristine: str) -> None:
        self.drop(copy)
        shutil.copyfile(self._pristine(pristine), self.name_of(copy))

    def keep(self, copy: str, pristine: str) -> None:
        _fold_in_the_log(Path(self.name_of(copy)))
        shutil.copyfile(self.name_of(copy), self._pristine(pristine))

    def drop(self, copy: str) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(self.name_of(copy) + suffix).unlink(missing_ok=True)

    def fetch_migrated(self) -> None:
        shutil.copyfile(_prebuilt_migrated_file(), self._pristine("migrated"))

    def fetch_demo(self) -> Path:
        folder = prebuilt.built("sqlite-demo", prebuilt.demo_fingerprint(), _build_demo_file)
        shutil.copyfile(folder / DATABASE, self._pristine("demo"))
        return folder

    def _pristine(self, name: str) -> Path:
        return self.folder / f"pristine-{name}.sqlite3"


class PostgresqlStore(Store):
    """Pristine databases are template databases of a server that lives for one run, restored from prebuilt dumps."""

    def __init__(self, folder: Path, url: str) -> None:
        """Keep the address of the server's maintenance database."""
        super().__init__(folder)
        self.url = url
        # Test processes that run side by side share the server and nothing on it.
        self._own = f"{os.environ.get('PYTEST_XDIST_WORKER', 'only')}_"

    def name_of(self, copy: str) -> str:
        return f"{self._own}copy_{copy}"

    def url_of(self, copy: str) -> str:
        return self._url(self.name_of(copy))

    def restore(self, copy: str, pristine: str) -> None:
        self._create(self.name_of(copy), self._pristine(pristine))

    def keep(self, copy: str, pristine: str) -> None:
        self._create(self._pristine(pristine), self.name_of(copy))

    def drop(self, copy: str) -> None:
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name_of(copy))

    def fetch_migrated(self) -> None:
        def build(folder: Path) -> None:
            build = f"{self._own}build"
            self._create(build, "template0")
            prebuilt.migrate(folder, self._url(build))
            self._dump(build, folder / DUMP)

        folder = prebuilt.built("postgresql-migrated", self._key(prebuilt.migrations_fingerprint()), build)
        self._load(folder / DUMP, self._pristine("migrated"))

    def fetch_demo(self) -> Path:
        def build(folder: Path) -> None:
            build = f"{self._own}build"
            self._create(build, self._pristine("migrated"))
            prebuilt.load_demo(folder, self._url(build))
            self._dump(build, folder / DUMP)

        folder = prebuilt.built("postgresql-demo", self._key(prebuilt.demo_fingerprint()), build)
        self._load(folder / DUMP, self._pristine("demo"))
        return folder

    def _pristine(self, name: str) -> str:
        return f"{self._own}pristine_{name}"

    def _key(self, fingerprint: str) -> str:
        return f"{_programs().parent.name}-{fingerprint}"

    def _create(self, name: str, template: str) -> None:
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)

    def _execute(self, statement: str, *names: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))  # type: ignore[arg-type]

    def _dump(self, name: str, target: Path) -> None:
        password = urlsplit(self.url).password or ""
        prebuilt.run_program([_programs() / "pg_dump", "-Fc", "-f", target, self._url(name)], password=password)

    def _load(self, dump: Path, name: str) -> None:
        self._create(name, "template0")
        password = urlsplit(self.url).password or ""
        command: list[str | Path] = [
            _programs() / "pg_restore",
            "--exit-on-error",
            "--no-owner",
            "-d",
            self._url(name),
            dump,
        ]
        prebuilt.run_program(command, password=password)

    def _url(self, name: str) -> str:
        return urlsplit(self.url)._replace(path=f"/{name}").geturl()


def _prebuilt_migrated_file() -> Path:
    def build(folder: Path) -> None:
        prebuilt.migrate(folder, "sqlite:")
        _fold_in_the_log(folder / DATABASE)

    return prebuilt.built("sqlite-migrated", prebuilt.migrations_fingerprint(), build) / DATABASE


def _build_demo_file(folder: Path) -> None:
    shutil.copyfile(_prebuilt_migrated_file(), folder / DATABASE)
    prebuilt.load_demo(folder, "sqlite:")
    _fold_in_the_log(folder / DATABASE)


def _fold_in_the_log(database: Path) -> None:
    """Write SQLite's write-ahead log into the file itself, so that the file alone is the database."""
    with sqlite3.connect(database) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _programs() -> Path:
    folder = postgresql()
    if folder is None:
        raise Obstacle("PostgreSQL's programs are not installed.", "Get them with: sudo apt-get install postgresql")
    return folder
