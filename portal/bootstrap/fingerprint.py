"""Decides whether a step's inputs have changed since it last succeeded: by their content, never by their times."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def fingerprint(files: Iterable[Path], *extra: str) -> str:
    """Return a hexadecimal digest of the files' places in the project, their contents and the further texts.

    The order of the files does not matter, nor does the folder in which the project lies.
    """
    digest = hashlib.sha256()
    for text in extra:
        digest.update(hashlib.sha256(text.encode()).digest())
    for path in sorted(set(files)):
        place = path.relative_to(PROJECT) if path.is_relative_to(PROJECT) else Path(path.name)
        digest.update(hashlib.sha256(place.as_posix().encode()).digest())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class Stamp:
    """A small file that remembers the fingerprint with which a step last succeeded."""

    def __init__(self, path: Path) -> None:
        """Keep the file's path; the file itself may be missing."""
        self.path = path

    def matches(self, value: str) -> bool:
        """Return True when the step last succeeded with exactly this fingerprint."""
        return self.path.is_file() and self.path.read_text(encoding="utf-8").strip() == value

    def set(self, value: str) -> None:
        """Remember that the step succeeded with this fingerprint."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(f"{value}\n", encoding="utf-8")

    def forget(self) -> None:
        """Make the step run next time."""
        self.path.unlink(missing_ok=True)
