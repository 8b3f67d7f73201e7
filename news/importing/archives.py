"""Reads what is to be imported, a folder, a ZIP file or files one by one, without trusting a name or a size in it."""

import unicodedata
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Bounds far above what years of releases have: files, bytes of one text, of one picture, and of all of it.
MOST_FILES: Final = 3_000
MOST_BYTES: Final = 400_000_000
MOST_TEXT_BYTES: Final = 9_000_000
MOST_PICTURE_BYTES: Final = 15 * 1024 * 1024
TEXTS: Final = frozenset({"docx", "html", "htm"})
PICTURES: Final = frozenset({"jpg", "jpeg", "png", "webp", "gif", "avif"})
LISTS: Final = frozenset({"csv"})

BROKEN = _("This ZIP file cannot be read: it is broken, or not a ZIP file. Pack the folder once more.")
LOCKED = _("This ZIP file is protected by a password. Pack it once more without one.")
TOO_MUCH = _("This is more than can be imported at once: %(files)s files at most, %(size)s megabytes when unpacked.")
TOO_LARGE = _("This file is too large: %(size)s megabytes at most.")
EMPTY = _("There is nothing here that can be imported: no DOCX, HTML or CSV file.")


class Archive:
    """The files of one import by their names; one that is too large is named, with the reason in place of its bytes."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.refused: dict[str, str] = {}
        self.size = 0

    def add(self, name: str, file: IO[bytes]) -> None:
        """Take a file, as far as its kind is known and its size is bearable."""
        name, extension = clean_name(name), extension_of(name)
        if extension not in TEXTS | PICTURES | LISTS or PurePosixPath(name).name.startswith((".", "~$")):
            return
        most = MOST_PICTURE_BYTES if extension in PICTURES else MOST_TEXT_BYTES
        # One byte more than is allowed, whatever the file says of its own size.
        content = file.read(most + 1)
        self.size += len(content)
        if self.size > MOST_BYTES or len(self.files) + len(self.refused) >= MOST_FILES:
            raise ValidationError(TOO_MUCH, params={"files": MOST_FILES, "size": MOST_BYTES // 1_000_000})
        if len(content) > most:
            self.refused[name] = str(TOO_LARGE % {"size": most // 1_000_000})
        else:
            self.files[name] = content

    def named(self, name: str) -> str:
        """Return the file that a list means: by its whole name, or by its last part where only one has it."""
        wanted = clean_name(name)
        known = [*self.files, *self.refused]
        if wanted in known:
            return wanted
        last = PurePosixPath(wanted).name.casefold()
        found = [one for one in known if PurePosixPath(one).name.casefold() == last]
        return found[0] if len(found) == 1 else ""

    def of_kind(self, extensions: Iterable[str]) -> list[str]:
        """Return the names of the files with one of the extensions, in order."""
        return sorted(name for name in [*self.files, *self.refused] if extension_of(name) in extensions)


def clean_name(name: str) -> str:
    """Return a name with one kind of slash and one spelling of letters, and nothing that climbs out of a folder."""
    parts = PurePosixPath(unicodedata.normalize("NFC", name.strip().replace("\\", "/"))).parts
    return "/".join(part for part in parts if part not in ("/", "..", "."))


def extension_of(name: str) -> str:
    """Return what follows the last dot, in lower case."""
    return PurePosixPath(name).suffix[1:].lower()


def read_zip(file: IO[bytes], archive: Archive) -> None:
    """Add the files of a ZIP file; each is read within its bound, so a bomb costs no more than that."""
    try:
        with zipfile.ZipFile(file) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
                raise ValidationError(TOO_MUCH, params={"files": MOST_FILES, "size": MOST_BYTES // 1_000_000})
            if any(entry.flag_bits & 1 for entry in entries):
                raise ValidationError(LOCKED)
            for entry in entries:
                with package.open(entry) as content:
                    archive.add(_name_of(entry), content)
    except ValidationError:
        raise
    except Exception as error:  # a broken archive raises nearly anything
        raise ValidationError(BROKEN) from error


def read_path(path: Path) -> Archive:
    """Return the files of a folder, a ZIP file, or the one file itself."""
    archive = Archive()
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and not file.is_symlink():
                with file.open("rb") as content:
                    archive.add(file.relative_to(path).as_posix(), content)
        return archive
    with path.open("rb") as content:
        read_file(path.name, content, archive)
    return archive


def read_file(name: str, content: IO[bytes], archive: Archive) -> None:
    """Add a file, or what is in it when it is a ZIP file."""
    if extension_of(name) == "zip":
        read_zip(content, archive)
    else:
        archive.add(name, content)


def _name_of(entry: zipfile.ZipInfo) -> str:
    """Return the entry's name; programs that forget to say so write UTF-8 too."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
