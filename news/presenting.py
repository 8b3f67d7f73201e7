"""Decides what the pages of a press release and of an awareness material show beside their own words."""

from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from centres.models import CentrePage, PartnerPage
from centres.naming import Named, by_title, listed, named
from centres.terms import stated_terms
from centres.whereabouts import place_words
from portal.addresses import absolute
from portal.labels import label
from portal.uploads.renditions import load_renditions

from .contacts import contact_lines, press_contacts_of
from .corrections import corrections_of
from .files import MaterialFile, files_of, language_name, rows_of
from .packs import message_of, players_of
from .release_body import figures_in, is_shown, pictures_in, shared_note, text_parts
from .terms import release_terms
from .versions import versions_of

# (name, address, note, language of the name when it is not the reader's)
Row = tuple[str, str, str, str]

# Said in full: databases differ in where they put what is empty.
NUMBERED_FIRST = F("ordinal").asc(nulls_last=True)


def news_path(language: str) -> str:
    """Return the address of the list of releases: its slug is the portal's own and the same in every language."""
    return f"/{language}/news/"


def materials_path(language: str) -> str:
    """Return the address of the list of materials."""
    return f"/{language}/materials/"


def news_breadcrumb(language: str) -> list[tuple[str, str]]:
    """Return the list of releases."""
    return [(_("News"), news_path(language))]


def materials_breadcrumb(language: str) -> list[tuple[str, str]]:
    """Return the list of materials."""
    return [(_("Materials"), materials_path(language))]


def release_context(release: Any, language: str) -> dict[str, Any]:
    """Return figures, text, picture, the pages named, funding and goals, and how the release is shared.

    ``release`` is the source row. At most ten statements, however much is named.
    """
    words = release.words
    figures = figures_in(words.body)
    picture = release.picture if is_shown(release.picture) else None
    load_renditions([picture, *pictures_in(words.body)])
    return {
        "corrections": corrections_of(release, language),
        "figures": figures,
        "shared_note": shared_note(figures),
        "parts": text_parts(words.body, release.dateline_place, words.language),
        "picture": picture,
        "event_on": release.event_on if release.event_on != release.issued_on else None,
        "centres": _centres(release, language),
        "partners": _partners(release, language),
        "project": label(release.project.labels) if release.project else "",
        **release_terms(release),
        "contact": contact_lines(words.press_contact),
        "press_contacts": press_contacts_of(release),
        "short_address": _short_address(release),
    }


def material_context(material: Any, language: str) -> dict[str, Any]:
    """Return the files, what can be taken along, other versions, and whom it is for; at most seven statements."""
    files = files_of([material])[material.pk]
    address = _short_address(material)
    return {
        "formats": listed(dict.fromkeys(str(file.format.label) for file in files)),
        "files": rows_of(files),
        "players": players_of(files),
        "message": message_of(material.words, address),
        "qr_path": material.short_path,
        "topic": label(material.topic.labels) if material.topic else "",
        "audiences": listed(str(audience) for audience in stated_terms(material, "audiences")["audiences"]),
        "file_languages": languages_of(files),
        "short_address": address,
        **versions_of(material, language),
    }


def languages_of(files: list[MaterialFile]) -> str:
    """Return the names of the files' languages in the active language, each once."""
    return listed(dict.fromkeys(name for file in files if (name := language_name(file.language))))


def _centres(release: Any, language: str) -> list[Row]:
    """Return the centres named that readers may see."""
    shown = CentrePage.objects.public(language).filter(pk__in=_ids(release, "related_centres"))
    rows = [(named(centre, language), place_words(centre)) for centre in shown.order_by(NUMBERED_FIRST, "path")]
    return [(name.name, name.address, where, name.language) for name, where in rows]


def _partners(release: Any, language: str) -> list[tuple[Named, str]]:
    """Return the partners named that readers may see, each with its type."""
    shown = by_title(PartnerPage.objects.public(language).filter(pk__in=_ids(release, "related_partners")))
    return [(named(partner, language), partner.get_type_display()) for partner in shown]


def _ids(release: Any, name: str) -> Any:
    """Return the ids of the pages named: as a part of the statement that asks for them, or those a preview holds."""
    pages = getattr(release, name).all()
    return pages.order_by().values("pk") if isinstance(pages, QuerySet) else [page.pk for page in pages]


def _short_address(page: Any) -> str:
    path = page.short_path
    return absolute(path) if path else ""
