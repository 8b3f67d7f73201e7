"""Decides what each command of the Makefile does, and with which exit status it ends."""

import os
import sys
from collections.abc import Callable, Sequence

from portal.bootstrap import next_release, serving, testing, virtualenv
from portal.bootstrap.obstacles import Obstacle
from portal.bootstrap.progress import say


def _install() -> int:
    virtualenv.ensure(virtualenv.RUNTIME, virtualenv.TESTS)
    return 0


COMMANDS: dict[str, Callable[[], int]] = {
    "run": lambda: serving.serve(_host(), _port()),
    "dev": lambda: serving.develop(_host(), _port()),
    "install": _install,
    "check": testing.check,
    "test": testing.test,
    "test-faults": testing.test_faults,
    "test-next": next_release.test_next,
    "search-server": lambda: testing.search_servers(1),
    "search-cluster": lambda: testing.search_servers(3),
}


def run(arguments: Sequence[str]) -> int:
    """Run the command that the first argument names; an obstacle is told and makes the exit status 1."""
    if len(arguments) != 1 or arguments[0] not in COMMANDS:
        say(f"Usage: python3 -m portal.bootstrap {'|'.join(COMMANDS)}")
        return 2
    try:
        return COMMANDS[arguments[0]]()
    except Obstacle as obstacle:
        sys.stdout.flush()
        sys.stderr.write(f"\n{obstacle}\n")
        return 1
    except KeyboardInterrupt:
        say("\nInterrupted.")
        return 130


def _host() -> str:
    return os.environ.get("HOST") or "127.0.0.1"


def _port() -> int:
    value = os.environ.get("PORT") or "8000"
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise Obstacle(f"PORT is {value!r}.", "It must be a number from 1 to 65535: make run PORT=8000")
    return int(value)
