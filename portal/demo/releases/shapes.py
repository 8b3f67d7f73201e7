"""What a demo press release is made of."""

from dataclasses import dataclass, field
from datetime import date

from portal.demo.shapes import Block, Words, words

ISSUING_UNIT = words("وحدة الإعلام، المنظمة الدولية للهجرة في العراق", "IOM Iraq Media Unit")
# The domain is reserved for examples: no contact is invented for a real office.
PRESS_CONTACT = "media@example.org"


@dataclass(frozen=True)
class Release:
    """A press release. The body is written block by block in all the languages that the title has.

    `dateline` is a key of the gazetteer; `centres`, `partners`, `project`, `donors` and `un_entities` are keys
    of the other modules; `goals` are numbers. `event` is empty where the exact day is not known.
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
    project: str = ""
    donors: tuple[str, ...] = ()
    un_entities: tuple[str, ...] = ("iom",)
    goals: tuple[int, ...] = ()
    issuing_unit: Words = field(default_factory=lambda: ISSUING_UNIT)
    press_contact: str = PRESS_CONTACT

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages that the release is written in."""
        return tuple(self.title)
