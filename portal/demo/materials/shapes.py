"""What a demo awareness material is made of."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portal.demo.shapes import Block, Words

FILES = Path(__file__).resolve().parent.parent / "files"


@dataclass(frozen=True)
class MaterialFile:
    """A file of a material: its name in `FILES`, its kind (pdf, image or audio), its language and its title."""

    name: str
    kind: str
    language: str
    title: Words

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return FILES / self.name


@dataclass(frozen=True)
class Material:
    """An awareness material; `text` is the whole content in words: text alternative or transcript."""

    key: str
    slug: Words
    title: Words
    summary: Words
    topic: str
    audiences: tuple[str, ...]
    files: tuple[MaterialFile, ...]
    text: tuple[Block, ...]
    reviewed_on: date
