"""Decides how a test gets the whole portal as visitors meet it: the production server on a copy of the demo site."""

import itertools
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from portal.bootstrap import serving
from tests.servers import prebuilt
from tests.servers.databases import DATABASES, Databases

HOST = "127.0.0.1"
SECONDS_TO_START = 60
LOGINS = "demo-logins.txt"
MEET_AT = "UPDATE wagtailcore_site SET hostname = '{host}', port = {port}"
_numbers = itertools.count(1)


class LiveSite:
    """A running portal with a database and a data folder of its own."""

    def __init__(self, folder: Path, databases: Databases) -> None:
        """Copy the demo site into the folder and choose a free port; ``start`` serves it."""
        self.data = folder
        self.name = f"live_{next(_numbers)}"
        self.port = free_port()
        self._databases = databases
        demo = databases.demo_folder()
        databases.store.restore(self.name, "demo")
        if (demo / "media").exists():
            shutil.copytree(demo / "media", folder / "media")
        shutil.copy(demo / LOGINS, folder)
        prebuilt.link_static_files(folder)
        self.database_url = databases.store.url_of(self.name)
        self._say_where_it_is()
        self.process: subprocess.Popen[bytes] | None = None
        # Settings beside the usual ones; ``start`` serves with them.
        self.settings: dict[str, str] = {}

    @property
    def url(self) -> str:
        """Return the address of the site, without a slash at its end."""
        return f"http://{HOST}:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of processes that work on this site."""
        return prebuilt.process_environment(self.data, self.database_url, PORTAL_BASE_URL=self.url, **self.settings)

    @property
    def log(self) -> str:
        """Return what the server has printed so far."""
        path = self.data / "server.log"
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def password_of(self, username: str) -> str:
        """Return a demo user's password, as loading the demo site wrote it down for this copy."""
        rows = [line.split() for line in (self.data / LOGINS).read_text(encoding="utf-8").splitlines()]
        return next(row[-1] for row in rows if row[-2] == username)

    def start(self) -> None:
        """Serve, and return when the server answers; its output goes to the log."""
        command = serving.server_command(HOST, self.port, Path(sys.executable))
        with (self.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, env=self.environment, cwd=prebuilt.PROJECT, stdout=log, stderr=log, start_new_session=True
            )
        serving.wait_until_it_answers(self.process, HOST, self.port, SECONDS_TO_START)

    def stop(self) -> None:
        """Ask the server to end, and wait for it."""
        if self.process:
            serving.stop(self.process)

    def kill(self) -> None:
        """End the server and its workers at once, as kill -9 does."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def manage(self, *arguments: str) -> str:
        """Run a management command on this site and return what it printed; raise CalledProcessError if it fails."""
        command = [sys.executable, str(prebuilt.PROJECT / "manage.py"), *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def remove(self) -> None:
        """Stop the server and remove the database."""
        self.stop()
        self._databases.store.drop(self.name)

    def _say_where_it_is(self) -> None:
        statement = MEET_AT.format(host=HOST, port=self.port)
        if self.database_url.startswith("postgres"):
            with psycopg.connect(self.database_url) as connection:
                connection.execute(statement)  # type: ignore[arg-type]
        else:
            with sqlite3.connect(self._databases.store.name_of(self.name)) as file:
                file.execute(statement)
            file.close()


def free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        port: int = listener.getsockname()[1]
        return port


def _serve(folder: Path, config: pytest.Config) -> Iterator[LiveSite]:
    site = LiveSite(folder, config.stash[DATABASES])
    try:
        site.start()
        yield site
    finally:
        site.remove()


@pytest.fixture(scope="session")
def live_site(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """Serve one copy of the demo site for all tests that only read."""
    yield from _serve(tmp_path_factory.mktemp("live-site"), pytestconfig)


@pytest.fixture
def fresh_live_site(pytestconfig: pytest.Config, tmp_path: Path) -> Iterator[LiveSite]:
    """Serve a copy of the demo site for this test alone, which may write, stop and kill."""
    yield from _serve(tmp_path, pytestconfig)
