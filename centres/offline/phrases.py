"""The words that a device needs to say what it found, in the active language."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..finder.distances import direction_words, position_words


def phrases() -> dict[str, object]:
    """Return the phrases by the names that the device's script knows."""
    return {
        "directions": direction_words(),
        "far": _("about %(km)s km %(direction)s of %(place)s"),
        "here": _("in %(place)s"),
        "position": position_words(),
        "open": _("Open now"),
        "closes": _("Open now, closes %(time)s"),
        "closed": _("Closed now"),
        "opens": _("Closed now, opens %(when)s"),
        "opensLater": _("Closed today, opens %(when)s"),
        "call": _("Call for hours"),
        "tomorrow": pgettext("opening hours", "tomorrow"),
        "dayAndTime": pgettext("opening hours", "%(day)s %(time)s"),
        "nearest": _("Nearest first"),
        "guess": _("You typed “%(typed)s”; these are the results for %(place)s."),
        "nothing": _("No centre fits this"),
        "unknown": _("We do not know a place called “%(place)s”."),
        "instead": _("Or call a centre near you and ask"),
        "saved": _("Saved on this phone on %(date)s. Call before you go: something may have changed."),
        "expired": _("What is saved on this phone is too old to say what is open."),
    }
