"""Imports P-codes of governorates and places from a CSV file: all of its lines or none."""

import csv
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from centres.places import pcodes


class Command(BaseCommand):
    """Say of each line what it matched, then store the whole file."""

    help = "Import P-codes from a CSV file with the columns p_code and key, or p_code, name and governorate."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and --dry-run."""
        parser.add_argument("file", type=Path, help="the CSV file, UTF-8")
        parser.add_argument("--dry-run", action="store_true", help="only report, store nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Report line by line; store when every line is clear and it is no dry run."""
        lines = self._read(options["file"])
        for line in lines:
            self.stdout.write(str(line))
        refused = sum(1 for line in lines if line.row is None)
        if refused:
            raise CommandError(f"{refused} of {len(lines)} lines refused: nothing was stored.")
        if options["dry_run"]:
            self.stdout.write(f"{len(lines)} lines would be stored (dry run).")
        else:
            self.stdout.write(f"{pcodes.store(lines)} rows changed, {len(lines)} lines read.")

    def _read(self, file: Path) -> list[pcodes.Line]:
        """Return the matched lines of the file, or fail with a sentence that says what is wrong with it."""
        try:
            with file.open(encoding="utf-8-sig", newline="") as stream:
                return pcodes.read(stream)
        except (OSError, UnicodeDecodeError, csv.Error, pcodes.ColumnsMissing) as error:
            raise CommandError(f"{file} cannot be read: {error}") from error
