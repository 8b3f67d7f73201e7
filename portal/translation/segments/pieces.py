"""Decides how rich text is cut into sentences-with-markup and put together again; the only module that asks
wagtail-localize, and for two pure functions alone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from bs4.element import Tag
from wagtail_localize.strings import StringValue, extract_strings, restore_strings

CONTAINERS = ("p", "li", "h2", "h3")


@dataclass(frozen=True)
class Piece:
    """What stands in one paragraph, heading or entry of a list; ``attributes`` belong to the ids of links in it."""

    html: str
    container: str = "p"
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Extra:
    """A piece that the template has no place for: it goes behind the piece with the number ``after``, or first."""

    piece: Piece
    after: int = -1


def cut(html: str) -> tuple[str, list[Piece]]:
    """Return the template of a rich text and its pieces in order."""
    template, strings = extract_strings(html)
    soup = BeautifulSoup(template, "html.parser")
    containers = [_container(mark).name for mark in soup.find_all("text")]
    return template, [
        Piece(string.data, container, dict(attributes))
        for (string, attributes), container in zip(strings, containers, strict=True)
    ]


def put_together(template: str, pieces: list[Piece], extras: Iterable[Extra] = ()) -> str:
    """Return the rich text of a template with its pieces, and further ones behind them."""
    soup = BeautifulSoup(template, "html.parser")
    places = {int(str(mark["position"])): _container(mark) for mark in soup.find_all("text")}
    all_pieces = list(pieces)
    added = list(extras)
    for extra in reversed(added):
        _add(soup, places.get(extra.after), extra.piece.container, len(all_pieces))
        all_pieces.append(extra.piece)
    return str(restore_strings(str(soup), [(StringValue(one.html), _copied(one.attributes)) for one in all_pieces]))


def _copied(attributes: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    return {key: dict(values) for key, values in attributes.items()}


def _container(mark: Any) -> Tag:
    """Return the paragraph or the like that a place stands in; of loose text, the place itself."""
    return next((parent for parent in mark.parents if parent.name in CONTAINERS), mark)


def _add(soup: BeautifulSoup, anchor: Tag | None, container: str, position: int) -> None:
    new = soup.new_tag(container if container in CONTAINERS else "p")
    new.append(soup.new_tag("text", attrs={"position": str(position)}))
    if container == "li" and anchor is not None and anchor.name == "li":
        anchor.insert_after(new)
        return
    if container == "li":
        entries = soup.new_tag("ul")
        entries.append(new)
        new = entries
    if anchor is None:
        soup.insert(0, new)
        return
    outermost = [anchor, *(parent for parent in anchor.parents if parent.name != "[document]")][-1]
    outermost.insert_after(new)
