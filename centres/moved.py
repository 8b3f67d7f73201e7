"""Decides how a reviewer is told that a centre moved on the map: how far and in which direction."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from portal import languages
from portal.dates import say_number

from .places.nearest import Point, direction, distance_km

TOWARDS = {
    "north": gettext_lazy("to the north"),
    "north_east": gettext_lazy("to the north-east"),
    "east": gettext_lazy("to the east"),
    "south_east": gettext_lazy("to the south-east"),
    "south": gettext_lazy("to the south"),
    "south_west": gettext_lazy("to the south-west"),
    "west": gettext_lazy("to the west"),
    "north_west": gettext_lazy("to the north-west"),
}
FIELDS = {"latitude", "longitude"}


def told_move(before: Any, after: Any) -> list[tuple[str, SafeString]]:
    """Return (label, text) of a moved position, and nothing where it stays."""
    old, new = _point(before), _point(after)
    if old == new:
        return []
    label = pgettext("of a centre", "Position on the map")
    went, came = _shown(old, "deletion"), _shown(new, "addition")
    if old is None or new is None:
        return [(label, format_html("{}{}", went, came))]
    return [(label, format_html("<p><strong>{}</strong></p>{}{}", _moved(old, new), went, came))]


def _moved(old: Point, new: Point) -> str:
    towards = direction(old, new)
    words = {"distance": said_distance(distance_km(old, new)), "towards": TOWARDS[towards or "north"]}
    return _("Moved by %(distance)s %(towards)s") % words


def said_distance(km: float) -> str:
    """Return a distance as people say it: metres below a kilometre."""
    language = languages.current()
    if km < 1:
        return _("%(metres)s m") % {"metres": say_number(max(1, round(km * 1000)), language)}
    return _("%(kilometres)s km") % {"kilometres": say_number(round(km, 1), language)}


def _point(centre: Any) -> Point | None:
    if centre.latitude is None or centre.longitude is None:
        return None
    return (centre.latitude, centre.longitude)


def _shown(point: Point | None, kind: str) -> SafeString:
    if point is None:
        return SafeString("")
    return format_html('<div class="{}"><bdi dir="ltr">{}, {}</bdi></div>', kind, *point)
