"""Reads mails that came back: from a mailbox file, a Maildir, or one mail on standard input."""

import mailbox
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from centres.freshness.bounces import bounce_in, note

LARGEST = 5_000_000


class Command(BaseCommand):
    """Marks the addresses that mail servers refused, and tells IOM; what was read is not read again."""

    help = "Read returned mail: `read_bounces /var/mail/markaz`, a Maildir, or one mail on standard input."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the mailbox; without one, standard input."""
        parser.add_argument("mailbox", nargs="?", help="a mailbox file or a Maildir; without it, standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read all there is, and say what was found."""
        mails = list(_read(Path(options["mailbox"]))) if options["mailbox"] else [sys.stdin.buffer.read(LARGEST)]
        found = [bounce for bounce in map(bounce_in, mails) if bounce]
        new = sum(note(bounce) for bounce in found)
        self.stdout.write(f"{len(mails)} read, {len(found)} returned letters, {new} addresses marked")


def _read(path: Path) -> Iterator[bytes]:
    """Yield every mail and take it out of the box, which is locked meanwhile: the mail server may be writing."""
    if not path.exists():
        raise CommandError(f"There is no mailbox {path}.")
    box: mailbox.Mailbox[Any] = (
        mailbox.Maildir(path, create=False) if path.is_dir() else mailbox.mbox(path, create=False)
    )
    box.lock()
    try:
        for key in list(box.keys()):
            yield box.get_bytes(key)[:LARGEST]
            box.remove(key)
        box.flush()
    finally:
        box.close()
