"""Decides what a row holds of the content of a page set, and how its staleness is seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from portal.search_content import SearchContent

from .analysis.keys import Keys, keys, stamp
from .analysis.letters import storable
from .models import SearchDocument

# All that is stored of a content, whether its document was there or not.
COLUMNS_WRITTEN = (
    *("kind", "titles", "bodies", "urls", "notes", "also", "facets", "date", "points", "digest", "stamp"),
    "updated_at",
)


def columns_of(content: SearchContent) -> dict[str, Any]:
    """Return the columns of a `SearchDocument` for this content, all but its key."""
    return {
        "kind": content.kind,
        "titles": _words(content.titles),
        "bodies": _words(content.bodies),
        "urls": dict(content.urls),
        "notes": _words(content.notes),
        "also": storable(content.also),
        "facets": facets_of(content),
        "date": content.date,
        "points": [list(point) for point in content.points],
        "digest": digest_of(content),
        "stamp": stamp(),
    }


def keys_of(document: SearchDocument) -> Mapping[str, Keys]:
    """Return what the document is found by, for each of its fields."""
    return {
        "title": keys(document.titles.values()),
        "also": keys([document.also]),
        "body": keys(document.bodies.values()),
    }


def facets_of(content: SearchContent) -> dict[str, list[str]]:
    """Return what the content states, with its languages and its year; in one order, so that equal ones are equal."""
    facets = {name: sorted(values) for name, values in content.facets.items() if values}
    facets["language"] = sorted(content.urls)
    if content.date:
        facets["year"] = [str(content.date.year)]
    return dict(sorted(facets.items()))


def digest_of(content: SearchContent) -> str:
    """Return a SHA-256 of all that the content says; equal content has an equal one."""
    said = {
        "kind": content.kind,
        "titles": dict(content.titles),
        "bodies": dict(content.bodies),
        "urls": dict(content.urls),
        "notes": dict(content.notes),
        "also": content.also,
        "facets": {name: list(values) for name, values in content.facets.items()},
        "date": str(content.date),
        "points": [list(point) for point in content.points],
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _words(by_language: Mapping[str, str]) -> dict[str, str]:
    return {language: storable(text) for language, text in by_language.items()}
