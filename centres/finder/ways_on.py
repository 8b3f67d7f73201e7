"""Decides what a page of results is called, which filters can be dropped, and where one goes on from nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.dates import say_number

from ..listing import centres_path
from .asking import Asked, When
from .entries import Entries, Entry
from .matching import Wish, fitting
from .origins import Origin

if TYPE_CHECKING:
    from .showing import Found

# (name, address, note, no language): as components/rows.html shows them.
Way = tuple[str, str, str, str]


def titles_of(asked: Asked, origin: Origin, wish: Wish) -> dict[str, str]:
    """Return the heading, empty where the page's own title is right, and what is said where nothing fits."""
    names = {"kind": str(wish.kind or ""), "place": origin.name}
    near = bool(origin.name) and not origin.is_unknown
    if near and wish.kind:
        heading = _("%(kind)s in %(place)s") if origin.narrows else _("%(kind)s near %(place)s")
    elif near:
        heading = _("Centres in %(place)s") if origin.narrows else _("Centres near %(place)s")
    else:
        heading = "%(kind)s"
    # What an onlooker sees in the list of windows says nothing of a sensitive kind.
    neutral = _("Support and referral") if wish.kind and wish.kind.is_sensitive else ""
    return {"heading": heading % names, "neutral_title": neutral, "nothing": _nothing(wish, origin)}


def chips_of(asked: Asked, origin: Origin, wish: Wish, language: str) -> list[tuple[str, str]]:
    """Return each filter in use with the address that drops it."""
    path = centres_path(language)
    chips = []
    if asked.says_where and origin.name:
        chips.append((asked.place if origin.is_unknown else origin.name, path + asked.elsewhere()))
    if wish.kind:
        chips.append((str(wish.kind), path + asked.query(kind="")))
    if wish.audience:
        chips.append((str(wish.audience), path + asked.query(audience="")))
    if wish.when:
        chips.append((str(when_words(wish.when)), path + asked.query(when=When.ANY)))
    return chips


def when_words(when: When) -> str:
    """Return the filter by time in words."""
    return _("Open now") if when == When.NOW else _("Open today")


def near_by_name(asked: Asked, origin: Origin, entries: Entries, language: str) -> list[tuple[str, str]]:
    """Return the places that the typed name may mean as well, each with the address that looks from there."""
    path = centres_path(language)
    meant = origin.likely if origin.is_unknown else origin.others
    return [(_in_full(each, entries), path + asked.elsewhere(**_where(each))) for each in meant]


def ways_out(found: Found, language: str) -> list[Way]:
    """Return rows that lead from a list without results to wider ones, each with how much is there."""
    return [(name, centres_path(language) + asked.query(), note, "") for name, asked, note in _wider(found, language)]


def _wider(found: Found, language: str) -> Iterator[tuple[str, Asked, str]]:
    asked, wish, origin = found.asked, found.wish, found.origin
    if wish.when:
        anyone = replace(wish, when=When.ANY)
        name = _("Remove “%(filter)s”") % {"filter": when_words(wish.when)}
        yield name, replace(asked, when=When.ANY), _centres(_count(found, anyone), language)
    if wish.kind and origin.narrows:
        name = _("%(kind)s in all governorates") % {"kind": wish.kind}
        yield name, replace(asked, governorate="", place=""), ""
    if wish.kind and origin.narrows:
        yield _("All services in %(governorate)s") % {"governorate": origin.name}, replace(asked, kind=""), ""
    elif wish.kind and origin.point:
        yield _("All services near %(place)s") % {"place": origin.name}, replace(asked, kind=""), ""
    if wish.audience:
        yield _("Remove “%(filter)s”") % {"filter": wish.audience}, replace(asked, audience=""), ""
    if asked.query():
        yield _("All centres"), Asked(), ""


def _count(found: Found, wish: Wish) -> int:
    within = found.origin.narrows
    rows = fitting(found.rows, wish, found.now, found.book)
    return len([row for row in rows if within is None or row.governorate == within.pk])


def _centres(number: int, language: str) -> str:
    return ngettext("%(number)s centre", "%(number)s centres", number) % {"number": say_number(number, language)}


def _nothing(wish: Wish, origin: Origin) -> str:
    """Return why the list is empty."""
    names = {"kind": str(wish.kind or ""), "governorate": origin.name}
    if wish.when and wish.kind:
        there = {
            When.NOW: _("No centre that offers “%(kind)s” is known to be open now"),
            When.TODAY: _("No centre that offers “%(kind)s” is open today"),
        }
        return there[wish.when] % names
    if wish.when:
        return _("No centre is known to be open now") if wish.when == When.NOW else _("No centre is open today")
    if wish.kind and origin.narrows:
        return _("No centre in %(governorate)s offers “%(kind)s”") % names
    if wish.kind:
        return _("No centre offers “%(kind)s” at present") % names
    if origin.narrows:
        return _("There is no centre in %(governorate)s") % names
    return _("No centre fits this") if wish.audience else _("No centre is listed yet")


def _where(entry: Entry) -> dict[str, str]:
    return {"town" if entry.which == "place" else "governorate": entry.key}


def _in_full(entry: Entry, entries: Entries) -> str:
    governorate: Any = entries.governorate_of(entry) if entry.which == "place" else None
    if governorate is None or str(governorate) == str(entry):
        return str(entry)
    return _("%(place)s, %(governorate)s") % {"place": entry, "governorate": governorate}
