"""Decides which row each line of a list of P-codes means, and stores the list only when every line is clear."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TextIO

from django.db import transaction

from centres.places.models import P_CODE, Governorate, NamedPoint, Place

Names = Mapping[tuple[str, str], list[NamedPoint]]


@dataclass(frozen=True)
class Line:
    """What became of one line: the row it means, or why it is refused."""

    number: int
    p_code: str
    row: NamedPoint | None = None
    refusal: str = ""

    def __str__(self) -> str:
        if self.row is None:
            return f"line {self.number}: refused, {self.refusal}"
        before = self.row.p_code
        note = "" if not before else " (as before)" if before == self.p_code else f" (was {before})"
        return f"line {self.number}: {self.p_code} for {self.row.key}{note}"


class ColumnsMissing(ValueError):
    """The file lacks the column of the codes, or the columns that say what they belong to."""


def read(stream: TextIO) -> list[Line]:
    """Match every line of a CSV file to a governorate or place.

    The columns are ``p_code`` and either ``key``, or ``name`` with ``governorate`` (its ISO 3166-2 code or key; empty
    when the name is itself a governorate's). Names count in every language and spelling that the row has, without
    regard to upper and lower case. Raises ColumnsMissing.
    """
    reader = csv.DictReader(stream, skipinitialspace=True)
    columns = set(reader.fieldnames or ())
    if "p_code" not in columns or not ({"key"} <= columns or {"name", "governorate"} <= columns):
        raise ColumnsMissing("The file needs the columns p_code and key, or p_code, name and governorate.")
    keys, names = _index()
    lines: list[Line] = []
    for cells in reader:
        values = {name: (value or "").strip() for name, value in cells.items() if isinstance(name, str)}
        if any(values.values()):
            lines.append(_match(reader.line_num, values, keys, names))
    return _without_repetitions(lines)


@transaction.atomic
def store(lines: Iterable[Line]) -> int:
    """Write the codes of matched lines to their rows and return how many rows changed."""
    changed = [line for line in lines if line.row is not None and line.row.p_code != line.p_code]
    # Two steps, so that rows may exchange their codes without breaking the rule that a code stands once.
    for code_of in (lambda _line: "", lambda line: line.p_code):
        for line in changed:
            if line.row is not None:
                line.row.p_code = code_of(line)
                line.row.save(update_fields=["p_code"])
    return len(changed)


def _index() -> tuple[dict[str, NamedPoint], Names]:
    """Return all rows by key, and by (governorate's code or key, name); governorates themselves stand under ""."""
    keys: dict[str, NamedPoint] = {}
    names: dict[tuple[str, str], list[NamedPoint]] = defaultdict(list)
    for governorate in Governorate.objects.all():
        keys[governorate.key] = governorate
        for name in _names(governorate):
            names["", name].append(governorate)
    for place in Place.objects.select_related("governorate"):
        keys[place.key] = place
        for name in _names(place):
            for above in {place.governorate.code, place.governorate.key} - {""}:
                names[above.casefold(), name].append(place)
    return keys, names


def _names(row: NamedPoint) -> set[str]:
    return {name.casefold() for name in (*row.labels.values(), *row.spellings)}


def _match(number: int, values: Mapping[str, str], keys: Mapping[str, NamedPoint], names: Names) -> Line:
    """Return the line with the one row it means, or with the reason why there is none."""
    p_code = values.get("p_code", "")
    if not re.match(P_CODE, p_code):
        return Line(number, p_code, refusal=f"{p_code!r} is not a P-code of Iraq (IQG and digits)")
    if key := values.get("key", ""):
        row = keys.get(key)
        return Line(number, p_code, row, "" if row else f"no governorate or place has the key {key!r}")
    name, above = values.get("name", ""), values.get("governorate", "")
    found = names.get((above.casefold(), name.casefold()), [])
    if len(found) == 1:
        return Line(number, p_code, found[0])
    where = f" in {above}" if above else " among the governorates"
    return Line(number, p_code, refusal=f"{len(found) or 'no'} rows are called {name!r}{where}")


def _without_repetitions(lines: list[Line]) -> list[Line]:
    """Refuse lines that give one row or one code twice, and codes that a row outside the file already has."""
    by_row: dict[str, int] = {}
    by_code: dict[str, int] = {}
    for line in lines:
        if line.row is not None:
            by_row.setdefault(line.row.key, line.number)
            by_code.setdefault(line.p_code, line.number)
    taken = {
        row.p_code: row.key
        for model in (Governorate, Place)
        for row in model._default_manager.exclude(p_code="").exclude(key__in=by_row)
    }
    return [_checked(line, by_row, by_code, taken) for line in lines]


def _checked(line: Line, by_row: Mapping[str, int], by_code: Mapping[str, int], taken: Mapping[str, str]) -> Line:
    if line.row is None:
        return line
    if by_row[line.row.key] != line.number:
        return Line(line.number, line.p_code, refusal=f"{line.row.key} already stands in line {by_row[line.row.key]}")
    if by_code[line.p_code] != line.number:
        return Line(line.number, line.p_code, refusal=f"{line.p_code} already stands in line {by_code[line.p_code]}")
    if line.p_code in taken:
        return Line(line.number, line.p_code, refusal=f"{line.p_code} belongs to {taken[line.p_code]}")
    return line
