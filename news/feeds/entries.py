"""Decides what an entry of a feed says: the whole text, its pictures and its recordings, with absolute addresses."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final
from uuid import uuid5

from django.utils import timezone, translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from portal.addresses import absolute, site_root
from portal.dates import say_date, say_number
from portal.labels import label
from portal.models import PortalImage
from portal.plain_text import plain_html, summary_of
from portal.uploads.renditions import JPEG, load_renditions, public_renditions

from ..choices import Format
from ..corrections import Correction, corrections_of
from ..files import MaterialFile, files_of
from ..release_body import dateline, is_shown

PICTURE_WIDTH: Final = 720
MIME_TYPES: Final = {"mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg"}
# Stands between texts that are expanded together, so that their links cost one look-up and not one each.
BETWEEN: Final = "<!--between-->"
RELATIVE: Final = re.compile(r'(?<=\s)(href|src)="/(?!/)')


@dataclass(frozen=True)
class Attachment:
    """A recording to listen to: absolute address, media type, size in octets (0 where unknown)."""

    address: str
    media_type: str
    octets: int


@dataclass(frozen=True)
class Entry:
    """One page of a feed in one language; ``html`` is the whole text, ``identity`` never changes."""

    identity: str
    title: str
    address: str
    language: str
    html: SafeString
    summary: str
    published_at: datetime
    updated_at: datetime
    image: str = ""
    attachments: tuple[Attachment, ...] = ()
    tags: tuple[str, ...] = ()


def release_entries(releases: Iterable[Any]) -> list[Entry]:
    """Return the entries of releases that came through the gate, each in the language of its words.

    The statements do not grow with the number of releases.
    """
    releases = list(releases)
    pictures = _pictures(releases)
    expand = _expander(block["value"] for one in releases for block in one.words.body.raw_data if _is_text(block))
    return [_release(release, pictures, expand) for release in releases]


def material_entries(materials: Iterable[Any]) -> list[Entry]:
    """Return the entries of materials that came through the gate, with what can be listened to attached."""
    materials = list(materials)
    files = files_of(materials)
    expand = _expander(material.words.transcript for material in materials)
    return [_material(material, files[material.pk], expand) for material in materials]


def _release(release: Any, pictures: dict[int, Any], expand: Callable[[str], SafeString]) -> Entry:
    words = release.words
    with translation.override(words.language):
        lead = dateline(release.dateline_place, words.language)
        parts = [_correction(one) for one in corrections_of(release, words.language)]
        parts += [_picture(pictures.get(release.picture_id), "", words.language)]
        parts += [format_html("<p><b>{}</b></p>", lead)] if lead else []
        parts += [_block(block, pictures, expand, words.language) for block in words.body.raw_data]
        return _entry(
            words,
            html=SafeString("".join(parts)),
            summary=words.summary or _beginning(words),
            published_at=_moment(release.issued_on, words),
            image=_address_of(pictures.get(release.picture_id)),
            tags=tuple(str(topic) for topic in release.topics.all()),
        )


def _material(material: Any, files: list[MaterialFile], expand: Callable[[str], SafeString]) -> Entry:
    words = material.words
    with translation.override(words.language):
        taken = format_html_join("", '<li><a href="{}">{}</a> ({})</li>', ((f.address, f.name, f.note) for f in files))
        html = format_html("{}<ul>{}</ul>", expand(words.transcript), _whole(taken))
        image = next((absolute(file.address) for file in files if file.format == Format.PICTURE), "")
        return _entry(
            words,
            html=html,
            summary=words.summary or summary_of(plain_html(words.transcript)),
            published_at=words.first_published_at or words.last_published_at,
            image=image,
            attachments=tuple(_attachment(file) for file in files if file.format == Format.AUDIO),
            tags=(label(material.topic.labels),) if material.topic else (),
        )


def _entry(words: Any, **said: Any) -> Entry:
    return Entry(
        identity=uuid5(words.translation_key, words.language).urn,
        title=words.title,
        address=absolute(words.public_path),
        language=words.language,
        updated_at=words.last_published_at or said["published_at"],
        **said,
    )


def _correction(correction: Correction) -> str:
    told = _("Correction, %(day)s:") % {"day": say_date(correction.on, correction.language)}
    return format_html("<p><strong>{}</strong> {}</p>", told, correction.text)


def _moment(day: date | None, words: Any) -> datetime:
    """Return when the release was issued: the moment it went public if that was the day stated, else that midnight."""
    published = words.first_published_at
    if day is None or (published and timezone.localdate(published) == day):
        return published
    return timezone.make_aware(datetime.combine(day, time()))


def _beginning(words: Any) -> str:
    return summary_of(" ".join(plain_html(block["value"]) for block in words.body.raw_data if _is_text(block)))


def _is_text(block: dict[str, Any]) -> bool:
    return block["type"] == "paragraph"


def _expander(texts: Iterable[str]) -> Callable[[str], SafeString]:
    """Return what turns stored rich text into HTML with absolute addresses; all the texts are resolved at once."""
    stored = list(dict.fromkeys(texts))
    expanded = expand_db_html(BETWEEN.join(stored)).split(BETWEEN) if stored else []
    by_text = {text: _whole(html) for text, html in zip(stored, expanded, strict=True)}
    return by_text.__getitem__


def _whole(html: str) -> SafeString:
    """Return HTML (cleaned when it was saved) whose links and pictures name the portal's host."""
    return mark_safe(RELATIVE.sub(rf'\1="{site_root()}/', html))  # noqa: S308


def _pictures(releases: list[Any]) -> dict[int, Any]:
    """Return the pictures of all releases that may be shown, by id, with their renditions (two statements)."""
    wanted = {release.picture_id for release in releases if release.picture_id}
    for release in releases:
        wanted |= {block["value"]["picture"] for block in release.words.body.raw_data if block["type"] == "picture"}
    found = {pk: one for pk, one in PortalImage.objects.in_bulk(wanted).items() if is_shown(one)} if wanted else {}
    load_renditions(found.values())
    return found


def _block(block: dict[str, Any], pictures: dict[int, Any], expand: Callable[[str], SafeString], language: str) -> str:
    value = block["value"]
    match block["type"]:
        case "paragraph":
            return expand(value)
        case "heading":
            return format_html("<h2>{}</h2>", value)
        case "quote":
            who = [value["speaker"], value.get("position"), value.get("organisation")]
            said_by = _("; ").join(filter(None, who))
            return format_html("<blockquote><p>{}</p><p>— {}</p></blockquote>", value["text"], said_by)
        case "figure":
            return _figure(value, language)
        case "picture":
            return _picture(pictures.get(value["picture"]), value.get("caption") or "", language)
    return ""


def _figure(value: dict[str, Any], language: str) -> str:
    number = say_number(float(value["value"]), language)
    about = _("about %(number)s") % {"number": number} if value.get("approximate") else number
    as_of = say_date(date.fromisoformat(value["as_of"]), language) if value.get("as_of") else ""
    note = _("; ").join(filter(None, (as_of, value["source"])))
    return format_html("<p><b>{}</b> {} ({})</p>", about, value["unit"], note)


def _picture(picture: Any, caption: str, language: str) -> str:
    if not (address := _address_of(picture)):
        return ""
    said = " ".join(filter(None, (caption, _("Photo or drawing:"), picture.credit)))
    return format_html(
        '<figure><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>',
        address,
        label(picture.alternative_text, language),
        said,
    )


def _address_of(picture: Any) -> str:
    rendition = public_renditions(picture).get(JPEG[PICTURE_WIDTH]) if picture else None
    return absolute(rendition.url) if rendition else ""


def _attachment(file: MaterialFile) -> Attachment:
    extension = file.type.lower()
    return Attachment(absolute(file.address), MIME_TYPES.get(extension, "application/octet-stream"), file.octets)
