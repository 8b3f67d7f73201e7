"""Decides how the day is said on which a centre opened, as exactly as it is known."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from portal.dates import say_date, say_number

from .choices import DatePrecision

ORDINALS = (
    pgettext_lazy("which centre", "first"),
    pgettext_lazy("which centre", "second"),
    pgettext_lazy("which centre", "third"),
    pgettext_lazy("which centre", "fourth"),
    pgettext_lazy("which centre", "fifth"),
    pgettext_lazy("which centre", "sixth"),
    pgettext_lazy("which centre", "seventh"),
    pgettext_lazy("which centre", "eighth"),
    pgettext_lazy("which centre", "ninth"),
    pgettext_lazy("which centre", "tenth"),
)
# What a machine reads: the day, the month or the year (the forms of HTML's <time>).
MACHINE_FORMS = {DatePrecision.DAY: "%Y-%m-%d", DatePrecision.YEAR: "%Y"}
VAGUE = {
    DatePrecision.EARLY_MONTH: pgettext_lazy("opening date", "early %(month)s"),
    DatePrecision.MID_MONTH: pgettext_lazy("opening date", "mid-%(month)s"),
    DatePrecision.LATE_MONTH: pgettext_lazy("opening date", "late %(month)s"),
}


@dataclass(frozen=True)
class Opened:
    """The date for machines and for people, and which centre of the network it was (empty where unknown)."""

    machine: str
    said: str
    which: str = ""

    def __str__(self) -> str:
        return self.said + self.which


def opened_words(centre: Any, language: str) -> Opened | None:
    """Return when the centre opened and which one it was, said in the language, which is active; None where unknown."""
    day = centre.opened_on
    if day is None:
        return None
    precision = DatePrecision(centre.opened_precision or DatePrecision.DAY)
    if precision == DatePrecision.DAY:
        said = say_date(day, language, "EEEE d MMMM y")
    elif precision == DatePrecision.YEAR:
        said = say_date(day, language, "y")
    else:
        month = say_date(day, language, "MMMM y")
        said = str(VAGUE[precision]) % {"month": month} if precision in VAGUE else month
    return Opened(day.strftime(MACHINE_FORMS.get(precision, "%Y-%m")), said, _which(centre.ordinal, language))


def _which(ordinal: int | None, language: str) -> str:
    """Return ", the sixth centre": to the tenth in words, then in figures."""
    if not ordinal:
        return ""
    if ordinal <= len(ORDINALS):
        return pgettext("after an opening date", ", the %(ordinal)s centre") % {"ordinal": ORDINALS[ordinal - 1]}
    return _(", centre number %(number)s of the network") % {"number": say_number(ordinal, language)}
