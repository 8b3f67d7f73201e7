"""The admin's own search: Wagtail's, for whatever people type. A quote or a blank is no error."""

from typing import Any

from modelsearch.query import MATCH_ALL, PlainText
from wagtail.search.backends.database import SearchBackend as database_backend

LONGEST_QUERY = 200


def typed_words(query: Any) -> Any:
    """Return a typed query without quotes and control characters, cut to a sane length; everything for a blank one."""
    if isinstance(query, PlainText):
        return type(query)(typed_words(query.query_string) if query.query_string.strip() else "", operator=query.operator)
    if not isinstance(query, str):
        return query
    kept = "".join(letter if letter.isprintable() and letter not in "\"'“”„" else " " for letter in query)
    return " ".join(kept[:LONGEST_QUERY].split()) or MATCH_ALL


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802
    """Return the backend of the current database, its queries cleaned; Wagtail looks it up by this name."""
    backend = database_backend(params)
    search, autocomplete = backend.search, backend.autocomplete
    backend.search = lambda query, *args, **kwargs: search(typed_words(query), *args, **kwargs)
    backend.autocomplete = lambda query, *args, **kwargs: _autocomplete(autocomplete, search, query, *args, **kwargs)
    return backend


def _autocomplete(autocomplete: Any, search: Any, query: Any, *args: Any, **kwargs: Any) -> Any:
    """Complete a typed prefix; a blank one matches everything, which only a whole-word search can express."""
    words = typed_words(query)
    return search(words, *args, **kwargs) if words is MATCH_ALL else autocomplete(words, *args, **kwargs)
