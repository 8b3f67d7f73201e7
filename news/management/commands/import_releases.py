"""Imports older press releases from a folder, a ZIP file or a document into drafts."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from news.importing.archives import read_path
from news.importing.judging import KNOWN, MADE, NEW, REFUSED, Item, judge
from news.importing.making import make_drafts
from portal import languages
from portal.models import User


class Command(BaseCommand):
    """Makes drafts and never publishes; what was imported before is left alone."""

    help = "Import press releases (DOCX, HTML, a CSV list with dates and pictures) into drafts. Nothing is made twice."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the path, who imports, and whether to look only."""
        parser.add_argument("path", type=Path, help="a folder, a ZIP file, or one document")
        parser.add_argument("--author", required=True, help="the username that becomes the drafts' author")
        parser.add_argument("--dry-run", action="store_true", help="say what would be made and write nothing")
        parser.add_argument("--say-in", choices=languages.codes(), default="en", help="the language of the report")

    def handle(self, *args: Any, **options: Any) -> None:
        """Judge every item, write what passes, and report item by item."""
        user = User.objects.filter(username=options["author"]).first()
        if user is None:
            raise CommandError(f"There is no user “{options['author']}”.")
        if not options["path"].exists():
            raise CommandError(f"There is nothing at {options['path']}.")
        with translation.override(options["say_in"]):
            try:
                archive = read_path(options["path"])
                report = judge(archive, user)
            except ValidationError as error:
                raise CommandError(" ".join(error.messages)) from error
            if not options["dry_run"]:
                make_drafts(report, archive, user)
            for item in report.items:
                self.stdout.write(_line(item))
            for name in report.unnamed:
                self.stdout.write(f"skipped  {name}: no list names it")
        counts = ", ".join(f"{report.count(state)} {state}" for state in (NEW, MADE, KNOWN, REFUSED))
        self.stdout.write(counts)


def _line(item: Item) -> str:
    day = item.issued_on.isoformat() if item.issued_on else "-"
    said = " ".join([*item.reasons, *item.notes])
    return f"{item.state:8} {item.file} [{item.language or '-'} {day}] {item.text.title}" + (
        f": {said}" if said else ""
    )
