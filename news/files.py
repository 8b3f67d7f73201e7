"""Decides what is said of each file of an awareness material: what it is for, its language, type, size and length."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import urlsplit

from django.core.cache import cache
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from centres.naming import listed
from portal import languages
from portal.dates import say_size
from portal.models import PortalDocument, PortalImage
from portal.models.media import DocumentLanguage
from portal.uploads.renditions import JPEG, WEBP, WIDTHS, load_renditions, public_renditions

from .choices import Format
from .lengths import say_duration, say_pages

AUDIO_TYPES: Final = frozenset({"mp3", "m4a", "ogg"})
FILM_TYPES: Final = frozenset({"mp4", "webm"})
PICTURE_TYPES: Final = frozenset({"jpg", "jpeg", "png", "webp"})

# Names of pictograms in components/icon.html.
SHAPES: Final[Mapping[str, str]] = {
    Format.DOCUMENT: "page",
    Format.PICTURE: "picture",
    Format.AUDIO: "audio",
    Format.FILM: "video",
}
PURPOSES: Final[Mapping[str, Any]] = {
    Format.DOCUMENT: gettext_lazy("To read or print"),
    Format.PICTURE: gettext_lazy("Picture for phones"),
    Format.AUDIO: gettext_lazy("Recording to listen to"),
    Format.FILM: gettext_lazy("Film"),
}
# What a picture may weigh that people send on by phone.
MOST_OCTETS: Final = 100_000
# Renditions never change under their name, so their sizes may be kept: a week, in seconds.
SIZE_KEPT: Final = 7 * 24 * 3600


@dataclass(frozen=True)
class MaterialFile:
    """One file that can be taken along; ``language`` is empty where there are no words in it.

    ``octets`` is 0 where unknown, ``host`` the other site a film lies on, ``length`` said in the active language.
    """

    format: Format
    address: str
    language: str
    type: str = ""
    octets: int = 0
    length: str = ""
    title: str = ""
    host: str = ""

    @property
    def shape(self) -> str:
        """Return the name of the pictogram."""
        return SHAPES[self.format]

    @property
    def name(self) -> str:
        """Return what the file is for and its language: ``To read or print, Arabic``."""
        return listed(filter(None, (str(PURPOSES[self.format]), language_name(self.language))))

    @property
    def note(self) -> SafeString:
        """Return what one wants to know before the tap: type and size, or the other site, and the length."""
        parts = [self._weight(), self.length]
        return format_html_join(pgettext("between facts of a file", " · "), "{}", ((part,) for part in parts if part))

    def _weight(self) -> str:
        if self.host:
            return format_html(_("on another site: {}"), format_html('<bdi dir="ltr">{}</bdi>', self.host))
        said = say_size(self.octets, languages.current()) if self.octets else ""
        return format_html("<bdi>{}</bdi> {}", self.type, said) if said else format_html("<bdi>{}</bdi>", self.type)


def language_name(code: str) -> str:
    """Return the name of a file's language in the active language; empty for a file without words."""
    has_words = code in DocumentLanguage.values and code != DocumentLanguage.NONE
    return str(DocumentLanguage(code).label) if has_words else ""


def format_of(extension: str) -> Format:
    """Return the format of an uploaded file by its extension (lower case, no dot)."""
    if extension in AUDIO_TYPES:
        return Format.AUDIO
    if extension in FILM_TYPES:
        return Format.FILM
    return Format.PICTURE if extension in PICTURE_TYPES else Format.DOCUMENT


def formats_of(blocks: Iterable[Mapping[str, Any]], extensions: Mapping[int, str]) -> set[Format]:
    """Return the formats among the stored blocks of one material; ``extensions`` are those of documents by id."""
    found = {Format.PICTURE for block in blocks if block["type"] == "picture"}
    found |= {Format.FILM for block in blocks if block["type"] == "video"}
    return found | {format_of(extensions[pk]) for pk in document_ids(blocks) if pk in extensions}


def document_ids(blocks: Iterable[Mapping[str, Any]]) -> list[int]:
    """Return the ids of the documents among stored blocks."""
    return [block["value"] for block in blocks if block["type"] == "document" and block["value"]]


def document_traits(pks: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return (extension, language) of documents by id, extensions lower case and without the dot (one statement)."""
    rows = PortalDocument.objects.filter(pk__in=set(pks)).values_list("pk", "file", "language")
    return {pk: (PurePosixPath(name).suffix.lower().lstrip("."), language) for pk, name, language in rows}


def languages_in(blocks: Iterable[Mapping[str, Any]], documents: Mapping[int, tuple[str, str]]) -> set[str]:
    """Return the languages of the files among the stored blocks of one material; without words there is none."""
    blocks = list(blocks)
    found = {block["value"]["language"] for block in blocks if block["type"] != "document"}
    found |= {documents[pk][1] for pk in document_ids(blocks) if pk in documents}
    return {code for code in found if language_name(code)}


def files_of(materials: Iterable[Any]) -> dict[int, list[MaterialFile]]:
    """Return the files of materials by the materials' ids, in the editors' order: at most three statements in all.

    A file that was deleted, and a picture that may not be shown any more, is left out.
    """
    blocks = {material.pk: list(material.files.raw_data) for material in materials}
    every = [block for some in blocks.values() for block in some]
    documents = _in_bulk(PortalDocument, document_ids(every))
    pictures = _in_bulk(PortalImage, [block["value"]["picture"] for block in every if block["type"] == "picture"])
    pictures = {pk: picture for pk, picture in pictures.items() if picture.is_publishable()}
    load_renditions(pictures.values())
    return {
        pk: [file for block in some if (file := _file(block, documents, pictures)) is not None]
        for pk, some in blocks.items()
    }


def rows_of(files: Iterable[MaterialFile]) -> list[tuple[str, str, SafeString, str, str]]:
    """Return (name, address, note, shape, language) as components/files.html shows them.

    Files that would have the same name are told apart by their titles.
    """
    files = list(files)
    times = Counter(file.name for file in files)
    return [(_told_apart(file, times), file.address, file.note, file.shape, file.language) for file in files]


def _told_apart(file: MaterialFile, times: Counter[str]) -> str:
    if times[file.name] == 1 or not file.title:
        return file.name
    return format_html("{}: <bdi>{}</bdi>", file.name, file.title)


def _in_bulk(model: Any, pks: list[int]) -> dict[int, Any]:
    return model.objects.in_bulk({pk for pk in pks if pk}) if pks else {}


def _file(block: Mapping[str, Any], documents: Mapping[int, Any], pictures: Mapping[int, Any]) -> MaterialFile | None:
    value = block["value"]
    if block["type"] == "document":
        return _document(documents[value]) if value in documents else None
    if block["type"] == "picture":
        return _picture(pictures[value["picture"]], value["language"]) if value["picture"] in pictures else None
    return _film(value) if block["type"] == "video" else None


def _document(document: Any) -> MaterialFile:
    extension = document.file_extension.lower()
    length = say_pages(document.page_count) if document.page_count else say_duration(document.duration_seconds or 0)
    return MaterialFile(
        format=format_of(extension),
        address=document.url,
        language=_code(document.language),
        type=extension.upper(),
        octets=document.file_size or 0,
        length=length,
        title=document.title,
    )


def _picture(picture: Any, language: str) -> MaterialFile | None:
    """Return the sharpest rendition that is light enough to be sent from phone to phone, else the lightest.

    JPEG before WebP, which old phones cannot show and messengers take for a sticker.
    """
    renditions = public_renditions(picture)
    found = [
        (spec_kind, rendition)
        for width in sorted(WIDTHS, reverse=True)
        for spec_kind, spec in (("JPEG", JPEG[width]), ("WebP", WEBP[width]))
        if (rendition := renditions.get(spec)) is not None
    ]
    if not found:
        return None
    light = (one for one in found if _octets(one[1]) <= MOST_OCTETS)
    kind, rendition = next(light, None) or min(found, key=lambda one: _octets(one[1]))
    octets = _octets(rendition)
    return MaterialFile(Format.PICTURE, rendition.url, _code(language), kind, octets, title=picture.title)


def _film(value: Mapping[str, Any]) -> MaterialFile:
    return MaterialFile(
        format=Format.FILM,
        address=value["address"],
        language=_code(value["language"]),
        length=say_duration((value.get("minutes") or 0) * 60),
        host=urlsplit(value["address"]).netloc.removeprefix("www."),
    )


def _code(language: str) -> str:
    return "" if language == DocumentLanguage.NONE else language


def _octets(rendition: Any) -> int:
    """Return the size of a rendition, asked of the storage once; 0 where the file cannot be read."""
    key = f"news.octets.{rendition.file.name}"
    octets = cache.get(key)
    if octets is None:
        try:
            octets = rendition.file.size
        except OSError:
            return 0
        cache.set(key, octets, SIZE_KEPT)
    return int(octets)
