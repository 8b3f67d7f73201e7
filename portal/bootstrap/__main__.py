"""Decides which command of the Makefile runs; it parses on old Pythons too, so that it can ask for a newer one."""

import os
import shutil
import sys

OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")


def main():  # type: ignore[no-untyped-def]  # an annotation that new Pythons need would stop old ones
    """Run the command named on the command line and return the exit status."""
    if sys.version_info < OLDEST_PYTHON:
        return _continue_with_newer_python()
    from portal.bootstrap.commands import run

    return run(sys.argv[1:])


def _continue_with_newer_python():  # type: ignore[no-untyped-def]
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, "-m", "portal.bootstrap"] + sys.argv[1:])  # noqa: S606
    have = "%d.%d" % sys.version_info[:2]  # noqa: UP031
    sys.stderr.write(
        "Python 3.11 or newer is needed; this is %s (%s).\n" % (have, sys.executable)  # noqa: UP031
        + "Get it with: sudo apt install python3 python3-venv (Debian 12, Ubuntu 24.04 or newer),\n"
        + "brew install python (macOS), or from python.org. Then: make run PYTHON=/path/to/python3\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
