"""Decides what is said while a step runs: nothing if it is quick, else a line now and then with the seconds gone."""

import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from portal.bootstrap.obstacles import Obstacle

QUIET_SECONDS = 2.0
SECONDS_BETWEEN_LINES = 5.0
LINES_OF_A_FAILURE = 40


def say(text: str) -> None:
    """Print a line at once, also where the output is a pipe."""
    print(text, flush=True)  # noqa: T201


class Step:
    """A step with a title; used in a ``with`` statement. ``detail`` may be set meanwhile, to say how far it is."""

    def __init__(self, title: str) -> None:
        """Keep the title, a phrase like "Installing the packages"."""
        self.title = title
        self.detail = ""
        self._begun = time.monotonic()
        self._ended = threading.Event()
        self._reporter = threading.Thread(target=self._report, daemon=True)

    def __enter__(self) -> "Step":
        self._begun = time.monotonic()
        self._reporter.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._reporter.join()
        if kind is None and self._seconds() >= QUIET_SECONDS:
            say(f"{self.title}: done in {self._seconds():.0f} s")

    def _seconds(self) -> float:
        return time.monotonic() - self._begun

    def _report(self) -> None:
        pause = QUIET_SECONDS
        while not self._ended.wait(pause):
            detail = f" ({self.detail})" if self.detail else ""
            say(f"{self.title} … {self._seconds():.0f} s{detail}")
            pause = SECONDS_BETWEEN_LINES


def run_quietly(
    title: str,
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    detail: Callable[[str], str | None] = lambda line: None,
    remedy: Callable[[str], str] = lambda output: "",
) -> None:
    """Run a command as a step and keep what it prints to itself, unless it fails.

    ``detail`` turns a line of output into what the step says (None: no change); ``remedy`` turns the output of a
    failure into advice. Raise Obstacle, with the last lines of output, when the exit status is not zero.
    """
    last = deque[str](maxlen=LINES_OF_A_FAILURE)
    with Step(title) as step:
        arguments = [str(part) for part in command]
        with subprocess.Popen(  # noqa: S603
            arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
        ) as process:
            for line in process.stdout or ():
                last.append(line.rstrip())
                step.detail = detail(line) or step.detail
        if process.returncode:
            output = "\n".join(last)
            raise Obstacle(f"{output}\n\n{title} failed (exit status {process.returncode}).", remedy(output))
