"""Decides how the sheet of a release is written as DOCX: real styles, and right-to-left where the words are."""

import io
import re
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from .sheet import Piece, Run, Sheet

STYLES: Final = {"heading": "Heading 2", "item": "List Bullet", "number": "List Number", "quote": "Intense Quote"}
ARABIC_LETTER: Final = re.compile("[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER YEH}]")
QUIET: Final = RGBColor(0x4A, 0x55, 0x68)
PICTURE_WIDTH: Final = Cm(15)


def release_docx(sheet: Sheet, changed_at: datetime | None = None) -> bytes:
    """Return the DOCX of the sheet; ``changed_at`` is the date that stands in the file (now when None)."""
    document = Document()
    _describe(document, sheet, changed_at or timezone.now())
    writer = _Writer(document, sheet)
    writer.paragraph((Run(" — ".join(filter(None, (sheet.kind, sheet.issued)))),), quiet=True)
    writer.paragraph((Run(sheet.title),), style="Title")
    for correction in sheet.corrections:
        writer.paragraph((Run(correction),), style="Intense Quote")
    for piece in sheet.pieces:
        writer.piece(piece)
    for name, lines in sheet.facts:
        writer.paragraph((Run(f"{name}: ", bold=True), Run("\n".join(lines))))
    writer.paragraph((Run(sheet.address, address=sheet.address),), quiet=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _describe(document: Any, sheet: Sheet, changed_at: datetime) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = sheet.title, sheet.author, sheet.language
    properties.created = properties.modified = changed_at.replace(tzinfo=None)
    properties.comments = ""


class _Writer:
    """Adds paragraphs to a document, each with the direction of the sheet."""

    def __init__(self, document: Any, sheet: Sheet) -> None:
        self.document, self.sheet = document, sheet

    def piece(self, piece: Piece) -> None:
        """Add one piece of the sheet."""
        if piece.kind == "picture":
            self._picture(piece)
            return
        self.paragraph(piece.runs, style=STYLES.get(piece.kind))
        if piece.note:
            self.paragraph((Run(f"— {piece.note}" if piece.kind == "quote" else piece.note),), quiet=True)

    def paragraph(self, runs: tuple[Run, ...], *, style: str | None = None, quiet: bool = False) -> None:
        """Add a paragraph in a style of Word's own."""
        paragraph = self.document.add_paragraph(style=style)
        if self.sheet.is_rtl:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in runs:
            holder = self._link(paragraph, run.address) if run.address else paragraph._p
            written = paragraph.add_run(run.text)
            written.bold = run.bold or None
            if quiet:
                written.font.color.rgb = QUIET
            self._mark(written, is_link=bool(run.address))
            holder.append(written._r)

    def _mark(self, written: Any, *, is_link: bool) -> None:
        """Name the run's language and direction; without them Word takes Arabic for left-to-right English."""
        properties = written._r.get_or_add_rPr()
        if is_link:
            written.font.underline = True
        language = OxmlElement("w:lang")
        language.set(qn("w:bidi" if self.sheet.is_rtl else "w:val"), "ar-IQ" if self.sheet.is_rtl else "en-GB")
        if self.sheet.is_rtl and any(
            "\N{ARABIC LETTER HAMZA}" <= letter <= "\N{ARABIC LETTER YEH}" for letter in written.text
        ):
            properties.append(OxmlElement("w:rtl"))
        properties.append(language)

    def _link(self, paragraph: Any, address: str) -> Any:
        part = paragraph.part
        holder = OxmlElement("w:hyperlink")
        holder.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        paragraph._p.append(holder)
        return holder

    def _picture(self, piece: Piece) -> None:
        with piece.file.storage.open(piece.file.name) as stored:
            shape = self.document.add_picture(io.BytesIO(stored.read()), width=PICTURE_WIDTH)
        shape._inline.docPr.set("descr", piece.text)
        if piece.note:
            self.paragraph((Run(piece.note),), quiet=True)
