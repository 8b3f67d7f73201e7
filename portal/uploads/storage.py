"""Decides that a file reaches the disk whole or not at all, and leaves it again when its transaction is rolled back."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.utils.translation import gettext_lazy as _

NO_ROOM = _("The file could not be stored, because the server could not write it. Nothing was saved. Try again later.")
STAGING_FOLDER = ".incoming"


class WrittenFiles:
    """The files one unit of work has written, so that they can go when its rows are rolled back."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def discard(self) -> None:
        """Delete them; one that is gone already is no error."""
        for path in self.paths:
            with suppress(OSError):
                os.remove(path)
        self.paths.clear()


_written: ContextVar[WrittenFiles | None] = ContextVar("written_files", default=None)


@contextmanager
def written_files() -> Iterator[WrittenFiles]:
    """Collect the files written inside the block; they are deleted when it raises, or when ``discard`` is called.

    Nested blocks collect on their own and hand what they keep to the outer one.
    """
    outer = _written.get()
    files = WrittenFiles()
    token = _written.set(files)
    try:
        yield files
    except BaseException:
        files.discard()
        raise
    finally:
        _written.reset(token)
        if outer is not None:
            outer.paths.extend(files.paths)


class StagedFile(File):
    """A file that is whole and on the storage's own disk: Django renames it into place instead of copying it."""

    def __init__(self, path: str) -> None:
        super().__init__(file=None, name=os.path.basename(path))
        self._path = path

    def temporary_file_path(self) -> str:
        """Return where it is; Django's storage looks for this method."""
        return self._path


class WholeFileStorage(FileSystemStorage):
    """Local files. A full disk or a killed process leaves no partial file under a name that is served or stored."""

    def _save(self, name: str, content: File) -> str:
        staged = self._stage(content)
        try:
            name = super()._save(name, StagedFile(staged))  # type: ignore[misc]
        except BaseException:
            with suppress(OSError):
                os.remove(staged)
            raise
        files = _written.get()
        if files is not None:
            files.paths.append(self.path(name))
        return name

    def _stage(self, content: File) -> str:
        """Write the content into a hidden file on the same disk, down to the platters, and return its path."""
        folder = Path(self.location) / STAGING_FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        number, path = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(number, "wb") as file:
                chunks: Any = content.chunks()
                for chunk in chunks:
                    file.write(chunk if isinstance(chunk, bytes) else chunk.encode())
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            with suppress(OSError):
                os.remove(path)
            raise
        return path
