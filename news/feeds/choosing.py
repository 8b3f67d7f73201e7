"""Decides which feeds there are, what each is called, and which pages stand in it: those written in its language."""

from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404
from django.utils.translation import gettext as _

from centres.models import CentrePage
from portal.addresses import absolute
from portal.labels import label
from portal.models import ShortAddress

from ..following.subjects import subject_of
from ..models import AwarenessMaterialPage, PressReleasePage, Topic
from ..versions import without_superseded
from .closures import closure_entries
from .entries import Entry, material_entries, release_entries
from .formats import Channel

MOST_ENTRIES: Final = 30
MOST_CENTRES: Final = 50
EXTENSIONS: Final = ("rss", "json")


@dataclass(frozen=True)
class Feed:
    """A feed: what it says of itself and what stands in it, newest first."""

    channel: Channel
    entries: list[Entry]


def all_news(language: str, address: str) -> Feed:
    """Return the feed of all releases."""
    channel = _channel(_("News of the Community Resource Centres"), f"/{language}/news/", language, address)
    return Feed(channel, _releases(language))


def all_materials(language: str, address: str) -> Feed:
    """Return the feed of all awareness materials."""
    channel = _channel(
        _("Awareness materials of the Community Resource Centres"), f"/{language}/materials/", language, address
    )
    return Feed(channel, _materials(language))


def of_topic(key: str, language: str, address: str) -> Feed:
    """Return what is published on a topic; raise Http404 for a key that names none."""
    topic = Topic.objects.filter(key=key).first()
    if topic is None:
        raise Http404
    title = _("Published on: %(topic)s") % {"topic": label(topic.labels, language)}
    entries = _releases(language, topics=topic) + _materials(language, topic=topic)
    home = f"/{language}/materials/?topic={topic.key}"
    return Feed(_channel(title, home, language, address), _newest(entries))


def of_centre(short_id: str, language: str, address: str) -> Feed:
    """Return what names a centre, and its closures; raise Http404 when no public centre has that short address."""
    found = ShortAddress.objects.filter(pk=short_id).first()
    key = found.translation_key if found else None
    centre = next(iter(CentrePage.objects.public(language).filter(translation_key=key)), None) if key else None
    if centre is None:
        raise Http404
    title = _("News of %(centre)s") % {"centre": centre.words.title}
    channel = _channel(title, centre.address_in(language), language, address)
    return Feed(channel, _newest(_releases(language, related_centres=centre) + closure_entries([centre], language)))


def of_area(kind: str, key: str, language: str, address: str) -> Feed:
    """Return what is told of a place or a governorate, and its centres' closures; raise Http404 for another key."""
    area = subject_of(f"{kind}/{key}", language)
    if area is None or area.centres is None:
        raise Http404
    title = _("News of %(centre)s") % {"centre": area.title}
    there = CentrePage.objects.public(language).filter(area.centres).order_by("path").distinct()[:MOST_CENTRES]
    closures = closure_entries(there, language)
    return Feed(_channel(title, area.home, language, address), _newest(_releases(language, area.releases) + closures))


def _channel(title: str, home: str, language: str, address: str) -> Channel:
    description = _("Whole texts as they are published, in one language each.")
    return Channel(title, description, language, absolute(home), absolute(address))


def _releases(language: str, *conditions: Any, **narrowed: Any) -> list[Entry]:
    found = PressReleasePage.objects.public_in(language).filter(*conditions, **narrowed)
    pages = found.order_by("-issued_on", "-path").distinct()
    return release_entries(pages.prefetch_related("topics")[:MOST_ENTRIES])


def _materials(language: str, **narrowed: Any) -> list[Entry]:
    pages = without_superseded(AwarenessMaterialPage.objects.public_in(language), language).filter(**narrowed)
    return _newest(material_entries(pages.order_by("-first_published_at", "-path")[:MOST_ENTRIES]))


def _newest(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: entry.published_at, reverse=True)[:MOST_ENTRIES]
