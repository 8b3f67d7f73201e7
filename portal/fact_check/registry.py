"""Where apps say which names the fact check has to know: the portal imports none of them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, QuerySet, TextField, Value
from django.db.models.functions import Cast

from .known_names import Name
from .lexicon import Lexicon

# What is asked of every table, as text: its own name, and up to five columns.
COLUMNS = 6


@dataclass(frozen=True)
class NameSource:
    """A table that holds names: its rows as ``name_rows`` returns them, and what is made of them."""

    key: str
    rows: Callable[[], QuerySet[Any, Any]]
    names: Callable[[list[tuple[str, ...]]], Iterable[Name]]


_SOURCES: dict[str, NameSource] = {}


def provide_names(source: NameSource) -> None:
    """Let the fact check ask the table each time it looks; called in an app's ``ready``."""
    _SOURCES[source.key] = source


def name_rows(key: str, rows: QuerySet[Any], *columns: str) -> QuerySet[Any, Any]:
    """Return the columns of a table as text, so that one statement can ask all tables."""
    texts = {f"text_{number}": Cast(column, TextField()) for number, column in enumerate(columns)}
    blank = {f"text_{number}": Value("", output_field=TextField()) for number in range(len(columns), COLUMNS - 1)}
    which = {"which": Value(key, output_field=CharField())}
    return rows.order_by().annotate(**which, **texts, **blank).values_list("which", *sorted({**texts, **blank}))


def stored_lexicon() -> Lexicon:
    """Return the names as they are in the database now: places, organisations, the glossary."""
    sources = {**_SOURCES, "glossary": NameSource("glossary", _glossary_rows, _glossary)}
    first, *others = (source.rows() for source in sources.values())
    rows = defaultdict(list)
    for which, *columns in first.union(*others, all=True):
        rows[which].append(tuple(columns))
    return Lexicon(name for key, source in sources.items() for name in source.names(rows[key]))


def _glossary_rows() -> QuerySet[Any, Any]:
    from ..models import GlossaryEntry

    return name_rows("glossary", GlossaryEntry.objects.all(), "key", "kind", "terms", "acronyms")


def _glossary(rows: list[tuple[str, ...]]) -> Iterator[Name]:
    """Yield the entries of the glossary as they are now."""
    return glossary_names(
        (key, kind, json.loads(terms), json.loads(acronyms)) for key, kind, terms, acronyms, _none in rows
    )


def glossary_names(rows: Iterable[tuple[str, str, dict[str, list[str]], list[str]]]) -> Iterator[Name]:
    """Yield what of a glossary can be compared: organisations and names, and the terms that have an acronym."""
    for key, kind, terms, acronyms in rows:
        is_name = kind in {"organisation", "name"}
        english = [form for form in terms.get("en", []) if not (is_name and form.islower())]
        arabic = [form for form in terms.get("ar", []) if " " in form or not is_name]
        capitals = [form for form in acronyms if is_name or form.isupper()]
        if arabic and (capitals or (is_name and english)):
            where, what = ("glossary", "organisation") if is_name else ("term", "term")
            yield Name(f"{where}:{key}", what, (*english, *capitals), tuple(arabic))
