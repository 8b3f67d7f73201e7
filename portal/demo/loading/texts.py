"""Decides how the plain texts, bodies and phones of the demo content are written as the models' fields take them."""

from collections.abc import Iterable
from html import escape
from typing import Any
from uuid import UUID

from centres.choices import ContactKind
from portal.demo.loading.identity import identity
from portal.demo.shapes import Block, Phone, in_language


def rich(text: str) -> str:
    """Return a plain text, a paragraph on each line, as rich text."""
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n"))


def bullet_list(entries: Iterable[str]) -> str:
    """Return plain entries as a list in rich text."""
    return "<ul>" + "".join(f"<li>{escape(entry, quote=False)}</li>" for entry in entries) + "</ul>"


def rich_body(blocks: Iterable[Block], language: str) -> str:
    """Return a body as one rich text; headings become bold lines, because short texts have no others."""
    parts = []
    for kind, value in (in_language(block, language) for block in blocks):
        if kind == "heading":
            parts.append(f"<p><b>{escape(value, quote=False)}</b></p>")
        else:
            parts.append(bullet_list(value) if kind == "list" else value)
    return "".join(parts)


def stream_body(blocks: Iterable[Block], language: str, owner: UUID) -> list[dict[str, Any]]:
    """Return a body as a StreamField takes it; ``owner`` is the page set, whose blocks have one id in all languages."""
    found = []
    for number, block in enumerate(blocks):
        kind, value = in_language(block, language)
        if kind == "list":
            kind, value = "paragraph", bullet_list(value)
        elif kind == "figure":
            value = {**value, "as_of": value["as_of"].isoformat()}
        found.append({"type": kind, "value": value, "id": str(identity(owner, "body", number))})
    return found


def phone_blocks(phones: Iterable[Phone], owner: UUID, email: str = "") -> list[dict[str, Any]]:
    """Return phones, and an e-mail address where there is one, as the StreamField of ``owner`` takes them."""
    values: list[tuple[str, Any]] = [
        ("phone", {"number": phone.number, "kind": ContactKind.BOTH if phone.whatsapp else ContactKind.PHONE})
        for phone in phones
    ]
    if email:
        values.append(("email", email))
    return [
        {"type": kind, "value": value, "id": str(identity(owner, "contact", number))}
        for number, (kind, value) in enumerate(values)
    ]
