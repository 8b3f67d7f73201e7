"""Decides how the notices of a centre are written as PDF: one sheet each, set as large as all of it fits."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.core.cache import cache
from django.utils import translation
from django.utils.translation import gettext as _

from portal.pictograms import drawing
from portal.print.typesetting import isolate_numbers, pdf
from portal.qr_codes import drawn

from .notice import Line, Notice

TEMPLATE: Final = Path(__file__).parent / "notice.typ"
KEPT: Final = 24 * 3600


def notice_pdf(notices: Sequence[Notice], today: datetime) -> bytes:
    """Return the notices as one PDF; it is made once for what they say."""
    data = {"sheets": [_sheet(notice) for notice in notices]}
    digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
    return bytes(cache.get_or_set(f"centres.notice.{digest}", lambda: _made(notices, data, today), KEPT) or b"")


def _made(notices: Sequence[Notice], data: dict[str, Any], today: datetime) -> bytes:
    shapes = {line.shape for notice in notices for line in notice.services}
    files = {_file_of(shape): drawing(shape).encode() for shape in shapes}
    return pdf(TEMPLATE, data, today, {**files, "code.svg": drawn(notices[0].address, "svg")})


def _sheet(notice: Notice) -> dict[str, Any]:
    """Return what the template reads: every word in the language of the sheet, numbers kept in their order."""
    said = isolate_numbers if notice.direction == "rtl" else str
    with translation.override(notice.language):
        return {
            "language": notice.language,
            "rtl": notice.direction == "rtl",
            "title": said(notice.title),
            "lead": notice.lead,
            "closed": said(notice.closed),
            "phones": [[phone.readable, _answers(phone)] for phone in notice.phones],
            "headings": {
                "stops": _("Stops of the mobile team"),
                "hours": _("Opening hours"),
                "changes": _("Days with other hours"),
                "way": _("How to get here"),
                "services": _("Services here"),
                "hotline": _("Hotline"),
            },
            "stops": [said(stop.said) for stop in notice.stops],
            "hours": [[said(row.days), said(row.hours)] for row in notice.hours],
            "changes": [[said(each.days), *_told(each, said)] for each in notice.changes],
            "steps": list(map(said, notice.steps)),
            "services": [_line(line, said) for line in notice.services],
            "more": _("There is more: ask here, or open the page by the code.") if notice.has_more else "",
            "hotline": notice.hotline,
            "address": notice.address,
            "scan": _("Hours of today and all services: point your phone’s camera here"),
            "as_of": _("As of %(day)s") % {"day": notice.as_of},
            "network": _("Community Resource Centres"),
        }


def _told(change: Any, said: Any) -> list[str]:
    return [said(", ".join(filter(None, (change.hours, change.reason)))), change.mark]


def _answers(phone: Any) -> str:
    if not phone.takes_calls:
        return _("WhatsApp")
    return _("call or WhatsApp") if phone.has_whatsapp else ""


def _line(line: Line, said: Any) -> dict[str, str]:
    return {"file": _file_of(line.shape), "name": said(line.name), "note": said(line.note)}


def _file_of(shape: str) -> str:
    return f"shape-{shape or 'other'}.svg"
