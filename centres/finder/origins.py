"""Decides where the reader looks from: a name in any spelling, a place of the lists, a governorate, a position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.search_hooks import match_names

from ..places.nearest import Point, distance_km
from .asking import Asked
from .entries import Entries, Entry, with_key

# Words that people write before or behind the name of a place, and that say nothing of which one.
# A pattern that devices read as well.
SAYS_NOTHING = (
    "قضاء|ناحية|ناحيه|مدينة|مدينه|محافظة|محافظه|قرية|قريه|منطقة|منطقه|مخيم|حي|قرب|في|العراق|"
    "قەزا[یي]|ناح[یي]ە[یي]|شار[یي]|شارۆچ[کك]ە[یي]|پارێزگا[یي]|گوند[یي]|[کك]ەمپ[یي]|"
    "near|in|at|the|city|town|village|camp|of|district|sub-?district|governorate|province|quarter|nahiya|qadha|iraq|"
    "[a-z]?[0-9٠-٩]+"
)
_SAYS_NOTHING = re.compile(rf"\b(?:{SAYS_NOTHING})\b", re.IGNORECASE)
# An article that stands apart: in Latin letters, or an Arabic one with a blank behind it.
_ARTICLE = re.compile(r"^(?:(?:al|el|ad|an|ar|as|ash|at|az)[\s’'-]+|ال\s+)(?=\w)", re.IGNORECASE)
_BORDER = re.compile(r"\s*[،,;/|]\s*|\s+[-–]\s+")
# A centre covers who is so near to a place of its coverage area.
COVERED_KM = 5.0
# So many words at the end of a text are tried as the name of what a place lies in.
MOST_CUTS = 4


@dataclass(frozen=True)
class Origin:
    """Where the reader looks from. ``narrows`` is a governorate that the list keeps to; without a point nothing is
    measured. ``others`` have the same name, ``likely`` are what an unknown name may have been meant as.
    """

    name: str = ""
    point: Point | None = None
    place: Entry | None = None
    narrows: Entry | None = None
    governorate: Entry | None = None
    others: tuple[Entry, ...] = ()
    likely: tuple[Entry, ...] = ()
    is_guess: bool = False
    is_unknown: bool = False

    def covering(self, places: Sequence[Entry]) -> list[int]:
        """Return the rows of the places whose coverage means this origin: itself, and the city of a quarter."""
        if self.place is not None:
            city = next((each for each in places if each.pk == self.place.belongs_to), None)
            near = [city] if city and city.point and self.point and distance_km(city.point, self.point) <= 15 else []
            return [each.pk for each in (self.place, *near)]
        if self.point is None or self.narrows is not None:
            return []
        return [each.pk for each in places if each.point and distance_km(each.point, self.point) <= COVERED_KM]


def origin_of(asked: Asked, entries: Entries, position: Point | None = None, position_name: str = "") -> Origin:
    """Return where the reader looks from; a position comes before everything that the address says."""
    if position is not None:
        return Origin(position_name, position)
    if asked.place:
        return _typed(asked.place, entries)
    if place := with_key(entries.places, asked.town) or with_key(entries.places, asked.district):
        return _at(place, entries)
    governorate = with_key(entries.governorates, asked.governorate)
    return _within(governorate) if governorate else Origin()


def _typed(typed: str, entries: Entries) -> Origin:
    """Return the place that the text names, "Jalawla, Diyala" and "ناحية جلولاء" too; a single likely one is taken."""
    things = [*entries.places, *entries.governorates]
    plain = _plain(typed)
    for text in dict.fromkeys((typed, plain)):
        if found := _named(text, things):
            return _first(found, entries)
    if found := _with_what_it_lies_in(plain, entries):
        return _first(found, entries)
    matched = match_names(plain, [thing.names for thing in things])
    likely = [things[number] for number in matched.likely]
    closest = _without_capitals([things[number] for number in matched.closest])
    if len(closest) == 1:
        others = [each for each in likely if each is not closest[0]]
        return replace(_first([*closest, *others], entries), is_guess=True)
    if found := _where_it_ends(plain, entries):
        return replace(_first(found, entries), is_guess=True)
    return Origin(typed, is_unknown=True, likely=tuple(likely))


def _plain(typed: str) -> str:
    """Return what was typed without words that name nothing, and without an article that stands apart."""
    plain = " ".join(_SAYS_NOTHING.sub(" ", typed).split())
    return _ARTICLE.sub("", plain) or typed


def _without_capitals(things: Sequence[Entry]) -> list[Entry]:
    """Return the things without the governorates whose capital of the same name is among them."""
    towns = {str(each) for each in things if each.which == "place"}
    return [each for each in things if each.which == "place" or str(each) not in towns]


def _named(text: str, things: Sequence[Entry]) -> list[Entry]:
    return [things[number] for number in match_names(text, [thing.names for thing in things]).certain]


def _with_what_it_lies_in(text: str, entries: Entries) -> list[Entry]:
    """Return the places that one part of the text names, in the governorate or district that the other part names.

    Where the other part names neither, it may be a street or a camp: the beginning counts alone.
    """
    cuts = _cuts(text)
    for one, other in (pair for cut in cuts for pair in (cut, cut[::-1])):
        governorates = {each.pk for each in _named(other, entries.governorates)}
        districts = {each.pk for each in _named(other, entries.places)}
        if governorates or districts:
            named = _named(one, entries.places)
            if found := [each for each in named if each.lies_in in governorates or each.belongs_to in districts]:
                return found
    if not cuts or _named(cuts[0][1], entries.governorates):
        return []
    return _named(cuts[0][0], entries.places)


def _where_it_ends(text: str, entries: Entries) -> list[Entry]:
    """Return what the end of the text names, where its beginning is no place there: a quarter, a street, a camp.

    What lies there and is named almost like the beginning, or has its name elsewhere, may have been meant.
    """
    for one, other in reversed(_cuts(text)):
        if ends := _without_capitals(_named(other, [*entries.places, *entries.governorates])):
            governorates = {each.pk for each in ends if each.which == "governorate"}
            districts = {each.pk for each in ends if each.which == "place"}
            there = [each for each in entries.places if each.lies_in in governorates or each.belongs_to in districts]
            matched = match_names(one, [each.names for each in there])
            return [*ends, *(there[number] for number in matched.closest), *_named(one, entries.places)]
    return []


def _cuts(text: str) -> list[tuple[str, str]]:
    """Return the ways to read the text as two names: at its border, else between its words, the last ones first."""
    parts = [part for part in _BORDER.split(text) if part]
    if len(parts) > 1:
        return [(parts[0], parts[-1])]
    words = text.split()
    places = range(len(words) - 1, max(0, len(words) - MOST_CUTS), -1)
    return [(" ".join(words[:at]), " ".join(words[at:])) for at in places]


def _first(found: Sequence[Entry], entries: Entries) -> Origin:
    """Return the first as origin; a governorate and its capital that share a name are not two places."""
    first, *others = found
    origin = _at(first, entries) if first.which == "place" else _within(first)
    return replace(origin, others=tuple(each for each in others if each.which == "place"))


def _at(place: Entry, entries: Entries) -> Origin:
    return Origin(str(place), place.point, place, governorate=entries.governorate_of(place))


def _within(governorate: Entry) -> Origin:
    return Origin(str(governorate), governorate.point, narrows=governorate, governorate=governorate)
