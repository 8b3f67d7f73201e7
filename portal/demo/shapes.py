"""The shapes that the demo content is written in, and how one language is read out of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

LANGUAGES = ("ar", "en")

# Text by language code. Texts with one step or one thing to bring on each line are separated by "\n".
Words = Mapping[str, str]


@dataclass(frozen=True)
class Phone:
    """A sample number; `label` says what answers: reception, service or office."""

    number: str
    label: str = "reception"
    whatsapp: bool = False


@dataclass(frozen=True)
class Block:
    """One piece of a body: heading, paragraph (rich text), list or figure."""

    kind: str
    value: Any


@dataclass(frozen=True)
class Picture:
    """A drawn scene with what a picture needs in each language; `scene` names it in `draw.SCENES`."""

    key: str
    scene: str
    title: Words
    alternative: Words


def words(ar: str, en: str) -> Words:
    """Take the same text in both languages and return it by language code."""
    return {"ar": ar, "en": en}


def sample_phone(number: int, label: str = "reception", *, whatsapp: bool = False) -> Phone:
    """Take 1 to 99 and return that sample phone: numbers of this range are possible and reach nobody."""
    if not 1 <= number <= 99:
        raise ValueError(f"Sample phones are numbered 1 to 99, not {number}")
    return Phone(f"+96470000000{number:02d}", label, whatsapp)


def heading(ar: str, en: str) -> Block:
    """Return a heading inside a body."""
    return Block("heading", words(ar, en))


def paragraph(ar: str, en: str) -> Block:
    """Return a paragraph of rich text; the text may hold inline HTML."""
    return Block("paragraph", words(f"<p>{ar}</p>", f"<p>{en}</p>"))


def bullets(ar: Sequence[str], en: Sequence[str]) -> Block:
    """Return a list with as many entries in one language as in the other."""
    return Block("list", {"ar": tuple(ar), "en": tuple(en)})


def figure(value: str, unit: Words, as_of: date, source: Words, *, approximate: bool = False) -> Block:
    """Return a number that a release states; `value` is the plain number in Latin digits without separators."""
    return Block(
        "figure",
        {"value": value, "unit": unit, "approximate": approximate, "as_of": as_of, "source": source},
    )


def is_words(value: Any) -> bool:
    """Say whether a value is text by language: a mapping whose keys are language codes and nothing else."""
    return isinstance(value, Mapping) and bool(value) and set(value) <= set(LANGUAGES)


def in_language(value: Any, language: str) -> Any:
    """Return the value with every text in it read in one language.

    A block comes back as `(kind, value)`, as a StreamField takes it. Raises KeyError where the text
    is not written in that language.
    """
    if is_words(value):
        return value[language]
    if isinstance(value, Block):
        return value.kind, in_language(value.value, language)
    if isinstance(value, Mapping):
        return {key: in_language(entry, language) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [in_language(entry, language) for entry in value]
    return value
