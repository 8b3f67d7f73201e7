"""Decides what a check and a test run consist of, in which order, and that nothing missing is passed over."""

import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from portal.bootstrap import programs, virtualenv
from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.progress import say

PYTHON = str(virtualenv.PYTHON)
PYTEST = (PYTHON, "-m", "pytest")
# One process a core; each has databases, live sites and browsers of its own.
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4")
WITH_POSTGRESQL = (PYTHON, "-m", "tests.servers.postgresql")
# One node for all processes of a run; a single test starts its own when it is run alone.
WITH_SEARCH = (PYTHON, "-m", "tests.servers.elasticsearch")
NOTHING_COLLECTED = 5

STATIC_CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff", (PYTHON, "-m", "ruff", "check", "--quiet", ".")),
    ("ruff format", (PYTHON, "-m", "ruff", "format", "--quiet", "--check", ".")),
    ("djlint", (PYTHON, "-m", "djlint", "--lint", "--quiet", ".")),
    ("mypy", (PYTHON, "-m", "mypy", "--no-error-summary")),
    ("catalogues", (PYTHON, "-m", "portal.bootstrap.catalogues")),
    ("system checks", (PYTHON, "manage.py", "check", "--fail-level", "WARNING")),
    ("migrations", (PYTHON, "manage.py", "makemigrations", "--check", "--dry-run")),
)


def check() -> int:
    """Run the fast half: lint, types, system checks, and the tests without database or browser."""
    virtualenv.ensure(virtualenv.RUNTIME, virtualenv.TESTS)
    _static_checks()
    return _call("Tests without a database", (*PYTEST, "-m", "not database and not journey and not faults"))


def test() -> int:
    """Run everything but the destructive tests: on SQLite, in Chromium, and what is marked on PostgreSQL."""
    virtualenv.ensure(virtualenv.RUNTIME, virtualenv.TESTS)
    programs.ensure()
    _static_checks()
    status = _call("Tests on SQLite and in Chromium", (*WITH_SEARCH, *PYTEST, *SIDE_BY_SIDE, "-m", "not faults"))
    command = (*WITH_SEARCH, *WITH_POSTGRESQL, *PYTEST, *SIDE_BY_SIDE, "-m", "postgres and not faults")
    return status or _call("Tests on PostgreSQL", command)


def test_faults() -> int:
    """Run the slow, destructive tests: those for PostgreSQL there, then all on SQLite."""
    virtualenv.ensure(virtualenv.RUNTIME, virtualenv.TESTS)
    programs.ensure()
    command = (*WITH_POSTGRESQL, *PYTEST, "-m", "postgres and faults")
    status = _call("Faults on PostgreSQL", command, may_be_none=True)
    return status or _call("Faults on SQLite", (*PYTEST, "-m", "faults"))


def search_servers(count: int) -> int:
    """Run so many Elasticsearch nodes for a developer until Ctrl-C."""
    virtualenv.ensure(virtualenv.RUNTIME, virtualenv.TESTS)
    programs.ensure(programs.SEARCH_SERVER)
    command = (PYTHON, "-m", "tests.servers.elasticsearch", "--nodes", str(count))
    with subprocess.Popen(command, env=virtualenv.environment(), cwd=virtualenv.PROJECT) as process:  # noqa: S603
        while True:
            # Ctrl-C reaches the servers' own process too, which stops them and then ends.
            with suppress(KeyboardInterrupt):
                return process.wait()


def _static_checks() -> None:
    failed = []
    with tempfile.TemporaryDirectory(prefix="markaz-check-") as folder:
        isolated = {"PORTAL_ENV_FILE": "", "PORTAL_DATA_DIR": folder, "PORTAL_DATABASE_URL": "sqlite:"}
        for title, command in STATIC_CHECKS:
            if _call(title, command, isolated):
                failed.append(title)
    if failed:
        raise Obstacle(f"Failed: {', '.join(failed)}; see above.")


def _call(
    title: str, command: Sequence[str], variables: Mapping[str, str] | None = None, *, may_be_none: bool = False
) -> int:
    """Run a command with its output shown, say how long it took, and return its exit status.

    Tests that find nothing to run count as failed, unless ``may_be_none``: a wrong mark must not look like success.
    """
    say(f"── {title}")
    begun = time.monotonic()
    environment = {**virtualenv.environment(), **(variables or {})}
    status = subprocess.call(command, env=environment, cwd=virtualenv.PROJECT)  # noqa: S603
    if status == NOTHING_COLLECTED and may_be_none:
        return 0
    if "pytest" not in command:  # its own closing line says it, and ends the output
        say(f"   {'failed' if status else 'passed'} in {time.monotonic() - begun:.0f} s")
    return status
