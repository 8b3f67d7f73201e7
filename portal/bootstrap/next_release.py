"""Decides how the suite is tried on the newest Wagtail of the next series: apart from ``.venv``, allowed to fail."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

from portal.bootstrap import virtualenv
from portal.bootstrap.fingerprint import PROJECT, Stamp, fingerprint
from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.progress import run_quietly, say

FOLDER = PROJECT / ".venv-next"
PYTHON = FOLDER / "bin" / "python"
SERIES = "wagtail>=8,<9"
# What needs no other program; browsers and servers are the same for both.
FAST_PART = ("-m", "not journey and not faults and not postgres_only")
PIP: tuple[str | Path, ...] = (
    PYTHON,
    "-m",
    "pip",
    "install",
    "--disable-pip-version-check",
    "--no-input",
    "--progress-bar",
    "off",
)


def test_next() -> int:
    """Run the fast part of the suite on the next Wagtail, or what ``TESTS`` names, and say how it went; never fail."""
    try:
        _install()
    except Obstacle as obstacle:
        say(f"{obstacle}\nThe tests did not run on {SERIES}. That is allowed; nothing is known of it.")
        return 0
    asked = shlex.split(os.environ.get("TESTS", ""))
    # What tests prepare and keep is made anew: it depends on Wagtail's migrations.
    variables = virtualenv.environment() | {
        "PATH": f"{FOLDER / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}",
        "VIRTUAL_ENV": str(FOLDER),
        "XDG_CACHE_HOME": str(FOLDER / "cache"),
    }
    command = (str(PYTHON), "-m", "pytest", "-q", "--tb=line", "-n", "2", *FAST_PART, *asked)
    status = subprocess.call(command, env=variables, cwd=PROJECT)  # noqa: S603
    outcome = "FAIL: see above. That is allowed, and shows the work ahead" if status else "pass"
    say(f"On {_version()} the tests {outcome}.")
    return 0


def _install() -> None:
    stamp = Stamp(FOLDER / "next.installed")
    wanted = fingerprint([virtualenv.RUNTIME, virtualenv.TESTS], f"{sys.version}{SERIES}")
    if stamp.matches(wanted):
        return
    run_quietly("Creating the environment .venv-next", [sys.executable, "-m", "venv", "--clear", FOLDER])
    for path in (virtualenv.RUNTIME, virtualenv.TESTS):
        locked: list[str | Path] = [*PIP, "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", path]
        run_quietly(f"Installing {path.name}", locked)
    run_quietly(f"Installing {SERIES}", [*PIP, "--upgrade", "--only-binary", ":all:", SERIES])
    stamp.set(wanted)


def _version() -> str:
    asked = (str(PYTHON), "-c", "import wagtail; print('Wagtail', wagtail.__version__)")
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603
