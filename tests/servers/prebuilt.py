"""Decides what is built once for many test runs: migrated tables, the demo site and the collected static files.

Each lies in a folder of the user's cache, named by the content of all it was made from, and is never changed there.
"""

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from portal.bootstrap.fingerprint import PROJECT, fingerprint
from portal.bootstrap.progress import run_quietly
from portal.bootstrap.site import APPS, DEMO_COMMAND, SET_UP_COMMAND, static_fingerprint

CODE = frozenset({".py", ".json", ".csv", ".txt", ".md", ".html"})
FILES = frozenset({".png", ".jpg", ".webp", ".svg", ".pdf", ".mp3", ".ogg"})
NOT_PART_OF_THE_SITE = PROJECT / "portal" / "bootstrap"
KEPT_OF_EACH_KIND = 3


def cache_folder() -> Path:
    """Return the folder of everything prebuilt; XDG_CACHE_HOME moves it."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "markaz-tests"


def migrations_fingerprint() -> str:
    """Return the fingerprint of all tables: our migrations, and the packages that bring theirs."""
    files = [path for app in APPS for path in (PROJECT / app).glob("migrations/*.py")]
    return fingerprint([*files, PROJECT / "requirements.txt"])


def demo_fingerprint() -> str:
    """Return the fingerprint of all that makes the demo site: the tables, and our code and data."""
    files = [path for app in APPS for path in (PROJECT / app).rglob("*") if path.suffix in CODE | FILES]
    catalogues = (PROJECT / "locale").rglob("*.po")
    ours = [path for path in [*files, *catalogues] if not path.is_relative_to(NOT_PART_OF_THE_SITE)]
    return fingerprint(ours, migrations_fingerprint())


def built(kind: str, key: str, build: Callable[[Path], None]) -> Path:
    """Return the folder of this kind and key, built now when nobody has; two processes never build the same."""
    cache = cache_folder()
    cache.mkdir(parents=True, exist_ok=True)
    final = cache / f"{kind}-{key[:20]}"
    with _only_one(cache / f"{kind}.lock"):
        if not final.exists():
            partial = Path(tempfile.mkdtemp(prefix=f"partial-{kind}-", dir=cache))
            try:
                build(partial)
                partial.rename(final)
            finally:
                shutil.rmtree(partial, ignore_errors=True)
        final.touch()
        _forget_old_ones(cache, kind)
    return final


def static_files() -> Path:
    """Return a folder with the collected static files."""

    def build(folder: Path) -> None:
        manage("Collecting the static files", folder, "sqlite:", "collectstatic", "--noinput")
        (folder / "portal.sqlite3").unlink(missing_ok=True)

    return built("static", static_fingerprint(), build) / "static"


def migrate(data: Path, url: str) -> None:
    """Make all tables in the database that the address names; ``data`` is the data folder."""
    manage("Migrating an empty test database", data, url, "migrate", "--noinput")


def load_demo(data: Path, url: str) -> None:
    """Set up the roles and load the demo site into a migrated database; its files land in the data folder."""
    link_static_files(data)
    manage("Setting up the test site", data, url, SET_UP_COMMAND)
    manage("Loading the demo site for the tests", data, url, DEMO_COMMAND)
    (data / "static").unlink()


def link_static_files(data: Path) -> None:
    """Let a data folder use the prebuilt static files."""
    if not (data / "static").exists():
        (data / "static").symlink_to(static_files())


def manage(title: str, data: Path, url: str, *arguments: str) -> None:
    """Run a management command as a step, in a process of its own; raise Obstacle with its output when it fails.

    The system checks are left to the test run's own step, so that one that fails does not hide what the tests say.
    """
    command: list[str | Path] = [sys.executable, PROJECT / "manage.py", *arguments, "--skip-checks"]
    run_quietly(title, command, environment=process_environment(data, url))


def process_environment(data: Path, url: str, **variables: str) -> dict[str, str]:
    """Return the environment of a process that works on a test site: its data folder and its database."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")}
    own = {"PORTAL_ENV_FILE": "", "PORTAL_DATA_DIR": str(data), "PORTAL_DATABASE_URL": url}
    return {**kept, "DJANGO_SETTINGS_MODULE": "portal.settings", "PYTHONUNBUFFERED": "1", **own, **variables}


@contextlib.contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _forget_old_ones(cache: Path, kind: str) -> None:
    folders = sorted(cache.glob(f"{kind}-*"), key=lambda path: path.stat().st_mtime, reverse=True)
    for folder in folders[KEPT_OF_EACH_KIND:]:
        shutil.rmtree(folder, ignore_errors=True)


def run_program(arguments: list[str | Path], *, password: str = "") -> None:
    """Run one of PostgreSQL's client programs; raise CalledProcessError, with its output shown, when it fails."""
    environment = {**os.environ, "PGPASSWORD": password}
    subprocess.run([str(part) for part in arguments], env=environment, check=True)
