"""What a demo press release is made of."""

from dataclasses import dataclass, field
from datetime import date

from portal.demo.newsroom import ABOUT_THE_CENTRES, ISSUING_UNIT, MEDIA_UNIT
from portal.demo.shapes import Block, Words


@dataclass(frozen=True)
class Release:
    """A press release. The body is written block by block in all the languages that the title has.

    `dateline` is a key of the gazetteer; `centres`, `partners`, `topics`, `project`, `donors` and `un_entities` are
    keys of the other modules; `goals` are numbers. `event` is empty where the exact day is not known.
    """

    key: str
    slug: Words
    title: Words
    summary: Words
    body: tuple[Block, ...]
    dateline: str
    issued: date
    event: date | None
    centres: tuple[str, ...]
    picture: str
    partners: tuple[str, ...] = ("iom", "jcmc")
    topics: tuple[str, ...] = ("centres",)
    project: str = ""
    donors: tuple[str, ...] = ()
    un_entities: tuple[str, ...] = ("iom",)
    goals: tuple[int, ...] = ()
    issuing_unit: Words = field(default_factory=lambda: ISSUING_UNIT)
    press_contacts: tuple[str, ...] = (MEDIA_UNIT.key,)
    # What every release ends with, as its template has it.
    standing_parts: tuple[Block, ...] = ABOUT_THE_CENTRES

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that the release is written in."""
        return tuple(self.title)
