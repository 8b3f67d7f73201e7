"""Decides how findings are said to people in the admin."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext_lazy as _

from .. import dates, languages
from ..models import AcceptedDifference
from .acceptance import accepted, may_accept
from .findings import Finding, Side
from .pages import findings_of

TITLES = {
    "attachment": _("The number is told of something else"),
    "number": _("A number differs"),
    "direction": _("One language says that it rose, the other that it fell"),
    "approximation": _("More, less or about: the number is qualified differently"),
    "date": _("A date differs"),
    "weekday": _("A day of the week differs"),
    "time": _("A time of day differs"),
    "phone": _("A phone number differs"),
    "place": _("A place differs"),
    "organisation": _("An organisation differs"),
    "name": _("A person is not named in the other language"),
    "acronym": _("An acronym differs"),
    "term": _("A term of the glossary differs"),
    "link": _("A link differs"),
    "quote": _("A quotation stands in one language only"),
    "fact": _("The words contradict the facts of the page"),
}
CALENDAR = _("The calendar has another day of the week for this date")
ONE_SIDED = _("Only one language says this.")


def _in_words(fact: str) -> str:
    """Return a fact as people write it: a date, a number, or as it is."""
    language = languages.current()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", fact):
        return dates.say_date(date.fromisoformat(fact), language)
    if re.fullmatch(r"\d+(?:/\d+)?", fact):
        return dates.say_number(float(Fraction(fact)), language)
    return fact


@dataclass(frozen=True)
class ShownSide:
    """One sentence with its language, its direction, and its stretches."""

    side: Side

    @property
    def language(self) -> str:
        """Return the code of the language."""
        return self.side.language

    @property
    def language_name(self) -> str:
        """Return what the language's speakers call it."""
        return languages.own_name(self.side.language)

    @property
    def direction(self) -> str:
        """Return the direction the sentence is written in."""
        return languages.direction(self.side.language)


@dataclass(frozen=True)
class ShownFinding:
    """A finding with its title, both sentences, and who accepted it."""

    finding: Finding
    acceptance: AcceptedDifference | None

    @property
    def title(self) -> Any:
        """Return what kind of difference it is."""
        return CALENDAR if self.finding.how == "calendar" else TITLES[self.finding.kind]

    @property
    def note(self) -> Any:
        """Return what has to be said beside the sentences."""
        if self.finding.kind == "fact":
            return _("The facts say: %(fact)s") % {"fact": _in_words(self.finding.detail)}
        return ONE_SIDED if self.finding.how.startswith("only") else ""

    @property
    def sides(self) -> list[ShownSide]:
        """Return the sentences that are there."""
        return [ShownSide(side) for side in self.finding.sides]


def report_context(page: Any, user: Any, other: Any) -> dict[str, Any]:
    """Return what the report's template needs for one version of a page: open findings, then those accepted.

    ``other`` is the version in the other language that it is compared with, or None.
    """
    found = findings_of(page, other)
    stands = accepted(page) if found else {}
    shown = [ShownFinding(one, stands.get(one.fingerprint)) for one in found]
    return {
        "fact_check": {
            "page": page,
            "other": other,
            "open": [one for one in shown if one.acceptance is None],
            "accepted": [one for one in shown if one.acceptance is not None],
            "may_accept": may_accept(user, page),
            # A source goes ahead of its translation; what differs is then settled when that is approved.
            "waits_for_translation": not page.source_id and other is not None,
        }
    }
