"""Decides what is said of a centre or a service at this moment: open, closed, call; suspended, ended."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from portal.dates import say_date
from portal.prepared import Given

from .choices import ServiceStatus
from .hours.changes import changes, closure_words, hours_rows
from .hours.evaluate import StateKind, in_baghdad
from .hours.layers import Hours
from .hours.say import StateWords, state_words


def hours_state(hours: Hours, language: str, now: datetime) -> StateWords:
    """Return the state of the hours of a centre, or of a service there, said in the language."""
    return state_words(hours.state(now), language, now)


def hours_told(hours: Hours, language: str, now: datetime) -> dict[str, Any]:
    """Return state and week, the days with other hours, and until when and why it is closed at once."""
    today = in_baghdad(now).date()
    return {
        "state": hours_state(hours, language, now),
        "hours": hours_rows(hours, language, today),
        "changes": changes(hours, language, today),
        "closed": closure_words(hours, language, now),
    }


def in_list(state: StateWords) -> StateWords:
    """Return the state as lists of centres say it: the days on which people are there say more than "today" does."""
    more = state.days if state.kind == StateKind.CALL else state.more or state.days
    return StateWords(state.kind, state.words, more, state.days)


def service_state(service: Any, hours: Hours, language: str, now: datetime) -> StateWords:
    """Return the state of a service whose hours at the centre are given; a status of its own comes first."""
    today = in_baghdad(now).date()
    if is_ended(service, today):
        more = _("Since %(day)s") % {"day": say_date(service.status_from, language)} if service.status_from else ""
        return StateWords(StateKind.CLOSED.value, _("No longer offered"), more, "")
    if is_suspended(service, today):
        return StateWords(StateKind.CLOSED.value, _("Temporarily suspended"), _suspension(service, language, today), "")
    return hours_state(hours, language, now)


def announced_change(service: Any, language: str, today: date) -> str:
    """Return what will change on a day still to come, in the language; empty where nothing is announced."""
    if service.status_from is None or service.status_from <= today:
        return ""
    day = {"day": say_date(service.status_from, language)}
    if service.status == ServiceStatus.SUSPENDED:
        return _("Will be suspended from %(day)s") % day
    return _("Will end on %(day)s") % day if service.status == ServiceStatus.CLOSED else ""


def is_suspended(service: Any, today: date) -> bool:
    """Say whether the service is suspended today; it stays so until its partner says otherwise."""
    return service.status == ServiceStatus.SUSPENDED and (service.status_from is None or service.status_from <= today)


def is_ended(service: Any, today: date) -> bool:
    """Say whether the service is no longer offered today."""
    return service.status == ServiceStatus.CLOSED and (service.status_from is None or service.status_from <= today)


def ended(today: date) -> Q:
    """Return the condition on services that ``is_ended`` asks."""
    return Q(status=ServiceStatus.CLOSED) & _has_begun(today)


def interrupted(today: date | Given) -> Q:
    """Return the condition on services that cannot be had today: ended or suspended."""
    return Q(status__in=(ServiceStatus.CLOSED, ServiceStatus.SUSPENDED)) & _has_begun(today)


def _has_begun(today: date | Given) -> Q:
    return Q(status_from__isnull=True) | Q(status_from__lte=today)


def _suspension(service: Any, language: str, today: date) -> str:
    """Say since when, and until when it is expected to last; an expectation that has passed is not repeated."""
    first = say_date(service.status_from, language) if service.status_from else ""
    last = service.status_until
    until = say_date(last, language) if last and last >= today else ""
    if first and until:
        return _("Since %(first)s, expected until %(last)s") % {"first": first, "last": until}
    if until:
        return _("Expected until %(day)s") % {"day": until}
    return _("Since %(day)s") % {"day": first} if first else ""
