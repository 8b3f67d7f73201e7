"""How the tests of the demo content find the texts in it."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from portal.demo.shapes import is_words

ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")


def parts(value: Any) -> Iterator[Any]:
    """Yield the value and everything inside it."""
    yield value
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, Mapping) and not is_words(value):
        for entry in value.values():
            yield from parts(entry)
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield from parts(entry)


def texts(content: Any, language: str) -> list[str]:
    """Return all texts of one language inside the content."""
    found: list[str] = []
    for part in parts(content):
        if is_words(part) and language in part:
            entry = part[language]
            found += [entry] if isinstance(entry, str) else list(entry)
    return found


def keys(entries: Any) -> set[str]:
    return {entry.key for entry in entries}
