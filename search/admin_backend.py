"""The admin's own search: Wagtail's, with text and query folded as the public search folds them.

Wagtail looks the backend up by this module's `SearchBackend`. Every word of a text is stored by its letters, its stems
and its consonants, so that the beginning of a word finds it as well as another form of it, a broken plural or one with
a letter written before it; no string that is typed is an error.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from os.path import commonprefix
from typing import Any

from modelsearch.query import And, Or, Phrase, PlainText, SearchQuery
from wagtail.search.backends.database import SearchBackend as database_backend

from .analysis.forms import Form, form_of
from .analysis.tokens import written_words

LONGEST_TEXT = 200_000
LONGEST_QUERY = 200
# What is searched for where nothing that can be searched was typed: a word that is in no text.
NO_WORD = "zzqqxxzzqq"
# What consonants begin with where they are stored, so that they are no word.
_CONSONANTS = "kk"
# What was typed of a word is looked up without its ending where so many letters are left.
_SHORTEST_WITHOUT_ENDING = 3


def folded_text(text: str) -> str:
    """Return what a text is stored by: of each word its letters, with and without the article, stems and consonants."""
    return " ".join(
        " ".join(dict.fromkeys((form.folded, form.bare, *form.readings, *_consonants(form))))
        for form in _forms(text[:LONGEST_TEXT])
    )


def folded_query(query: Any, *, unfinished: bool, operator: str | None = None) -> Any:
    """Return a typed query as it is looked up: each word by its readings; the last of an `unfinished` one may go on."""
    match query:
        case str():
            return _looked_up(query, unfinished, operator or PlainText.DEFAULT_OPERATOR)
        case PlainText():
            return _looked_up(query.query_string, unfinished, query.operator)
        case Phrase():
            return _looked_up(query.query_string, False, PlainText.DEFAULT_OPERATOR)
        case And() | Or():
            return type(query)([folded_query(each, unfinished=unfinished) for each in query.subqueries])
    return query


def SearchBackend(params: dict[str, Any]) -> Any:
    """Return the backend of the current database that folds what it stores and what it is asked."""
    backend = database_backend(params)
    _fold_what_is_stored(sys.modules[type(backend).__module__])
    backend.search = _folding(backend.search, unfinished=False)
    backend.autocomplete = _folding(backend.autocomplete, unfinished=True)
    return backend


def _folding(look_up: Callable[..., Any], *, unfinished: bool) -> Callable[..., Any]:
    """Return what looks up a query folded; the operator is part of the folded query."""

    def look_up_folded(query: Any, *args: Any, operator: str | None = None, **kwargs: Any) -> Any:
        return look_up(folded_query(query, unfinished=unfinished, operator=operator), *args, **kwargs)

    return look_up_folded


def _looked_up(text: str, unfinished: bool, operator: str) -> SearchQuery:
    forms = _forms(text[:LONGEST_QUERY])
    words = [_any_reading(form, unfinished and place == len(forms)) for place, form in enumerate(forms, 1)]
    if len(words) > 1:
        return Or(words) if operator == "or" else And(words)
    return words[0] if words else PlainText(NO_WORD)


def _any_reading(form: Form, unfinished: bool) -> SearchQuery:
    """Return what finds one word by any of its readings; of an unfinished one what was typed of it may go on."""
    whole: list[SearchQuery] = [Phrase(key) for key in dict.fromkeys((*form.readings, *_consonants(form)))]
    keys = [PlainText(_beginning(form)), *whole] if unfinished else whole
    return Or(keys) if len(keys) > 1 else keys[0]


def _consonants(form: Form) -> tuple[str, ...]:
    return (_CONSONANTS + form.skeleton,) if form.skeleton else ()


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
