"""Decides by what search is narrowed to centres and services: lists, what is open now, and distance from a place."""

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from portal.labels import label
from portal.search_hooks import Facet, Labels, NamedPoint, Spelled

from .hours.evaluate import StateKind, in_baghdad, state_at
from .models import Audience, CentrePage, Governorate, Kind, Place, ServiceAtCentre
from .offers import services_to_be_had

FACETS = (
    Facet("governorate", _("Governorate"), _("All governorates")),
    Facet("service", _("Kind of service"), _("All services")),
    Facet("audience", _("For whom"), _("For everybody")),
    Facet("partner", _("Partner"), _("All partners"), of_pages=True),
)
LISTS: dict[str, Any] = {"governorate": Governorate, "service": Kind, "audience": Audience}


def facet_labels(language: str) -> Labels:
    """Return the labels of governorates, kinds of service and audiences, all with one statement."""
    first, *others = (
        model.objects.order_by()
        .annotate(which=Value(name, output_field=CharField()))
        .values_list("which", "order", "key", "labels")
        for name, model in LISTS.items()
    )
    found: dict[str, dict[str, str]] = {name: {} for name in LISTS}
    for which, _order, key, labels in first.union(*others, all=True).order_by("which", "order", "key"):
        found[which][key] = label(labels, language)
    return found


def open_at(moment: datetime) -> Iterator[UUID]:
    """Yield the keys of the centres and services that are open at the moment, all with one statement.

    A service is open where one of its centres is, by its own hours there or else by the centre's; a suspended one is
    not.
    """
    minute = in_baghdad(moment).replace(second=0, microsecond=0)
    for key, own, of_the_centre in _hours(minute):
        if _is_open(own or of_the_centre, minute):
            yield key


def named_points(language: str) -> list[NamedPoint]:
    """Return every place and governorate with all its names, the places first: one statement."""
    columns = ("rank", "key", "labels", "spellings", "latitude", "longitude")
    first, second = (
        model.objects.order_by().annotate(rank=Value(rank)).values_list(*columns)
        for rank, model in enumerate((Place, Governorate))
    )
    rows = first.union(second, all=True).order_by("rank", "key")
    return [
        NamedPoint(label(labels, language), (*labels.values(), *spellings), (latitude, longitude))
        for _rank, _key, labels, spellings, latitude, longitude in rows
    ]


def _hours(moment: datetime) -> QuerySet[CentrePage, tuple[UUID, str, str]]:
    centres = CentrePage.objects.public("ar")
    services = services_to_be_had("ar", moment.date())
    rows = ServiceAtCentre.objects.filter(page__in=services.values("pk"), centre__in=centres.values("pk"))
    of_centres = centres.order_by().annotate(none=Value("", output_field=CharField()))
    return of_centres.values_list("translation_key", "opening_hours", "none").union(
        rows.order_by().values_list("page__translation_key", "opening_hours", "centre__opening_hours"), all=True
    )


@lru_cache(maxsize=5_000)
def _is_open(hours: str, minute: datetime) -> bool:
    return state_at(hours, minute).kind == StateKind.OPEN


def spelled_places() -> list[Spelled]:
    """Return every place and governorate with all its spellings; a governorate and its capital are two things."""
    return [
        Spelled(f"{model._meta.model_name} {key}", (*labels.values(), *spellings))
        for model in (Place, Governorate)
        for key, labels, spellings in model.objects.values_list("key", "labels", "spellings")
    ]
