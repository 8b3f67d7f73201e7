"""Decides how the sheet of a release is written as PDF."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.utils import timezone

from portal.dates import digits
from portal.print.typesetting import isolate_numbers, pdf

from .sheet import Piece, Run, Sheet

TEMPLATE: Final = Path(__file__).parent / "release.typ"
MOST_NUMBERED: Final = 200


def release_pdf(sheet: Sheet, changed_at: datetime | None = None) -> bytes:
    """Return the PDF of the sheet; ``changed_at`` is the date that stands in the file (now when None)."""
    pictures = {_name(number): _content(piece) for number, piece in enumerate(sheet.pieces) if piece.file is not None}
    return pdf(TEMPLATE, _data(sheet), changed_at or timezone.now(), pictures)


def _data(sheet: Sheet) -> dict[str, Any]:
    said = isolate_numbers if sheet.is_rtl else str
    return {
        "language": sheet.language,
        "rtl": sheet.is_rtl,
        "kind": sheet.kind,
        "title": sheet.title,
        "author": sheet.author,
        "issued": sheet.issued,
        "address": sheet.address,
        "corrections": list(map(said, sheet.corrections)),
        "digits": [digits(str(number), sheet.language) for number in range(MOST_NUMBERED)],
        "pieces": list(_pieces(sheet)),
        "facts": [[name, list(map(said, lines))] for name, lines in sheet.facts],
    }


def _pieces(sheet: Sheet) -> Iterator[dict[str, Any]]:
    place = 0
    for number, piece in enumerate(sheet.pieces):
        place = place + 1 if piece.kind == "number" else 0
        yield {
            "kind": piece.kind,
            "runs": [_run(run, sheet.is_rtl) for run in piece.runs],
            "text": piece.text,
            "note": isolate_numbers(piece.note) if sheet.is_rtl else piece.note,
            "place": min(place, MOST_NUMBERED - 1),
            "file": _name(number),
        }


def _run(run: Run, is_rtl: bool) -> dict[str, Any]:
    return {"text": isolate_numbers(run.text) if is_rtl else run.text, "bold": run.bold, "address": run.address}


def _name(number: int) -> str:
    return f"{number}.jpg"


def _content(piece: Piece) -> bytes:
    with piece.file.storage.open(piece.file.name) as stored:
        content: bytes = stored.read()
    return content
