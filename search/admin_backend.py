"""The admin's own search: Wagtail's, with text and query folded as the public search folds them.

Wagtail looks the backend up by this module's `SearchBackend`. Every word of a text is stored by its letters and by its
stems, so that the beginning of a word finds it as well as another form of it; no string that is typed is an error.
"""

from __future__ import annotations

import sys
from os.path import commonprefix
from typing import Any

from modelsearch.query import PlainText
from wagtail.search.backends.database import SearchBackend as database_backend

from .analysis.forms import Form, form_of
from .analysis.tokens import written_words

LONGEST_TEXT = 200_000
LONGEST_QUERY = 200
# What is searched for where nothing that can be searched was typed: a word that is in no text.
NO_WORD = "zzqqxxzzqq"
# What was typed of a word is looked up without its ending where so many letters are left.
_SHORTEST_WITHOUT_ENDING = 3


def folded_text(text: str) -> str:
    """Return what a text is stored by: of each word its letters, with and without the article, and its stems."""
    return " ".join(
        " ".join(dict.fromkeys((form.folded, form.bare, *form.readings))) for form in _forms(text[:LONGEST_TEXT])
    )


def folded_query(query: Any, *, unfinished: bool) -> Any:
    """Return a typed query as it is looked up: its words' stems; the last of an `unfinished` one may go on."""
    if isinstance(query, PlainText):
        return type(query)(folded_query(query.query_string, unfinished=unfinished), operator=query.operator)
    if not isinstance(query, str):
        return query
    forms = _forms(query[:LONGEST_QUERY])
    words = [form.stem for form in forms]
    if forms and unfinished:
        words[-1] = _beginning(forms[-1])
    return " ".join(words) or NO_WORD


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return the backend of the current database that folds what it stores and what it is asked."""
    backend = database_backend(params)
    _fold_what_is_stored(sys.modules[type(backend).__module__])
    search, autocomplete = backend.search, backend.autocomplete
    backend.search = lambda query, *args, **kwargs: search(folded_query(query, unfinished=False), *args, **kwargs)
    backend.autocomplete = lambda query, *args, **kwargs: autocomplete(
        folded_query(query, unfinished=True), *args, **kwargs
    )
    return backend


def _forms(text: str) -> list[Form]:
    forms = (form_of(word) for word in written_words(text))
    return [form for form in forms if form.readings]


def _beginning(form: Form) -> str:
    """Return the letters with which every form of the word begins, as far as that leaves enough of them."""
    shared = commonprefix((form.bare, form.stem))
    return shared if len(shared) >= _SHORTEST_WITHOUT_ENDING else form.bare


def _fold_what_is_stored(engine: Any) -> None:
    """Let the engine's indexer fold each text; it is looked up in its module and has no setting of its own."""
    plain = engine.ObjectIndexer
    if getattr(plain, "folds", False):
        return

    class FoldingIndexer(plain):  # type: ignore[misc, valid-type] # the class differs with the database
        """Prepares the values of an object's fields, folded."""

        folds = True

        def prepare_value(self, value: Any) -> str:
            """Return the value as folded text; the parts of a list come through here one by one."""
            prepared = super().prepare_value(value)
            return str(prepared) if isinstance(value, list | dict) else folded_text(prepared)

    engine.ObjectIndexer = FoldingIndexer
