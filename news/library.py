"""Decides how the library of materials is narrowed: by format, topic, audience and the language of the files."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.labels import label

from .choices import Format
from .files import document_ids, document_traits, formats_of, language_name, languages_in
from .models import AwarenessMaterialPage
from .versions import without_superseded

TAB_LABELS: Mapping[Format, str | Promise] = {
    Format.DOCUMENT: gettext_lazy("Documents"),
    Format.PICTURE: gettext_lazy("Pictures"),
    Format.AUDIO: gettext_lazy("Audio"),
    Format.FILM: gettext_lazy("Films"),
}
# What beside the format narrows the list, in the order in which it is offered.
HEADINGS: Mapping[str, str | Promise] = {
    "topic": gettext_lazy("Topic"),
    "audience": gettext_lazy("For whom"),
    "language": gettext_lazy("Language of the files"),
}


@dataclass(frozen=True)
class Wish:
    """What the list is narrowed to, one key of each sort or none."""

    format: str = ""
    topic: str = ""
    audience: str = ""
    language: str = ""

    @property
    def query(self) -> str:
        """Return the part of the address that asks for this; just the question mark where nothing is asked."""
        return "?" + urlencode({name: key for name, key in asdict(self).items() if key})


@dataclass(frozen=True)
class Kept:
    """What the library is counted by: a material's id, its formats, and names by key of topic, audiences, languages."""

    pk: int
    formats: set[Format]
    names: Mapping[str, Mapping[str, str]]

    def fits(self, wish: Wish, besides: str = "") -> bool:
        """Say whether the wish includes the material, whatever it says of the sort ``besides``."""
        asked = {name: key for name, key in asdict(wish).items() if key and name != besides}
        return all(key in (self.formats if name == "format" else self.names[name]) for name, key in asked.items())


def library_of(language: str) -> list[Kept]:
    """Return all public materials but older versions, newest first (three statements)."""
    pages = without_superseded(AwarenessMaterialPage.objects.public(language), language)
    pages = pages.order_by("-first_published_at", "-path")
    rows = list(pages.values_list("pk", "files", "topic__key", "topic__labels"))
    blocks = {pk: list(files.raw_data) for pk, files, _key, _labels in rows}
    documents = document_traits(pk for some in blocks.values() for pk in document_ids(some))
    extensions = {pk: extension for pk, (extension, _language) in documents.items()}
    audiences = _audiences(blocks)
    return [
        Kept(
            pk,
            formats_of(blocks[pk], extensions),
            {
                "topic": {key: label(labels)} if key else {},
                "audience": audiences.get(pk, {}),
                "language": {code: language_name(code) for code in languages_in(blocks[pk], documents)},
            },
        )
        for pk, _files, key, labels in rows
    ]


def wish_of(query: Mapping[str, str], library: Iterable[Kept]) -> Wish:
    """Return what an address asks for; keys that name nothing in the library are ignored."""
    known: dict[str, set[str]] = {name: {key for kept in library for key in kept.names[name]} for name in HEADINGS}
    known["format"] = set(Format.values)
    return Wish(**{name: query[name] for name in known if query.get(name, "") in known[name]})


def tabs_of(library: Iterable[Kept], wish: Wish) -> list[tuple[str, int, str, bool]]:
    """Return (label, count, address, is current) of all formats and of each that occurs or is chosen."""
    about = [kept for kept in library if kept.fits(wish, besides="format")]
    tabs = [(_("All"), len(about), replace(wish, format="").query, not wish.format)]
    for each in Format:
        count = sum(each in kept.formats for kept in about)
        if count or each == wish.format:
            tabs.append((str(TAB_LABELS[each]), count, replace(wish, format=each.value).query, each == wish.format))
    return tabs


def choices_of(library: Iterable[Kept], wish: Wish) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (heading, [(label, address)]) of every sort that is not chosen yet and leaves a choice."""
    left = [kept for kept in library if kept.fits(wish)]
    found = []
    for name, heading in HEADINGS.items():
        names = {key: said for kept in left for key, said in kept.names[name].items()}
        if not getattr(wish, name) and len(names) > 1:
            rows = sorted(names.items(), key=lambda row: row[1])
            found.append((str(heading), [(said, replace(wish, **{name: key}).query) for key, said in rows]))
    return found


def chips_of(library: Iterable[Kept], wish: Wish) -> list[tuple[str, str]]:
    """Return (label, address without it) of what is chosen beside the format."""
    names = {(name, key): said for kept in library for name in HEADINGS for key, said in kept.names[name].items()}
    asked = [(name, getattr(wish, name)) for name in HEADINGS if getattr(wish, name)]
    return [(names[name, key], replace(wish, **{name: ""}).query) for name, key in asked]


def _audiences(pks: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return the audiences of materials, labels by key (one statement)."""
    through: Any = AwarenessMaterialPage.audiences.through
    rows = through.objects.filter(awarenessmaterialpage_id__in=list(pks))
    found: dict[int, dict[str, str]] = {}
    for pk, key, labels in rows.values_list("awarenessmaterialpage_id", "audience__key", "audience__labels"):
        found.setdefault(pk, {})[key] = label(labels)
    return found
