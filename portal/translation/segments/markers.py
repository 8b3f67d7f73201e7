"""Decides how markup in a sentence is shown to translators: ``{1}words{/1}``, kept or moved, never typed as HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext as _

from .pieces import Piece

MARK = re.compile(r"\{(/?)(\d{1,4})\}")
# Braces that stand in the text itself get one more on each side. A run of them is looked at once, from its beginning.
LITERAL = re.compile(r"(?<!\{)(\{+)(/?\d{1,4})(\}+)")
HTML_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|<![a-zA-Z]")
SAME_KIND = {"strong": "b", "em": "i"}


@dataclass(frozen=True)
class Marker:
    """A pair of marks around words; a source's own have to survive, those a translation added may go."""

    number: int
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    is_required: bool = True

    @property
    def open(self) -> str:
        """Return the mark before the words."""
        return f"{{{self.number}}}"

    @property
    def close(self) -> str:
        """Return the mark behind the words."""
        return f"{{/{self.number}}}"

    @property
    def kind(self) -> str:
        """Return the tag, one name for tags that mean the same."""
        return SAME_KIND.get(self.tag, self.tag)

    @property
    def meaning(self) -> str:
        """Return what the mark does, for people."""
        if self.kind == "a":
            target = self.attributes.get("href", "")
            return _("link to %(target)s") % {"target": target} if target else _("link to a page or file of the portal")
        return {"b": _("bold"), "i": _("italics")}.get(self.kind, self.tag)


def shown(piece: Piece, markers: list[Marker], is_source: bool = False) -> str:
    """Return a piece as translators read it; markup that no marker stands for yet is added to ``markers``."""
    free = list(markers)
    return "".join(_shown(BeautifulSoup(piece.html, "html.parser"), piece, markers, free, is_source)).strip()


def _shown(node: Any, piece: Piece, markers: list[Marker], free: list[Marker], is_source: bool) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, NavigableString):
            yield LITERAL.sub(r"{\1\2\3}", str(child).replace("\n", " "))
        elif child.name == "br":
            yield "\n"
        elif isinstance(child, Tag):
            marker = _marker_for(child, piece, markers, free, is_source)
            yield marker.open
            yield from _shown(child, piece, markers, free, is_source)
            yield marker.close


def _marker_for(element: Tag, piece: Piece, markers: list[Marker], free: list[Marker], is_source: bool) -> Marker:
    attributes = piece.attributes.get(str(element.get("id", "")), {})
    wanted = Marker(len(markers) + 1, element.name, dict(attributes), is_source)
    for marker in free:
        if (marker.kind, marker.attributes) == (wanted.kind, wanted.attributes):
            free.remove(marker)
            return marker
    markers.append(wanted)
    return wanted


def piece_of(text: str, markers: list[Marker], container: str = "p") -> Piece:
    """Return what a translator wrote as a piece; raise ValidationError, in words, for marks that do not fit."""
    known = {marker.number: marker for marker in markers}
    html: list[str] = []
    attributes: dict[str, dict[str, str]] = {}
    opened: list[Marker] = []
    used: set[int] = set()
    position = 0
    for match in MARK.finditer(text):
        if _is_literal(text, match):
            continue
        html.append(_escaped(text[position : match.start()]))
        position = match.end()
        html.append(_tag(match, known, opened, used, attributes))
    if opened:
        raise ValidationError(_("The mark %(mark)s is missing.") % {"mark": _isolated(opened[-1].close)})
    html.append(_escaped(text[position:]))
    return Piece("".join(html), container, attributes)


def _is_literal(text: str, match: re.Match[str]) -> bool:
    return text.endswith("{", 0, match.start()) or text.startswith("}", match.end())


def _tag(
    match: re.Match[str],
    known: dict[int, Marker],
    opened: list[Marker],
    used: set[int],
    attributes: dict[str, dict[str, str]],
) -> str:
    closes, number = bool(match[1]), int(match[2])
    marker = known.get(number)
    if marker is None:
        raise ValidationError(_("There is no mark %(mark)s in the source.") % {"mark": _isolated(match[0])})
    if closes:
        if not opened or opened.pop() is not marker:
            raise ValidationError(_("The mark %(mark)s stands at the wrong place.") % {"mark": _isolated(match[0])})
        return f"</{marker.tag}>"
    if number in used:
        raise ValidationError(_("The mark %(mark)s stands here twice.") % {"mark": _isolated(match[0])})
    used.add(number)
    opened.append(marker)
    if not marker.attributes:
        return f"<{marker.tag}>"
    attributes[f"{marker.tag}{number}"] = marker.attributes
    return f'<{marker.tag} id="{marker.tag}{number}">'


def _isolated(mark: str) -> str:
    """Return a mark for a sentence that may run from right to left."""
    return f"\N{LEFT-TO-RIGHT ISOLATE}{mark}\N{POP DIRECTIONAL ISOLATE}"


def _escaped(text: str) -> str:
    plain = LITERAL.sub(_without_one_brace, text)
    return str(escape(plain)).replace("\n", "<br/>")


def _without_one_brace(match: re.Match[str]) -> str:
    before, inside, behind = match.groups()
    return before[1:] + inside + behind[1:] if len(before) > 1 and len(behind) > 1 else match[0]


def lacking(text: str, markers: list[Marker]) -> list[Marker]:
    """Return the source's markers that a text does not use; one of its own of the same kind stands in for one."""
    used = {int(match[2]) for match in MARK.finditer(text) if not _is_literal(text, match)}
    spare = [marker.kind for marker in markers if marker.number in used and not marker.is_required]
    missing = []
    for marker in markers:
        if not marker.is_required or marker.number in used:
            continue
        if marker.kind in spare:
            spare.remove(marker.kind)
        else:
            missing.append(marker)
    return missing


def holds_html(text: str, source: str) -> bool:
    """Say whether a text holds a tag that its source does not: somebody typed HTML, or pasted a web page."""
    return any(match[0] not in source for match in HTML_TAG.finditer(text))
