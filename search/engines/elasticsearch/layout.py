"""Decides what an index looks like and what a document is in it.

Keys arrive as ready-made tokens: the index splits them at blanks and does nothing else. A field's weight is how often
its tokens are written, so that one field for each kind of key holds the whole document and Elasticsearch's BM25 sees
the same weighted frequencies as SQLite's does.
"""

from __future__ import annotations

import hashlib
import json
import time
from typing import Any

from django.conf import settings

from ...analysis.keys import KINDS_OF_KEY, version_of_analysis
from ...documents import keys_of
from ...models import SearchDocument
from ..base import FIELD_WEIGHTS

# Between fields lie so many positions, so that no phrase runs from one into the next.
_GAP = 100
_KEY = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
_PROPERTIES: dict[str, Any] = {
    "number": {"type": "long"},
    "key": {"type": "keyword"},
    "kind": {"type": "keyword"},
    "digest": {"type": "keyword", "index": False},
    "date": {"type": "date", "format": "strict_date"},
    "points": {"type": "geo_point"},
    # One field whatever the facets are called, so that no document ever changes the mapping.
    "facets": {"type": "flattened"},
    # Only shown to people who look into the index.
    "titles": {"type": "object", "enabled": False},
    **dict.fromkeys(KINDS_OF_KEY, _KEY),
    # Phrases are looked up by stem.
    "stem": _KEY | {"index_options": "positions", "position_increment_gap": _GAP},
}
_MAPPINGS: dict[str, Any] = {
    "dynamic": False,
    "_source": {"includes": ["number", "key", "kind", "digest", "date", "points", "facets", "titles"]},
    "properties": _PROPERTIES,
}
_SETTINGS: dict[str, Any] = {
    "refresh_interval": "1s",
    # For so long a deletion is remembered, and an older write that comes late is told apart from a new document.
    "gc_deletes": "1h",
}
_VERSION = hashlib.sha256(json.dumps([_MAPPINGS, _SETTINGS, FIELD_WEIGHTS], sort_keys=True).encode()).hexdigest()[:8]


def alias() -> str:
    """Return the name under which the index in use is searched."""
    return str(settings.SEARCH_INDEX)


def current_prefix() -> str:
    """Return what the name of every index begins with that this analysis and layout have made.

    The lexicon is no part of it: when spellings change, the documents that they touch are written again.
    """
    return f"{alias()}-{version_of_analysis()}-{_VERSION}-"


def new_name() -> str:
    """Return the name of an index to be made now."""
    return f"{current_prefix()}{time.time_ns() // 1_000_000}"


def writing_alias(name: str) -> str:
    """Return the alias by which documents are written: to an index that is gone, nothing is written by mistake."""
    return f"{name}-in"


def body_of_index(name: str) -> dict[str, Any]:
    """Return what an index is created with."""
    shape = {"number_of_shards": settings.SEARCH_SHARDS, "number_of_replicas": settings.SEARCH_REPLICAS}
    return {"settings": _SETTINGS | shape, "mappings": _MAPPINGS, "aliases": {writing_alias(name): {}}}


def body_of(document: SearchDocument) -> dict[str, Any]:
    """Return what is indexed of a document."""
    keys = keys_of(document)
    tokens = {
        kind: [
            " ".join(getattr(keys[field], kind))
            for field, weight in FIELD_WEIGHTS.items()
            for _time in range(round(weight))
            if getattr(keys[field], kind)
        ]
        for kind in KINDS_OF_KEY
    }
    return {
        "number": document.number,
        "key": str(document.key),
        "kind": document.kind,
        "digest": document.digest,
        "date": document.date.isoformat() if document.date else None,
        "points": [{"lat": latitude, "lon": longitude} for latitude, longitude in document.points],
        "facets": document.facets,
        "titles": document.titles,
        **tokens,
    }
