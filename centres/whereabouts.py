"""Decides what may be said of where a centre is; of a hidden address the governorate alone."""

from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from portal.labels import label


def place_words(centre: Any) -> str:
    """Return "Jalawla, Diyala" in the active language, or the governorate where the place is unknown or hidden."""
    return _together(*_names(centre))


def town_words(place: Any) -> str:
    """Return the same of a town."""
    return _together(label(place.labels), label(place.governorate.labels))


def lead_words(centre: Any) -> str:
    """Return the sentence below the centre's name, in the active language: what it is and where."""
    place, governorate = _names(centre)
    names = {"place": place, "governorate": governorate}
    if not governorate:
        return (
            _("Mobile team of the Community Resource Centres") if centre.is_mobile else _("Community Resource Centre")
        )
    if centre.is_mobile:
        if place:
            return _("Mobile team of the Community Resource Centres in %(place)s, %(governorate)s governorate") % names
        return _("Mobile team of the Community Resource Centres in %(governorate)s governorate") % names
    if place:
        return _("Community Resource Centre in %(place)s, %(governorate)s governorate") % names
    return _("Community Resource Centre in %(governorate)s governorate") % names


def point_of(centre: Any) -> tuple[float, float] | None:
    """Return (latitude, longitude) in degrees, and None where it is hidden, unknown, or a team that moves."""
    if centre.address_hidden or centre.is_mobile or centre.latitude is None or centre.longitude is None:
        return None
    return centre.latitude, centre.longitude


def map_query(centre: Any) -> str:
    """Return what a map is asked for: the position, else the place's English name; empty where nobody is led."""
    if point := point_of(centre):
        return f"{point[0]:.6g},{point[1]:.6g}"
    if centre.address_hidden or centre.is_mobile or centre.place is None:
        return ""
    return ", ".join(filter(None, (label(centre.place.labels, "en"), label(_labels(centre.governorate), "en"), "Iraq")))


def map_app_address(centre: Any, name: str) -> str:
    """Return the ``geo:`` address (RFC 5870) that opens the phone's own map at the centre; empty without a position."""
    point = point_of(centre)
    if point is None:
        return ""
    position = f"{point[0]:.6g},{point[1]:.6g}"
    return f"geo:{position}?q={position}({quote(name)})"


def _together(place: str, governorate: str) -> str:
    if not place or place == governorate:
        return governorate
    if not governorate:
        return place
    return _("%(place)s, %(governorate)s") % {"place": place, "governorate": governorate}


def _names(centre: Any) -> tuple[str, str]:
    place = None if centre.address_hidden else centre.place
    return label(_labels(place)), label(_labels(centre.governorate))


def _labels(point: Any) -> dict[str, str]:
    return point.labels if point is not None else {}
