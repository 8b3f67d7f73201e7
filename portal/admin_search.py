"""The admin's own search: Wagtail's, for whatever people type. A quote or a blank is no error."""

from typing import Any

from modelsearch.query import PlainText
from wagtail.search.backends.database import SearchBackend as database_backend

LONGEST_QUERY = 200
# What is searched for where nothing that can be searched was typed: a word that is in no text.
NO_WORD = "zzqqxxzzqq"
QUOTES = frozenset("\"'“”„‘’")


def typed_words(query: Any) -> Any:
    """Return a typed query without quotes and control characters, cut to a sane length."""
    if isinstance(query, PlainText):
        return type(query)(typed_words(query.query_string), operator=query.operator)
    if not isinstance(query, str):
        return query
    kept = "".join(letter if letter.isprintable() and letter not in QUOTES else " " for letter in query)
    words = kept[:LONGEST_QUERY].split()
    return " ".join(words) if any(letter.isalnum() for letter in kept) else NO_WORD


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return the backend of the current database, its queries cleaned; Wagtail looks it up by this name."""
    backend = database_backend(params)
    search, autocomplete = backend.search, backend.autocomplete
    backend.search = lambda query, *args, **kwargs: search(typed_words(query), *args, **kwargs)
    backend.autocomplete = lambda query, *args, **kwargs: autocomplete(typed_words(query), *args, **kwargs)
    return backend
