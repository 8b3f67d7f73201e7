"""Reads every list the finder chooses from with one statement: governorates, kinds, audiences and, if asked, places."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    Exists,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast

from portal.labels import label
from portal.prepared import Given, prepared

from ..models import Audience, CentrePage, Governorate, Kind, Place, ServiceAtCentre
from ..offers import services_to_be_had
from ..places.nearest import Point

# With their type, because PostgreSQL takes two nothings in a row for texts.
NO_POINT = {name: Cast(Value(None), FloatField()) for name in ("north", "east")}
NO_LINKS = {name: Cast(Value(None), IntegerField()) for name in ("lies_in", "belongs_to")}
COLUMNS = ("which", "position", "key", "pk", "labels", "other_names", "flag", "sensitive", "north", "east")
LINKS = ("lies_in", "belongs_to")


@dataclass(frozen=True)
class Entry:
    """A row of one of the lists. ``lies_in`` is a place's governorate, ``belongs_to`` its district, both by row."""

    which: str
    key: str
    pk: int
    labels: dict[str, str]
    spellings: tuple[str, ...] = ()
    is_offered: bool = False
    is_sensitive: bool = False
    point: Point | None = None
    lies_in: int | None = None
    belongs_to: int | None = None

    def __str__(self) -> str:
        return label(self.labels) or self.key

    @property
    def names(self) -> tuple[str, ...]:
        """Return all names and spellings."""
        return (*self.labels.values(), *self.spellings)


@dataclass(frozen=True)
class Entries:
    """The lists, each in its own order."""

    governorates: list[Entry] = field(default_factory=list)
    kinds: list[Entry] = field(default_factory=list)
    audiences: list[Entry] = field(default_factory=list)
    places: list[Entry] = field(default_factory=list)

    def governorate_of(self, place: Entry) -> Entry | None:
        """Return the governorate that a place lies in."""
        return next((each for each in self.governorates if each.pk == place.lies_in), None)


def with_key(entries: list[Entry], key: str) -> Entry | None:
    """Return the entry with this key, or None."""
    return next((entry for entry in entries if key and entry.key == key), None)


def read_entries(language: str, today: date, *, with_places: bool) -> Entries:
    """Return the lists; kinds say whether any centre offers them."""
    found: dict[str, list[Entry]] = {"governorate": [], "kind": [], "audience": [], "place": []}
    for row in _lists(language, with_places).ask(today=today):
        which, _position, key, pk, labels, names, flag, sensitive, north, east, lies_in, belongs_to = row
        point = None if north is None else (north, east)
        flags = bool(flag), bool(sensitive)
        found[which].append(Entry(which, key, pk, labels, tuple(names or ()), *flags, point, lies_in, belongs_to))
    return Entries(found["governorate"], found["kind"], found["audience"], found["place"])


@prepared
def _lists(language: str, with_places: bool) -> QuerySet[Any, Any]:
    parts = [_governorates(), _kinds(language), _audiences()]
    if with_places:
        parts.append(_places())
    first, *others = parts
    return first.union(*others, all=True).order_by("which", "position", "key")


def _governorates() -> QuerySet[Any, Any]:
    rows = _told(Governorate, "governorate", flag=Value(False, output_field=BooleanField()))
    points = {"north": F("latitude"), "east": F("longitude"), "other_names": F("spellings")}
    return rows.annotate(**points, **NO_LINKS).values_list(*COLUMNS, *LINKS)


def _kinds(language: str) -> QuerySet[Any, Any]:
    """Return the kinds; the first centre that states one, or where one is to be had, is enough to offer it."""
    centres = CentrePage.objects.public(language)
    there = ServiceAtCentre.objects.filter(Exists(centres.filter(pk=OuterRef("centre"))), page=OuterRef("pk"))
    to_be_had = services_to_be_had(language, Given("today", DateField()))
    offering = to_be_had.filter(Exists(there), kind=OuterRef("pk"))
    stating = centres.filter(kinds=OuterRef("pk"))
    rows = _told(Kind, "kind", flag=Exists(stating) | Exists(offering), sensitive=F("is_sensitive"))
    return rows.annotate(**NO_POINT, **NO_LINKS, other_names=F("labels")).values_list(*COLUMNS, *LINKS)


def _audiences() -> QuerySet[Any, Any]:
    rows = _told(Audience, "audience", flag=Value(True, output_field=BooleanField()))
    return rows.annotate(**NO_POINT, **NO_LINKS, other_names=F("labels")).values_list(*COLUMNS, *LINKS)


def _places() -> QuerySet[Any, Any]:
    rows = _told(Place, "place", flag=Value(False, output_field=BooleanField()), position=Value(0))
    where = {"north": F("latitude"), "east": F("longitude"), "other_names": F("spellings")}
    return rows.annotate(**where, lies_in=F("governorate_id"), belongs_to=F("district_id")).values_list(
        *COLUMNS, *LINKS
    )


def _told(model: Any, which: str, *, flag: Any, sensitive: Any = None, position: Any = None) -> QuerySet[Any, Any]:
    return model.objects.order_by().annotate(
        which=Value(which, output_field=CharField()),
        position=position if position is not None else F("order"),
        flag=flag,
        sensitive=sensitive if sensitive is not None else Value(False, output_field=BooleanField()),
    )
