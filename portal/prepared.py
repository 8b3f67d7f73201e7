"""Lets a statement be put together once and asked again and again with other values.

Django puts a statement of the gate together in ten times as long as the database needs to answer it. A function that
is ``prepared`` returns a queryset in which whatever changes is ``Given``; it is called once for each set of its
arguments in a process, and what it returns is compiled. Nothing that was read is kept: every asking is a statement.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from datetime import datetime
from functools import lru_cache, wraps
from typing import Any, ParamSpec, cast

from django.core.exceptions import EmptyResultSet
from django.core.signals import setting_changed
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import DateTimeField, Expression, Field, QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone

# How many sets of arguments are kept for each function: enough for all that a reader can ask for.
MOST_SHAPES = 300

_is_preparing: ContextVar[bool] = ContextVar("is_preparing", default=False)
Shape = ParamSpec("Shape")


class Given(Expression):
    """The place of a value in a prepared statement; with a length, of so many values behind ``__in``."""

    def __init__(
        self, name: str, output_field: Field[Any, Any], length: int = 0, usual: Callable[[], Any] | None = None
    ) -> None:
        super().__init__(output_field=output_field)
        self.name, self.length, self.usual = name, length, usual

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        """Return placeholders, with places where the values would stand."""
        if not self.length:
            return "%s", (Place(self),)
        return f"({', '.join(['%s'] * self.length)})", tuple(Place(self, number) for number in range(self.length))


class Place:
    """Where one value belongs among the parameters of a statement."""

    def __init__(self, given: Given, number: int | None = None) -> None:
        self._given, self._number = given, number

    def value(self, values: dict[str, Any], connection: Any) -> Any:
        """Return the value as the database takes it; of fewer values than places the last stands in the others."""
        given = self._given
        found = given.usual() if given.usual and given.name not in values else values[given.name]
        if self._number is not None:
            if not 0 < len(found) <= given.length:
                raise ValueError(f"{len(found)} values for the {given.length} places of {given.name}.")
            found = found[min(self._number, len(found) - 1)]
        return given.output_field.get_db_prep_value(found, connection)


class Statement:
    """A queryset that was put together and compiled."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self._rows = rows.all()
        self._compiler = rows.query.get_compiler(using=rows.db)
        try:
            self._sql, self._params = self._compiler.as_sql()
        except EmptyResultSet:
            # No value can bring a row.
            self._sql, self._params = "", ()
        # What is compiled serves all threads, and keeps the connection of none alive.
        self._compiler.connection = None
        # The queryset is copied for each asking; it brings subclasses' attributes, prefetches and annotations along.
        self._rows.__dict__["_query"] = _Compiled(self._compiler)

    def ask(self, **values: Any) -> list[Any]:
        """Return the rows for these values: one statement, and those of words and prefetches."""
        if not self._sql:
            return []
        connection = connections[self._rows.db]
        params = tuple(each.value(values, connection) if isinstance(each, Place) else each for each in self._params)
        compiler = copy.copy(self._compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **kwargs: (self._sql, params)  # type: ignore[method-assign]
        rows = self._rows.all()
        rows.__dict__["_query"] = _Compiled(compiler)
        return list(rows)


class _Compiled:
    """Stands for the query of rows: it is copied by reference, and knows its compiler. Django asks for no more."""

    def __init__(self, compiler: SQLCompiler) -> None:
        self._compiler = compiler

    def chain(self) -> _Compiled:
        """Return itself; nothing in it changes."""
        return self

    def get_compiler(self, using: str | None = None, **_more: Any) -> SQLCompiler:
        """Return the compiler of the statement."""
        return self._compiler


def prepared(build: Callable[Shape, QuerySet[Any, Any]]) -> Callable[Shape, Statement]:
    """Let a function that returns a queryset return its statement, made once for each set of arguments.

    The function may depend on its arguments, and on settings; it is refused when it asks the database for something,
    which could be otherwise at the next asking.
    """

    @wraps(build)
    def statement(*args: Shape.args, **kwargs: Shape.kwargs) -> Statement:
        token = _is_preparing.set(True)
        try:
            with connections[DEFAULT_DB_ALIAS].execute_wrapper(_refuse):
                rows = build(*args, **kwargs)
            return Statement(rows)
        finally:
            _is_preparing.reset(token)

    kept = lru_cache(maxsize=MOST_SHAPES)(statement)
    # Tests change settings while the process runs.
    setting_changed.connect(lambda **_change: kept.cache_clear(), weak=False)
    return cast(Callable[Shape, Statement], kept)


def _refuse(_execute: Any, sql: str, *_more: Any) -> Any:
    raise RuntimeError(f"A prepared statement depends on what the database says now: {sql}")


def current_moment() -> Any:
    """Return the present moment; in a statement that is being prepared, that of each asking."""
    return Given("now", DateTimeField(), usual=_now) if _is_preparing.get() else timezone.now()


def places_for(values: Iterable[Any]) -> int:
    """Return for how many values a statement is prepared so that few lengths do for all: a power of two."""
    count = len(list(values))
    return 1 << max(0, count - 1).bit_length()


def _now() -> datetime:
    return timezone.now()
