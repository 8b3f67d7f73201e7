"""Decides how a program that writes is started on a test's database, and killed at any moment."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from django.conf import settings

from portal import roles
from tests.portal.staff import person
from tests.servers import prebuilt
from tests.servers.databases import DATABASES


@contextmanager
def program(work: str, pytestconfig: pytest.Config) -> Iterator[subprocess.Popen[str]]:
    """Start the program that works as an administrator who reviews too, on this test's database."""
    user = person("publisher", roles.ADMINISTRATORS, roles.MODERATORS)
    user.is_superuser = True
    user.save()
    url = pytestconfig.stash[DATABASES].store.url_of("empty")
    environment = prebuilt.process_environment(Path(settings.DATA_DIR), url, PORTAL_MAIL="console")
    command = [sys.executable, "-m", "tests.faults.publisher", work]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, env=environment, cwd=prebuilt.PROJECT, text=True, **pipes)
    yield process
    process.stdin.close()
    process.wait(timeout=30)


def killed_at_work(process: subprocess.Popen[str], start: int, after: float) -> None:
    """Let a child work from a number on, and kill it so many seconds after it is well at work."""
    child = _begun(process, start)
    time.sleep(after)
    _killed(process, child)


def seconds_of_work(process: subprocess.Popen[str], start: int) -> float:
    """Let a child work from a number on until it is done, and return how long that took."""
    child = _begun(process, start)
    begun = time.monotonic()
    assert _answer(process.stdout) == "done"
    took = time.monotonic() - begun
    _killed(process, child)
    return took


def _begun(process: subprocess.Popen[str], start: int) -> int:
    assert process.stdin is not None
    process.stdin.write(f"{start}\n")
    process.stdin.flush()
    child = int(_answer(process.stdout))
    assert _answer(process.stdout) == "at work"
    return child


def _killed(process: subprocess.Popen[str], child: int) -> None:
    os.kill(child, signal.SIGKILL)
    while (said := _answer(process.stdout)) == "done":
        pass
    assert said == "killed"


def _answer(output: IO[str] | None) -> str:
    assert output is not None
    return output.readline().strip()
