"""The secret key that is made at the first start: one, whole, and for the owner's eyes alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from portal import settings

WORKERS = 8


def test_workers_that_start_at_once_all_read_the_same_whole_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for attempt in range(20):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        monkeypatch.setattr(settings, "DATA_DIR", folder)
        together = Barrier(WORKERS)

        def start(_worker: int, together: Barrier = together) -> str:
            together.wait()
            return settings._secret_key()

        with ThreadPoolExecutor(WORKERS) as workers:
            keys = set(workers.map(start, range(WORKERS)))
        assert len(keys) == 1
        assert len(keys.pop()) >= 50
        assert [(file.name, file.stat().st_mode & 0o777) for file in folder.iterdir()] == [("secret_key", 0o600)]
