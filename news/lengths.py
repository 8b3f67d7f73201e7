"""Says how long a file is, in the active language: pages, minutes and seconds."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal import languages
from portal.dates import say_number


def say_pages(count: int) -> str:
    """Return ``2 pages``."""
    return ngettext("%(number)s page", "%(number)s pages", count) % {"number": _number(count)}


def say_duration(seconds: int) -> str:
    """Return ``2 minutes 5 seconds``; parts that are zero are left out, and nothing is said of no seconds."""
    minutes, rest = divmod(seconds, 60)
    said_minutes = ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": _number(minutes)}
    said_rest = ngettext("%(number)s second", "%(number)s seconds", rest) % {"number": _number(rest)}
    if minutes and rest:
        return _("%(minutes)s %(seconds)s") % {"minutes": said_minutes, "seconds": said_rest}
    if minutes:
        return said_minutes
    return said_rest if rest else ""


def _number(number: int) -> str:
    return say_number(number, languages.current())
