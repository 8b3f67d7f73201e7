"""Decides when the cluster is left alone after a failure, and when one request tries it again."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 30.0


class Breaker:
    """Opens at the first failure, because the database answers as well: nobody has to wait for a second one.

    Each failure doubles the pause, up to half a minute. After the pause a single request may try (others still pass the
    cluster by); its outcome closes the breaker or opens it again.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin closed."""
        self._clock = clock
        self._lock = Lock()
        self._pause = 0.0
        self._until = 0.0
        self.reason = ""

    @property
    def is_open(self) -> bool:
        """Return True from a failure until the next success."""
        return bool(self.reason)

    def allows(self) -> bool:
        """Return True when the cluster may be asked now; the caller then has to tell how it went."""
        with self._lock:
            if not self.reason:
                return True
            if self._clock() < self._until:
                return False
            # This request is the one that tries; should it never tell, another does after the same pause.
            self._until = self._clock() + self._pause
            return True

    def succeeded(self) -> None:
        """Close: the cluster has answered."""
        with self._lock:
            self.reason, self._pause = "", 0.0

    def failed(self, reason: str) -> None:
        """Open, or stay open for twice as long."""
        with self._lock:
            self.reason = reason or "unknown"
            self._pause = min(self._pause * 2 or FIRST_PAUSE, LONGEST_PAUSE)
            self._until = self._clock() + self._pause
