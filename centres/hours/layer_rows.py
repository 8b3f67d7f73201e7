"""Decides what is read of every layer of the hours: all of them in columns that they share, with one statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import CharField, DateField, DateTimeField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from portal.prepared import Given, places_for, prepared

from ..models import (
    CentreHoursException,
    CentreOrganisation,
    Closure,
    HoursPreset,
    PresetConfirmation,
    ServiceHoursException,
)

Keys = list[int] | None
OF_CENTRE, OF_SERVICE = "of centre", "of service"


class LayerRow(NamedTuple):
    """A row of any layer; ``which`` names it. ``text`` is a preset's kind, or the tree path of a partner."""

    which: str
    number: int
    centre: int | None
    service: int | None
    first: date | None
    last: date | None
    begins: datetime | None
    value: str
    labels: Mapping[str, str] | None
    text: str


SINCE = Given("since", DateField())
NOTHING: dict[str, Any] = {
    "centre": Value(None, output_field=IntegerField()),
    "service": Value(None, output_field=IntegerField()),
    "first": Value(None, output_field=DateField()),
    "last": Value(None, output_field=DateField()),
    "begins": Value(None, output_field=DateTimeField()),
    "value": Value("", output_field=CharField()),
    # Its type is that of the first selection.
    "labels": Value(None, output_field=CharField()),
    "text": Value("", output_field=CharField()),
}


def layer_rows(centres: Keys, services: Keys, since: date, mark: bool) -> Iterable[LayerRow]:
    """Return what holds on any day since for these centres and services (None: for all), the later rows first.

    With ``mark`` also which presets were confirmed by whom, and who works at the centres.
    """
    statement = _rows(_length(centres), _length(services), mark)
    return [LayerRow(*row) for row in statement.ask(since=since, centres=centres, services=services)]


@prepared
def _rows(centres: int | None, services: int | None, mark: bool) -> QuerySet[Any, Any]:
    """Return the rows of all layers for so many centres and services; None stands for all."""
    # The first one decides the types of the columns.
    found = [_closures(centres, services), *_exceptions(centres, services), *_presets(centres)]
    if mark:
        confirmed = PresetConfirmation.objects.filter(preset__last_day__gte=SINCE)
        working = CentreOrganisation.objects.filter(_among("page", "centres", centres), partner__isnull=False)
        found.append(_selected("confirmed", confirmed, number=F("preset_id"), text=F("partner__path")))
        found.append(_selected("working", working, centre=F("page_id"), text=F("partner__path")))
    first, *others = found
    return first.union(*others, all=True).order_by("column_which", "-column_number")


def _closures(centres: int | None, services: int | None) -> QuerySet[Any, Any]:
    one = _among("centre", "centres", centres) | _among("service", "services", services)
    touched = one if None not in (centres, services) else Q()
    rows = Closure.objects.filter(touched, Q(reopens_on__isnull=True) | Q(reopens_on__gt=SINCE), lifted_at=None)
    about = {"centre": F("centre_id"), "service": F("service_id"), "labels": F("reason")}
    return _selected("closure", rows, **about, first=F("reopens_on"), last=F("reopens_on"), begins=F("begins_at"))


def _exceptions(centres: int | None, services: int | None) -> list[QuerySet[Any, Any]]:
    not_over = Q(last_day__gte=SINCE) | Q(last_day=None, first_day__gte=SINCE)
    days = {"first": F("first_day"), "last": Coalesce("last_day", "first_day")}
    said = {**days, "value": F("opening_hours"), "labels": F("reason")}
    of_centres = CentreHoursException.objects.filter(not_over, _among("page", "centres", centres))
    of_services = ServiceHoursException.objects.filter(not_over, _among("page", "services", services))
    return [
        _selected(OF_CENTRE, of_centres, centre=F("page_id"), **said),
        _selected(OF_SERVICE, of_services, centre=F("centre_id"), service=F("page_id"), **said),
    ]


def _presets(centres: int | None) -> list[QuerySet[Any, Any]]:
    rows = HoursPreset.objects.filter(last_day__gte=SINCE)
    days = {"first": F("first_day"), "last": F("last_day")}
    said = {**days, "value": F("opening_hours"), "labels": F("names"), "text": F("kind")}
    chosen = rows.filter(_among("centres", "centres", centres), applies_to_all=False, centres__isnull=False)
    return [
        _selected("preset", rows.filter(applies_to_all=True), **said),
        _selected("preset", chosen, centre=F("centres"), **said),
    ]


def _selected(which: str, rows: QuerySet[Any], **said: Any) -> QuerySet[Any, Any]:
    columns = {"which": Value(which, output_field=CharField()), "number": F("pk"), **NOTHING, **said}
    named = rows.order_by().annotate(**{f"column_{name}": columns[name] for name in LayerRow._fields})
    return named.values_list(*(f"column_{name}" for name in LayerRow._fields))


def _among(column: str, name: str, length: int | None) -> Q:
    """Return the condition that a column holds one of so many given keys; nothing for all, and none for no key."""
    if length is None:
        return Q()
    return Q(**{f"{column}__in": Given(name, IntegerField(), length) if length else ()})


def _length(keys: Keys) -> int | None:
    return None if keys is None else places_for(keys) if keys else 0
