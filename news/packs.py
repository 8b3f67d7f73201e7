"""Decides what can be taken along of an awareness material beside its files: a message, a QR code, players."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from portal.plain_text import plain_html, summary_of
from portal.short_messages import fitting, segments

from .choices import Format
from .files import MaterialFile

MOST_MESSAGES: Final = 3
PLAYED: Final = {Format.AUDIO: "audio", Format.FILM: "video"}


@dataclass(frozen=True)
class Message:
    """A text to send by WhatsApp or SMS, and in how many short messages it goes."""

    text: str
    segments: int


@dataclass(frozen=True)
class Player:
    """A recording or film of ours that plays on the page; ``tag`` is audio or video."""

    tag: str
    address: str
    name: str


def message_of(words: Any, address: str) -> Message | None:
    """Return title, what it says and the short address, in at most three short messages; None without an address."""
    if not address:
        return None
    said = words.summary or summary_of(plain_html(words.transcript))
    text = fitting([words.title, said, address], MOST_MESSAGES)
    return Message(text, segments(text))


def players_of(files: Iterable[MaterialFile]) -> list[Player]:
    """Return the players of the files that lie here; films on other sites are only linked to."""
    return [
        Player(PLAYED[file.format], file.address, file.name)
        for file in files
        if file.format in PLAYED and not file.host
    ]
