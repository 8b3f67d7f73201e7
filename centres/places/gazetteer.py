"""Decides how the shipped lists of governorates and places get into the database without undoing what editors did."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import OutputWrapper
from django.db import models, transaction

from centres.places.models import Governorate, NamedPoint, Place

DATA = Path(__file__).parent / "data"


@dataclass
class Loaded:
    """How many rows were made, brought up to date, found as shipped, and left as an editor had changed them."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    left: int = 0

    def __add__(self, other: "Loaded") -> "Loaded":
        return Loaded(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    def __str__(self) -> str:
        return f"{self.created} created, {self.updated} updated, {self.unchanged} unchanged, {self.left} left as edited"


def shipped(name: str) -> list[dict[str, Any]]:
    """Return the rows of one shipped list ("governorates" or "places") as they stand in the file."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


@transaction.atomic
def load(stream: TextIO | OutputWrapper | None = None) -> Loaded:
    """Bring the shipped lists into the database and return the counts, which are also written to ``stream``.

    A missing row is created. A row that is as the last load left it takes the shipped values. A row that anyone else
    changed since is left alone, whole. P-codes are not shipped, so they are never touched. A deleted row comes back.
    """
    governorates = _load(
        Governorate.objects.all(),
        [_governorate_values(order, row) for order, row in enumerate(shipped("governorates"), 1)],
    )
    known = {row.key: row for row in Governorate.objects.all()}
    towns = shipped("places")
    places = Loaded()
    # Capitals first, because the other places refer to them.
    for batch in ([row for row in towns if not row["district"]], [row for row in towns if row["district"]]):
        stored = Place.objects.select_related("governorate", "district")
        capitals = {row.key: row for row in stored.filter(key__in={row["district"] for row in batch})}
        places += _load(stored, [_place_values(row, known, capitals) for row in batch])
    if stream is not None:
        stream.write(f"Governorates: {governorates}\nPlaces: {places}\n")
    return governorates + places


def _governorate_values(order: int, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "key": row["id"], "labels": row["names"], "spellings": row["spellings"], "code": row["code"],
        "latitude": row["latitude"], "longitude": row["longitude"], "order": order,
    }  # fmt: skip


def _place_values(
    row: Mapping[str, Any], governorates: Mapping[str, Governorate], capitals: Mapping[str, Place]
) -> dict[str, Any]:
    return {
        "key": row["id"], "labels": row["names"], "spellings": row["spellings"], "level": row["level"],
        "governorate": governorates[row["governorate"]],
        "district": capitals[row["district"]] if row["district"] else None,
        "latitude": row["latitude"], "longitude": row["longitude"],
        "population": row["population"], "geonames_id": row["geonames"],
    }  # fmt: skip


def _load(stored: models.QuerySet[Any], rows: Iterable[dict[str, Any]]) -> Loaded:
    """Create or update rows beside the stored ones, one by one so that the admin's search index hears of each."""
    existing: dict[str, NamedPoint] = {row.key: row for row in stored}
    counts = Loaded()
    for values in rows:
        mark = fingerprint(values)
        row = existing.get(values["key"])
        if row is None:
            stored.create(**values, shipped_fingerprint=mark)
            counts.created += 1
        elif fingerprint({name: getattr(row, name) for name in values}) != row.shipped_fingerprint:
            counts.left += 1
        elif row.shipped_fingerprint == mark:
            counts.unchanged += 1
        else:
            for name, value in values.items():
                setattr(row, name, value)
            row.shipped_fingerprint = mark
            row.save()
            counts.updated += 1
    return counts


def fingerprint(values: Mapping[str, Any]) -> str:
    """Return a short text that differs when any of the values differs; related rows count by their key."""
    plain = {name: value.key if isinstance(value, NamedPoint) else value for name, value in values.items()}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
