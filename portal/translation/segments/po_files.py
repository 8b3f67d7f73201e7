"""Decides what a PO file of a translation holds, and which texts of an uploaded one are taken."""

from dataclasses import dataclass, field
from typing import Any

import polib
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .reading import Reading, State
from .saving import Written

LARGEST = 2 * 1024 * 1024
MOST_ENTRIES = 5000
PAGE, LANGUAGE, REVISION = "X-Markaz-Page", "Language", "X-Markaz-Revision"
BINARY = frozenset(chr(code) for code in range(32)) - set("\t\n\r\f\v")


@dataclass
class Taken:
    """What a PO file brings: texts for the page, and what had no place there or was written for other words."""

    written: Written
    stale: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


def po_file(page: Any, reading: Reading) -> str:
    """Return the PO file of a translation: its source, and what is translated already."""
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Project-Id-Version": "Markaz",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        LANGUAGE: page.language,
        PAGE: str(page.translation_key),
        REVISION: str(page.latest_revision_id or 0),
    }
    for segment in reading.segments:
        if not segment.source:
            continue
        entry = polib.POEntry(msgctxt=segment.key, msgid=segment.source, msgstr=segment.written)
        entry.comment = _explained(segment.text.label, segment.markers)
        if segment.state in (State.OUTDATED, State.MACHINE):
            entry.flags.append("fuzzy")
        if segment.state == State.OUTDATED:
            entry.previous_msgid = segment.before
        po.append(entry)
    return str(po)


def _explained(label: str, markers: list[Any]) -> str:
    marks = [f"{marker.open}…{marker.close}: {marker.meaning}" for marker in markers if marker.is_required]
    return "\n".join([label, *marks])


def po_name(page: Any) -> str:
    """Return the name of the file, which ends with the language it is to be written in."""
    return f"{page.source.slug}-{page.language}.po"


def read_po(content: bytes, page: Any, reading: Reading) -> Taken:
    """Return what an uploaded file brings for the page; raise ValidationError, in words, for a file that is not its."""
    po = _parsed(content)
    _refuse_other_pages(po, page)
    texts: dict[str, str] = {}
    confirmed: set[str] = set()
    unsure: set[str] = set()
    taken = Taken(Written({}))
    for entry in po:
        if entry.obsolete or not entry.msgstr.strip():
            continue
        key = _place_of(entry, reading, taken)
        if key is None:
            continue
        texts[key] = entry.msgstr
        (unsure if entry.fuzzy else confirmed).add(key)
    revision = _number(po.metadata.get(REVISION))
    taken.written = Written(texts, frozenset(confirmed), unsure=frozenset(unsure), revision_number=revision)
    return taken


def _parsed(content: bytes) -> Any:
    if len(content) > LARGEST:
        raise ValidationError(_("This file is larger than 2 MB; a PO file of one page never is."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("This file is not in UTF-8. Save it as UTF-8 and upload it again.")) from error
    if BINARY & set(text) or text.lstrip()[:1] == "<":
        raise ValidationError(_("This is not a PO file."))
    try:
        # Begins with a line end, so that polib takes it for nothing but content: it would open a file named so.
        po = polib.pofile("\n" + text, wrapwidth=0)
    except (OSError, ValueError, IndexError, UnicodeError) as error:
        raise ValidationError(_("This is not a PO file, or it is damaged.")) from error
    if len(po) > MOST_ENTRIES:
        raise ValidationError(_("This file holds more texts than any page has."))
    return po


def _refuse_other_pages(po: Any, page: Any) -> None:
    if PAGE not in po.metadata:
        raise ValidationError(
            _("This file does not say which page it is for. Download the page's own and write there.")
        )
    if po.metadata[PAGE].strip() != str(page.translation_key):
        raise ValidationError(_("This file belongs to another page."))
    if po.metadata.get(LANGUAGE, "").strip() != page.language:
        raise ValidationError(_("This file is written in another language than this page."))


def _place_of(entry: Any, reading: Reading, taken: Taken) -> str | None:
    """Return the key of the segment an entry translates: the one it names, or one of the same field that moved."""
    segment = reading.by_key.get(entry.msgctxt or "")
    if segment is not None and segment.source == entry.msgid:
        return segment.key
    path = (entry.msgctxt or "").split("#")[0]
    moved = [one for one in reading.segments if one.text.path == path and one.source == entry.msgid]
    if moved:
        return moved[0].key
    if segment is None and not any(one.text.path == path for one in reading.segments):
        taken.unknown.append(entry.msgstr)
    else:
        taken.stale[entry.msgid] = entry.msgstr
    return None


def _number(text: str | None) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
