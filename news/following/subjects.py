"""Decides what can be followed, by the names that feeds have: a centre, a place, a governorate, a topic."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from centres.hours.calendar_address import calendar_of
from centres.models import CentrePage, Governorate, Place
from portal.labels import label
from portal.models import ShortAddress

from ..models import Topic


@dataclass(frozen=True)
class Subject:
    """Something to follow: its name in addresses, title, page, and which centres, releases and materials belong to it.

    Conditions are None where there are none of that sort.
    """

    name: str
    title: str
    home: str
    releases: Q
    centres: Q | None = None
    materials: Q | None = None
    calendar: str = ""

    @property
    def follow_path(self) -> str:
        """Return the address of the form, in the active language."""
        kind, _slash, key = self.name.partition("/")
        return reverse("follow", args=[kind, key])


def subject_of(name: str, language: str) -> Subject | None:
    """Return the subject of the name for readers of the language; None where nothing public has it."""
    kind, _slash, key = name.partition("/")
    find = KINDS.get(kind)
    with translation.override(language):
        return find(key, language) if find else None


def _centre(key: str, language: str) -> Subject | None:
    found = ShortAddress.objects.filter(pk=key).first()
    rows = CentrePage.objects.public(language).filter(translation_key=found.translation_key) if found else []
    centre = next(iter(rows), None)
    if centre is None:
        return None
    centre.known_short_id = key
    return Subject(
        name=f"centres/{key}",
        title=centre.words.title,
        home=centre.address_in(language),
        releases=Q(related_centres=centre.pk),
        centres=Q(pk=centre.pk),
        calendar=calendar_of(centre, language),
    )


def _place(key: str, language: str) -> Subject | None:
    """Return a place: the centres there and those that cover it, but for one whose place is not told."""
    place = Place.objects.filter(key=key).first()
    if place is None:
        return None
    return Subject(
        name=f"places/{key}",
        title=label(place.labels),
        home=f"/{language}/centres/?town={key}",
        releases=Q(dateline_place=place.pk) | Q(related_centres__place=place.pk, related_centres__address_hidden=False),
        centres=Q(address_hidden=False) & (Q(place=place.pk) | Q(coverage=place.pk)),
    )


def _governorate(key: str, language: str) -> Subject | None:
    region = Governorate.objects.filter(key=key).first()
    if region is None:
        return None
    return Subject(
        name=f"governorates/{key}",
        title=_("%(name)s governorate") % {"name": label(region.labels)},
        home=f"/{language}/centres/?governorate={key}",
        releases=Q(dateline_place__governorate=region.pk) | Q(related_centres__governorate=region.pk),
        centres=Q(governorate=region.pk),
    )


def _topic(key: str, language: str) -> Subject | None:
    topic = Topic.objects.filter(key=key).first()
    if topic is None:
        return None
    return Subject(
        name=f"topics/{key}",
        title=label(topic.labels),
        home=f"/{language}/materials/?topic={key}",
        releases=Q(topics=topic.pk),
        materials=Q(topic=topic.pk),
    )


KINDS: Final[dict[str, Callable[[str, str], Subject | None]]] = {
    "centres": _centre,
    "places": _place,
    "governorates": _governorate,
    "topics": _topic,
}
