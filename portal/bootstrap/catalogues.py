"""Decides which message catalogues are compiled, without the gettext programs: those whose text has changed."""

import os
import sys
from pathlib import Path

import polib

from portal.bootstrap.fingerprint import PROJECT, Stamp, fingerprint

LOCALE_FOLDER = PROJECT / "locale"


def compile_catalogues(locale_folder: Path = LOCALE_FOLDER) -> list[Path]:
    """Write a ``.mo`` beside every ``.po`` of the folder that has changed, and return the ``.mo`` files written.

    What each was made from is remembered in a file beside it. A broken ``.po`` raises OSError or ValueError naming it.
    """
    written = []
    for source in sorted(locale_folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        stamp = Stamp(source.with_suffix(".mo.source"))
        wanted = fingerprint([source])
        if target.exists() and stamp.matches(wanted):
            continue
        partial = source.with_suffix(f".mo.{os.getpid()}")
        polib.pofile(str(source), check_for_duplicates=True).save_as_mofile(str(partial))
        partial.replace(target)
        stamp.set(wanted)
        written.append(target)
    return written


def main() -> int:
    """Compile the project's catalogues and return the exit status."""
    compile_catalogues()
    return 0


if __name__ == "__main__":
    sys.exit(main())
