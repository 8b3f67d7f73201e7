"""Decides how a template of Typst and data become a PDF or a picture: our own fonts, so every server prints alike."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

FONTS: Final = Path(__file__).parent / "fonts"
# A number with its sign, blanks, dashes or brackets: among Arabic its groups would else change places.
NUMBER: Final = re.compile(r"[+(]?\d[\d ()\-./]*\d(?![\d%٪])", re.ASCII)
ISOLATED: Final = "\N{LEFT-TO-RIGHT ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}"


def pdf(template: Path, data: Mapping[str, Any], made_at: datetime, files: Mapping[str, bytes] | None = None) -> bytes:
    """Return the PDF (tagged, for screen readers) of a Typst template that reads ``sys.inputs.data`` as JSON.

    ``made_at`` is the date inside the file, so that the same data give the same bytes. ``files`` are pictures by the
    names the template knows them by; it can read nothing else. Raise typst.TypstError for a template that is wrong.
    """
    return _compiled(template, data, files or {}, format="pdf", timestamp=int(made_at.timestamp()))


def picture(template: Path, data: Mapping[str, Any]) -> bytes:
    """Return the same as a PNG, a pixel for each point of the template's page."""
    return _compiled(template, data, {}, format="png", ppi=72.0)


def _compiled(template: Path, data: Mapping[str, Any], files: Mapping[str, bytes], **how: Any) -> bytes:
    with TemporaryDirectory(prefix="markaz-print-") as folder:
        for name, content in {"main.typ": template.read_bytes(), **files}.items():
            (Path(folder) / name).write_bytes(content)
        compiled: bytes = typst.compile(
            str(Path(folder) / "main.typ"),
            root=folder,
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            **how,
        )
    return compiled


def isolate_numbers(text: str) -> str:
    """Return the text with phone numbers and ranges kept from left to right, as ``bdi`` does on a page."""
    return NUMBER.sub(lambda found: ISOLATED % found.group() if len(found.group()) > 4 else found.group(), text)
