"""Decides how a feed is written: RSS 2.0 with the whole text (content:encoded), and JSON Feed 1.1."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.feedgenerator import Enclosure, Rss201rev2Feed

from .entries import Entry

RSS_TYPE: Final = "application/rss+xml; charset=utf-8"
JSON_TYPE: Final = "application/feed+json; charset=utf-8"


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself; ``home`` and ``address`` are absolute."""

    title: str
    description: str
    language: str
    home: str
    address: str


class FullTextRss(Rss201rev2Feed):
    """RSS whose items carry the whole text and their picture beside the summary."""

    def rss_attributes(self) -> dict[str, str]:
        """Name the extensions of the items."""
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Write an item, then its whole text and its picture."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])
        if item["image"]:
            handler.addQuickElement("media:content", "", {"url": item["image"], "medium": "image"})


def rss(channel: Channel, entries: Sequence[Entry]) -> str:
    """Return the feed as RSS 2.0."""
    feed = FullTextRss(
        title=channel.title,
        link=channel.home,
        description=channel.description,
        language=channel.language,
        feed_url=channel.address,
    )
    for entry in entries:
        feed.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.summary,
            unique_id=entry.identity,
            unique_id_is_permalink=False,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            categories=entry.tags,
            # One is all that RSS allows.
            enclosures=[Enclosure(one.address, str(one.octets), one.media_type) for one in entry.attachments[:1]],
            html=str(entry.html),
            image=entry.image,
        )
    return str(feed.writeString("utf-8"))


def json_feed(channel: Channel, entries: Sequence[Entry]) -> str:
    """Return the feed as JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.home,
        "feed_url": channel.address,
        "language": channel.language,
        "items": [_json_item(entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False)


def _json_item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.identity,
        "url": entry.address,
        "title": entry.title,
        "content_html": str(entry.html),
        "summary": entry.summary,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.updated_at.isoformat(),
        "language": entry.language,
    }
    if entry.image:
        item["image"] = entry.image
    if entry.tags:
        item["tags"] = list(entry.tags)
    if entry.attachments:
        item["attachments"] = [
            {"url": one.address, "mime_type": one.media_type} | ({"size_in_bytes": one.octets} if one.octets else {})
            for one in entry.attachments
        ]
    return item
