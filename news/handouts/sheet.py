"""Decides what the sheet of a release says, in which order; how that looks is for the formats."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from centres.naming import listed
from portal import languages
from portal.addresses import absolute
from portal.dates import say_date, say_number
from portal.labels import label
from portal.uploads.renditions import JPEG, load_renditions, public_renditions

from ..contacts import press_contacts_of
from ..corrections import Correction, corrections_of
from ..release_body import dateline, is_shown, pictures_in
from ..terms import release_terms

PICTURE_WIDTH = 720


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; ``address`` is absolute, or empty where it is no link."""

    text: str
    bold: bool = False
    address: str = ""


@dataclass(frozen=True)
class Piece:
    """One piece of the sheet: paragraph, heading, item, number (of a list), quote, figure or picture.

    ``note`` is who said a quotation, where a figure comes from or a picture's caption; ``file`` a picture's rendition.
    """

    kind: str
    runs: tuple[Run, ...] = ()
    note: str = ""
    file: Any = None

    @property
    def text(self) -> str:
        """Return the text without its styles."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Sheet:
    """A release on paper, in the language of its words; ``facts`` are (label, lines)."""

    language: str
    kind: str
    title: str
    issued: str
    pieces: tuple[Piece, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    address: str
    author: str = ""
    corrections: tuple[str, ...] = ()

    @property
    def is_rtl(self) -> bool:
        """Say whether the sheet is read from right to left."""
        return languages.direction(self.language) == "rtl"


def sheet_of(release: Any) -> Sheet:
    """Return the sheet of a source row that came through the gate, in the language of its ``words``."""
    words = release.words
    with translation.override(words.language):
        return Sheet(
            language=words.language,
            kind=_("Press release"),
            title=words.title,
            issued=say_date(release.issued_on, words.language) if release.issued_on else "",
            pieces=tuple(_pieces(release)),
            facts=tuple((name, lines) for name, lines in _facts(release) if lines),
            address=absolute(release.short_path) if release.short_path else absolute(words.public_path),
            author=words.issuing_unit,
            corrections=tuple(map(_correction, corrections_of(release, words.language))),
        )


def _correction(correction: Correction) -> str:
    told = _("Correction, %(day)s:") % {"day": say_date(correction.on, correction.language)}
    return f"{told} {correction.text}"


def _pieces(release: Any) -> Iterator[Piece]:
    words = release.words
    load_renditions([release.picture if is_shown(release.picture) else None, *pictures_in(words.body)])
    yield from _picture(release.picture, "", words.language)
    where = dateline(release.dateline_place, words.language)
    for block in words.body:
        for piece in _of_block(block, words.language):
            if where and piece.kind == "paragraph":
                piece, where = Piece("paragraph", (Run(where, bold=True), Run(" – "), *piece.runs)), ""
            yield piece


def _of_block(block: Any, language: str) -> Iterator[Piece]:
    value = block.value
    match block.block_type:
        case "paragraph":
            yield from _of_html(expand_db_html(value.source))
        case "heading":
            yield Piece("heading", (Run(value),))
        case "quote":
            who = filter(None, (value["speaker"], value["position"], value["organisation"]))
            yield Piece("quote", (Run(value["text"]),), note=_("; ").join(who))
        case "figure":
            yield _figure(value, language)
        case "picture":
            yield from _picture(value["picture"], value["caption"], language)


def _figure(value: Any, language: str) -> Piece:
    number = say_number(value["value"], language)
    number = _("about %(number)s") % {"number": number} if value["approximate"] else number
    as_of = say_date(value["as_of"], language) if value["as_of"] else ""
    note = _("; ").join(filter(None, (as_of, value["source"])))
    return Piece("figure", (Run(number, bold=True), Run(f" {value['unit']}")), note=note)


def _picture(picture: Any, caption: str, language: str) -> Iterator[Piece]:
    rendition = public_renditions(picture).get(JPEG[PICTURE_WIDTH]) if is_shown(picture) else None
    if rendition is not None:
        said = " ".join(filter(None, (caption, _("Photo or drawing:"), picture.credit)))
        yield Piece("picture", (Run(label(picture.alternative_text, language)),), note=said, file=rendition.file)


def _of_html(html: str) -> Iterator[Piece]:
    """Read the few tags that rich text may hold (portal/sanitising.py)."""
    kinds = {"h2": "heading", "h3": "heading", "blockquote": "quote", "p": "paragraph"}
    for node in BeautifulSoup(html, "html.parser").children:
        if isinstance(node, Tag) and node.name in ("ul", "ol"):
            kind = "item" if node.name == "ul" else "number"
            yield from (Piece(kind, tuple(_runs(item))) for item in node.find_all("li"))
        elif runs := tuple(_runs(node)):
            yield Piece(kinds.get(getattr(node, "name", "p"), "paragraph"), runs)


def _runs(node: Any, bold: bool = False, address: str = "") -> Iterator[Run]:
    if isinstance(node, NavigableString):
        if str(node).strip() or address:
            yield Run(" ".join(str(node).split("\n")), bold, address)
        return
    if node.name == "br":
        yield Run("\n")
    if node.name == "a":
        href = str(node.get("href", ""))
        address = absolute(href) if href.startswith("/") else href
    for child in node.children:
        yield from _runs(child, bold or node.name in ("b", "strong"), address)


def _facts(release: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    words, terms = release.words, release_terms(release)
    if release.event_on and release.event_on != release.issued_on:
        yield _("Date of the event"), (_weekday(release.event_on, words.language),)
    yield _("Project"), (label(release.project.labels),) if release.project else ()
    funding = (line for donor in terms["donors"] for line in (str(donor), donor.visibility))
    yield _("Funding"), tuple(filter(None, funding))
    yield _("UN entities"), tuple(_with_acronym(entity) for entity in terms["un_entities"])
    goals = (f"{say_number(goal.number, words.language)}: {goal}" for goal in terms["goals"])
    yield _("Sustainable Development Goals"), tuple(goals)
    yield _("Issued by"), tuple(filter(None, (words.issuing_unit,)))
    yield _("Press contact"), tuple(_contacts(release))


def _contacts(release: Any) -> Iterator[str]:
    for unit in press_contacts_of(release):
        yield listed(filter(None, (unit.name, unit.role, *(phone.readable for phone in unit.phones), unit.email)))
    yield from filter(None, map(str.strip, release.words.press_contact.splitlines()))


def _with_acronym(term: Any) -> str:
    return f"{term} ({term.acronym})" if term.acronym else str(term)


def _weekday(day: date, language: str) -> str:
    return say_date(day, language, "EEEE d MMMM y")
