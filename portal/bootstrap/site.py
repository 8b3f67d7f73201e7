"""Decides what stands ready before the site is served: catalogues, static files, tables, tree, roles, the demo.

Runs inside ``.venv``: ``python -m portal.bootstrap.site REPORT`` writes what the server's start has to tell into the
JSON file REPORT.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from portal.bootstrap.catalogues import compile_catalogues
from portal.bootstrap.fingerprint import PROJECT, Stamp, fingerprint
from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.progress import Step, say

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

SET_UP_COMMAND = "set_up_site"
APPS = ("portal", "centres", "news", "home", "search")
DEMO_COMMAND = "load_demo"
SEARCH_COMMAND = "update_search"
# What decides how search stores what it finds by; when that changes, an existing site is stored again.
SEARCH_FILES = ("search/analysis/*.py", "search/migrations/*.py", "search/admin_backend.py", "search/documents.py")


class _DetailStream:
    """Turns what a management command prints into the detail of a step."""

    def __init__(self, step: Step, pattern: str, total: int = 0) -> None:
        self.step, self.pattern, self.total, self.count = step, re.compile(pattern), total, 0

    def write(self, text: str) -> int:
        for line in text.splitlines():
            if found := self.pattern.search(line):
                self.count += 1
                of_total = f" of {self.total}" if self.total else ""
                self.step.detail = f"{self.count}{of_total}: {found[1].strip()}"
        return len(text)

    def flush(self) -> None:
        """Keep nothing back."""

    def isatty(self) -> bool:
        """Say that nobody is there to be asked."""
        return False


def prepare(*, demo: bool = True) -> dict[str, str]:
    """Bring everything that the server needs up to date and return what its start tells: data folder and demo logins.

    Raise Obstacle where a step cannot be done; what was done before stays and is not done again next time.
    """
    import django
    from django.conf import settings

    with Step("Compiling the catalogues"):
        compile_catalogues()
    with Step("Reading the project"):
        django.setup()
    stamps = Path(settings.DATA_DIR) / "stamps"
    if not settings.DEBUG:
        _collect_static_files(Stamp(stamps / "static.collected"))
    database_is_new = _migrate()
    _set_up_site(Stamp(stamps / "site.set-up"), again=database_is_new)
    # Before the demo, whose pages are stored as they are written.
    _update_search(Stamp(stamps / "search.updated"), again=database_is_new)
    if demo:
        _load_demo(Stamp(Path(settings.DATA_DIR) / "demo-loaded"), again=database_is_new)
    logins = Path(settings.DATA_DIR) / "demo-logins.txt"
    return {
        "data": str(settings.DATA_DIR),
        "logins": logins.read_text(encoding="utf-8") if logins.is_file() else "",
    }


def static_fingerprint() -> str:
    """Return the fingerprint of everything that collecting static files depends on."""
    return fingerprint([*_files("*/static/**/*"), PROJECT / "requirements.txt", PROJECT / "portal" / "settings.py"])


def _files(pattern: str) -> Iterator[Path]:
    return (path for path in PROJECT.glob(pattern) if path.is_file() and "var" not in path.relative_to(PROJECT).parts)


def _collect_static_files(stamp: Stamp) -> None:
    from django.conf import settings
    from django.core.management import call_command

    wanted = static_fingerprint()
    if stamp.matches(wanted) and (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return
    with Step("Collecting the static files") as step:
        call_command("collectstatic", interactive=False, verbosity=2, stdout=_DetailStream(step, r"^Copying '.*/(.*)'"))
    stamp.set(wanted)


def _migrate() -> bool:
    """Apply the migrations that are missing, and return True when the database was empty before."""
    from django.core.management import call_command
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        raise Obstacle(
            f"The database cannot be opened: {error}".rstrip(),
            "PORTAL_DATABASE_URL names it; without that variable it is a file in the data folder.",
        ) from error
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        with Step("Bringing the database up to date") as step:
            stream = _DetailStream(step, r"Applying (\S+?)\.\.\.", len(plan))
            call_command("migrate", interactive=False, verbosity=1, stdout=stream)
    return _was_empty(executor)


def _was_empty(executor: "MigrationExecutor") -> bool:
    return not executor.loader.applied_migrations


def _set_up_site(stamp: Stamp, *, again: bool) -> None:
    from django.core.management import call_command

    wanted = fingerprint(path for app in APPS for path in _files(f"{app}/**/*.py"))
    if stamp.matches(wanted) and not again:
        return
    _require_command(SET_UP_COMMAND)
    with Step("Setting up tree, roles and workflow") as step:
        call_command(SET_UP_COMMAND, stdout=_DetailStream(step, r"(.+)"))
    stamp.set(wanted)


def search_fingerprint() -> str:
    """Return the fingerprint of what search stores by."""
    return fingerprint(path for pattern in SEARCH_FILES for path in _files(pattern))


def _update_search(stamp: Stamp, *, again: bool) -> None:
    from django.core.management import CommandError, call_command

    wanted = search_fingerprint()
    if stamp.matches(wanted) and not again:
        return
    with Step("Bringing search up to date") as step:
        stream = _DetailStream(step, r"(\d+ documents .*)")
        try:
            call_command(SEARCH_COMMAND, stdout=stream, stderr=stream)
        except CommandError as why:
            # The documents are written and the database answers; only the cluster has to catch up.
            say(f"{why}")
            return
    stamp.set(wanted)


def _load_demo(marker: Stamp, *, again: bool) -> None:
    from django.core.management import call_command

    if marker.matches("loaded") and not again:
        return
    _require_command(DEMO_COMMAND)
    marker.forget()
    with Step("Loading the demo site") as step:
        call_command(DEMO_COMMAND, stdout=_DetailStream(step, r"(.+)"))
    marker.set("loaded")


def _require_command(name: str) -> None:
    from django.core.management import get_commands

    if name not in get_commands():
        raise Obstacle(f"The management command {name} is missing from this copy of the project.")


def main() -> int:
    """Prepare the site, write the report, and return the exit status."""
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    try:
        report = prepare()
    except (Obstacle, ImproperlyConfigured) as problem:
        say(f"\n{problem}")
        return 1
    except KeyboardInterrupt:
        return 130
    Path(sys.argv[1]).write_text(json.dumps(report), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
