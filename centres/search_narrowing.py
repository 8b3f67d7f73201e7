"""Decides by what search is narrowed to centres and services: lists, what is open now, and distance from a place."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, IntegerField, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from portal.labels import label
from portal.prepared import Given, prepared
from portal.search_hooks import Facet, Labels, NamedPoint, Spelled

from .hours.book import HoursBook
from .hours.changes import closure_words
from .hours.evaluate import in_baghdad
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


class HoursAt:
    """Which centres and services are open at a moment, and which were closed: two statements, however much is asked."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        book = HoursBook.of(None, None, now=moment, mark=False)
        self._has_closures = book.has_closures
        self._hours = [
            (key, book.hours(centre, of_centre, own, service))
            for key, centre, of_centre, own, service in _hours().ask(today=in_baghdad(moment).date())
        ]

    @property
    def open_keys(self) -> frozenset[UUID]:
        """Return the keys of what is open. A service is where it is at one of its centres; a suspended one is not."""
        return frozenset(key for key, hours in self._hours if hours.is_open(self._moment))

    def notes(self, keys: Iterable[UUID], language: str) -> dict[UUID, str]:
        """Return of the page sets that were closed at once, wherever they are, until when and why."""
        if not self._has_closures:
            return {}
        wanted = set(keys)
        told: dict[UUID, list[str]] = {}
        for key, hours in self._hours:
            if key in wanted:
                told.setdefault(key, []).append(closure_words(hours, language, self._moment))
        return {key: words[0] for key, words in told.items() if all(words)}


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


@prepared
def _hours() -> QuerySet[CentrePage, tuple[UUID, int, str, str, int | None]]:
    """Return the key of each public centre and service with what a book of hours is asked by."""
    centres = CentrePage.objects.public("ar")
    services = services_to_be_had("ar", Given("today", DateField()))
    rows = ServiceAtCentre.objects.filter(page__in=services.values("pk"), centre__in=centres.values("pk"))
    of_centres = centres.order_by().annotate(
        none=Value("", output_field=CharField()), nobody=Value(None, output_field=IntegerField())
    )
    at_centres = rows.order_by().values_list(
        "page__translation_key", "centre", "centre__opening_hours", "opening_hours", "page"
    )
    return of_centres.values_list("translation_key", "pk", "opening_hours", "none", "nobody").union(
        at_centres, all=True
    )


def spelled_places() -> list[Spelled]:
    """Return every place and governorate with all its spellings; a governorate and its capital are two things."""
    return [
        Spelled(f"{model._meta.model_name} {key}", (*labels.values(), *spellings))
        for model in (Place, Governorate)
        for key, labels, spellings in model.objects.values_list("key", "labels", "spellings")
    ]
